import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The file in `dist/` that says what was built. */
export const STAMP = '.stamp';

const INPUTS = ['.config/build.ts', 'package-lock.json', 'package.json'];
const FOLDERS = ['.config/build', 'schemas', 'src'];

/** A digest of all that the build reads; content and not time, since a checkout sets all times anew. */
export async function stamp(root: string): Promise<string> {
  const hash = createHash('sha256').update(process.version);
  for (const file of [...INPUTS, ...(await listed(root))].toSorted()) {
    hash.update(`\0${file}\0`).update(await readFile(join(root, file)));
  }
  return hash.digest('hex');
}

/** True when `dist/` was built from what is there now. */
export async function isFresh(root: string): Promise<boolean> {
  const built = await readFile(join(root, 'dist', STAMP), 'utf8').catch(() => '');
  return built !== '' && built === (await stamp(root));
}

async function listed(root: string): Promise<string[]> {
  const found = await Promise.all(
    FOLDERS.map(async (folder) => {
      const entries = await readdir(join(root, folder), { recursive: true, withFileTypes: true }).catch(() => []);
      return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
    }),
  );
  return found.flat().map((path) => path.slice(root.length));
}

import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What most starts are for. Each goes on from what the one before had compiled. */
const LINES = ['validate', 'plan', 'apply --yes'];

/** Runs the build on the embedded sandbox and leaves what V8 compiled beside each chunk (`*.v8`), for this version of Node. How a line ends is no matter here. */
export function keepCompiled(root: string, dist: string): void {
  const folder = mkdtempSync(join(tmpdir(), 'loyalty-build-'));
  try {
    copyFileSync(join(root, 'examples/cafe/loyalty.yaml'), join(folder, 'loyalty.yaml'));
    for (const line of LINES) {
      spawnSync(process.execPath, [join(root, '.config/build/warm.cjs'), dist, ...line.split(' ')], {
        cwd: folder,
        env: { PATH: process.env['PATH'], HOME: folder },
        stdio: 'ignore',
      });
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** A folder for one trial. */
export interface Scratch {
  readonly folder: string;
  path(name: string): string;
  write(name: string, text: string): string;
  clear(): void;
}

/** A new folder with these files in it. */
export function scratch(files: Readonly<Record<string, string>> = {}): Scratch {
  const folder = mkdtempSync(join(tmpdir(), 'loyalty-bench-'));
  const path = (name: string): string => join(folder, name);
  const write = (name: string, text: string): string => {
    mkdirSync(dirname(path(name)), { recursive: true });
    writeFileSync(path(name), text);
    return path(name);
  };
  for (const [name, text] of Object.entries(files)) write(name, text);
  return { folder, path, write, clear: () => rmSync(folder, { recursive: true, force: true }) };
}

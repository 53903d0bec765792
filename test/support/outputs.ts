import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Every file below a folder, by its path. */
export function filesBelow(folder: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const name of readdirSync(folder, { recursive: true }) as string[]) {
    const path = join(folder, name);
    if (statSync(path).isFile()) found.set(name, readFileSync(path, 'utf8'));
  }
  return found;
}

/** What of a text a terminal would obey, or would not show as it stands. */
export function obeyed(text: string): readonly string[] {
  return text.match(/(?![\t\n])[\p{Cc}\p{Cf}\u2028\u2029]/gu) ?? [];
}

import { join } from 'node:path';

/** A site id as a folder name: what is not a letter, a digit, `.`, `_` or `-` is written as its code. */
export function siteName(site: string): string {
  const safe = site.replace(/[^A-Za-z0-9._-]/g, (character) => `%${character.codePointAt(0)?.toString(16)}`);
  return /^\.+$/.test(safe) ? `%${safe}` : safe;
}

/** Where the journals of one site are. */
export function siteFolder(runs: string, site: string): string {
  return join(runs, siteName(site));
}

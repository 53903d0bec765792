import { existsSync, readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { type Stop, usage } from '../exit.ts';
import type { World } from '../world.ts';

/** A site to be taken over: what its folder is called, its id, and the variable that holds its key, when it has one of its own. */
export interface ListedSite {
  readonly name: string;
  readonly site: string;
  readonly key?: string;
}

const NAME = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;
const SITE = /^[A-Za-z0-9_-]{1,100}$/;
const VARIABLE = /^[A-Z_][A-Z0-9_]*$/;

/**
 * Reads `--from-sites`: ids separated by commas, or a file with a site on each line: its id; or a name for its folder and its id; or both and
 * the variable that holds its key. What follows `#` is not read. Throws a Stop for a line that says something else.
 */
export function siteList(text: string, world: World): readonly ListedSite[] {
  const path = resolve(world.cwd, text);
  const isFile = existsSync(path) && statSync(path).isFile();
  if (!isFile && !text.split(/[\s,]+/).some((word) => SITE.test(word))) throw neither(text);
  const lines = isFile ? readFileSync(path, 'utf8').split(/\r?\n/) : text.split(',');
  const sites = lines.flatMap((line, index) => {
    const words = line.replace(/#.*/, '').trim().split(/\s+/).filter(Boolean);
    return words.length === 0 ? [] : [siteIn(words, `${text}:${index + 1}`)];
  });
  if (sites.length === 0) throw usage('NO_SITES', `${text} names no site.`, 'Write the id of a site on each line.');
  mustDiffer(sites, ({ name }) => name.toLowerCase(), 'name');
  mustDiffer(sites, ({ site }) => site, 'site');
  return sites;
}

function neither(text: string): Stop {
  return usage(
    'FILE_NOT_FOUND',
    `${text} is neither a file that is there nor the id of a site.`,
    'Name a file with a site on each line, or write the ids with commas.',
  );
}

function siteIn(words: readonly string[], place: string): ListedSite {
  const [first = '', second, key] = words;
  const named = { name: first, site: second ?? first };
  const good =
    words.length <= 3 && NAME.test(named.name) && SITE.test(named.site) && (key === undefined || VARIABLE.test(key));
  if (good) return key === undefined ? named : { ...named, key };
  throw usage(
    'SITE_UNREADABLE',
    `${place} is not a site: ${words.join(' ').slice(0, 80)}`,
    'Write <id>, or <name> <id>, or <name> <id> <VARIABLE>; names have letters, digits, dots and dashes.',
  );
}

function mustDiffer(sites: readonly ListedSite[], of: (site: ListedSite) => string, what: string): void {
  const twice = sites.find((site, index) => sites.findIndex((other) => of(other) === of(site)) < index);
  if (twice === undefined) return;
  throw usage('SITE_TWICE', `The ${what} ${of(twice)} is there twice.`, 'Keep one of the lines.');
}

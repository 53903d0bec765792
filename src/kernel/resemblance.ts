import { at, isTree, join } from './diff.ts';
import { equal } from './hash.ts';
import type { Json, Kind } from './kind.ts';

/**
 * Is a thing about to be created likely the live one, renamed? Yes when the names are alike but for case, blanks and punctuation, or when
 * everything else the file declares is already so on the live thing; never when they differ in what tells two things of the kind apart.
 */
export function resembles(kind: Kind<unknown>, to: unknown, declared: unknown, live: unknown): boolean {
  if (kind.distinct?.some((path) => !equal(at(to, path), at(live, path)))) return false;
  if (plain(kind.nameOf(to)) === plain(kind.nameOf(live))) return true;
  const leaves = leavesOf(declared).filter(([, value]) => value !== kind.nameOf(to) && value !== null);
  const telling = leaves.filter(([, value]) => typeof value !== 'boolean');
  return telling.length > 0 && leaves.every(([path, value]) => agrees(kind, path, value, at(live, path)));
}

function agrees(kind: Kind<unknown>, path: string, wanted: unknown, live: unknown): boolean {
  return equal(live, wanted) || kind.same?.(path, wanted as Json, live as Json) === true;
}

/** What is left of a name when case, blanks and punctuation do not count; a name of nothing else stays as it is. */
function plain(name: string): string {
  const letters = name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
  return letters === '' ? name : letters;
}

function leavesOf(spec: unknown, path = ''): readonly (readonly [string, unknown])[] {
  if (!isTree(spec)) return [[path, spec]];
  return Object.entries(spec).flatMap(([key, value]) => leavesOf(value, join(path, key)));
}

import { at, isTree, join } from './diff.ts';
import { equal } from './hash.ts';
import type { Json, Kind, Live } from './kind.ts';

/**
 * The live things that one about to be created likely is, renamed: those whose names are alike but for case, blanks and punctuation, and
 * those on which everything else the file declares is already so; never those that differ in what tells two things of the kind apart.
 */
export function lookalikes(
  kind: Kind<unknown>,
  live: readonly Live<unknown>[],
): (to: unknown, declared: unknown) => readonly Live<unknown>[] {
  const known = live.map((thing) => ({ thing, name: plain(kind.nameOf(thing.spec)) }));
  const agrees = (path: string, wanted: unknown, has: unknown): boolean =>
    equal(has, wanted) || kind.same?.(path, wanted as Json, has as Json) === true;
  return (to, declared) => {
    const own = kind.nameOf(to);
    const name = plain(own);
    const leaves = leavesOf(declared, '').filter(([, value]) => value !== own && value !== null);
    // A switch that stands the same way is no sign of kinship, and neither is what can only tell two things apart.
    const telling = leaves.some(([path, value]) => typeof value !== 'boolean' && !kind.distinct?.includes(path));
    return known
      .filter(
        ({ thing, name: other }) =>
          (name === other || (telling && leaves.every(([path, value]) => agrees(path, value, at(thing.spec, path))))) &&
          (kind.distinct ?? []).every((path) => agrees(path, at(to, path), at(thing.spec, path))),
      )
      .map(({ thing }) => thing);
  };
}

/** What is left of a name when case, blanks and punctuation do not count; a name of nothing else stays as it is. */
function plain(name: string): string {
  const letters = name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
  return letters === '' ? name : letters;
}

function leavesOf(spec: unknown, path: string): readonly (readonly [string, unknown])[] {
  if (!isTree(spec)) return [[path, spec]];
  return Object.entries(spec).flatMap(([key, value]) => leavesOf(value, join(path, key)));
}

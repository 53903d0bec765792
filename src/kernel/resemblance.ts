import { groupBy } from './groups.ts';
import { canonical } from './hash.ts';
import type { Json, Kind, Live } from './kind.ts';
import { at, isTree, join } from './tree.ts';

type Leaf = readonly [path: string, value: unknown];
type Things = ReadonlySet<Live<unknown>>;

/**
 * The live things that one about to be created likely is, renamed: those whose names are alike but for case, blanks and punctuation, and
 * those on which everything else the file declares is already so; never those that differ in what tells two things of the kind apart.
 */
export function lookalikes(
  kind: Kind<unknown>,
  live: readonly Live<unknown>[],
): (to: unknown, declared: unknown) => readonly Live<unknown>[] {
  const byName = groupBy(live, ({ spec }) => plain(kind.nameOf(spec)));
  const having = register(kind, live);
  return (to, declared) => {
    const name = kind.nameOf(to);
    const leaves = leavesOf(declared, '').filter(([, value]) => value !== name && value !== null);
    // A switch that stands the same way is no sign of kinship, and neither is what can only tell two things apart.
    const telling = leaves.some(([path, value]) => typeof value !== 'boolean' && !kind.distinct?.includes(path));
    const sets = leaves.map(having).sort((one, other) => one.size - other.size);
    const declaredSo = telling ? [...(sets[0] as Things)].filter((thing) => sets.every((set) => set.has(thing))) : [];
    const told = (kind.distinct ?? []).map((path) => having([path, at(to, path)]));
    return [...new Set([...(byName.get(plain(name)) ?? []), ...declaredSo])].filter((thing) =>
      told.every((set) => set.has(thing)),
    );
  };
}

/** Finds the things that have a value at a path, and remembers them: thousands of creates ask for much the same. */
function register(kind: Kind<unknown>, live: readonly Live<unknown>[]): (leaf: Leaf) => Things {
  const columns = new Map<string, ReadonlyMap<string, readonly Live<unknown>[]>>();
  const known = new Map<string, Things>();
  return ([path, value]) => {
    const text = canonical(value);
    const before = known.get(`${path} ${text}`);
    if (before) return before;
    const column = columns.get(path) ?? groupBy(live, ({ spec }) => canonical(at(spec, path)));
    columns.set(path, column);
    const found = new Set([...(column.get(text) ?? []), ...otherwise(kind, path, value, column)]);
    known.set(`${path} ${text}`, found);
    return found;
  };
}

/** Things whose value is the same though written differently. There is one way to write a number or a switch. */
function otherwise(
  kind: Kind<unknown>,
  path: string,
  value: unknown,
  column: ReadonlyMap<string, readonly Live<unknown>[]>,
): readonly Live<unknown>[] {
  if (!kind.same || typeof value === 'number' || typeof value === 'boolean') return [];
  return [...column].flatMap(([text, things]) =>
    kind.same?.(path, value as Json, JSON.parse(text) as Json) === true ? things : [],
  );
}

/** What is left of a name when case, blanks and punctuation do not count; a name of nothing else stays as it is. */
function plain(name: string): string {
  const letters = name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
  return letters === '' ? name : letters;
}

/** The values in a spec that are no maps, by path. */
export function leavesOf(spec: unknown, path: string): readonly Leaf[] {
  if (!isTree(spec)) return [[path, spec]];
  return Object.entries(spec).flatMap(([key, value]) => leavesOf(value, join(path, key)));
}

import type { Field } from './change.ts';
import { fields } from './diff.ts';
import type { DocumentedChange } from './document.ts';
import { groupBy } from './groups.ts';
import type { Wanted } from './kind.ts';
import type { Wish } from './match.ts';
import { compare as byCodeUnits } from './sorted.ts';
import type { Compared } from './three-way.ts';

/** Something in which a second side differs from a first. */
export interface Difference {
  readonly address: string;
  readonly name: string;
  readonly state: 'first' | 'second' | 'differs';
  /** From the first to the second; for what only one of them has, all that it declares. */
  readonly fields: readonly Field[];
}

/** In what two files differ, by their keys: only what is declared counts. */
export function differencesOfFiles(first: readonly Wish[], second: readonly Wish[]): readonly Difference[] {
  const [left, right] = [first, second].map((wishes) => new Map(wishes.flatMap(declaredIn)));
  return sideBySide(left as Told, right as Told);
}

/** In what a site differs from a file, out of their comparison without a base. */
export function differencesOfSite({
  things,
  unmanaged,
}: Pick<Compared, 'things' | 'unmanaged'>): readonly Difference[] {
  const differing = things.map(
    ({ address, name, state, fields: found }): Difference => ({
      address,
      name,
      state: state === 'gone' ? 'first' : 'differs',
      fields: found.map(({ path, file, site }) => ({
        path,
        ...(file === undefined ? {} : { before: file }),
        ...(site === undefined ? {} : { after: site }),
      })),
    }),
  );
  const added = unmanaged.map((address): Difference => ({ address, name: '', state: 'second', fields: [] }));
  return inOrder([...differing, ...added]);
}

/** In what two plans differ: changes that only one has, and those that end otherwise. */
export function differencesOfPlans(
  first: readonly DocumentedChange[],
  second: readonly DocumentedChange[],
): readonly Difference[] {
  const [left, right] = [first, second].map((changes) => new Map(changes.map(outcome(changes))));
  return sideBySide(left as Told, right as Told);
}

/** The same, seen from the other side. */
export function turned(differences: readonly Difference[]): readonly Difference[] {
  const other = { first: 'second', second: 'first', differs: 'differs' } as const;
  return inOrder(
    differences.map(({ fields: found, state, ...rest }) => ({
      ...rest,
      state: other[state],
      fields: found.map(({ path, before, after }) => ({
        path,
        ...(after === undefined ? {} : { before: after }),
        ...(before === undefined ? {} : { after: before }),
      })),
    })),
  );
}

type Told = ReadonlyMap<string, { readonly name: string; readonly says: unknown }>;

function declaredIn({ kind, wanted }: Wish): readonly (readonly [string, { name: string; says: unknown }])[] {
  return wanted.map((one: Wanted<unknown>) => {
    const { identity, spec, address } = one;
    return [address, { name: kind.nameOf(spec as never) ?? '', says: { ...identity, ...(spec as object) } }];
  });
}

/** What a change comes to, by its address and what it does; steps of one kind at one address are numbered. */
function outcome(
  all: readonly DocumentedChange[],
): (change: DocumentedChange) => readonly [string, { name: string; says: unknown }] {
  const steps = groupBy(all, ({ address, op }) => `${op} ${address}`);
  return (change) => {
    const same = steps.get(`${change.op} ${change.address}`) as DocumentedChange[];
    const step = same.length === 1 ? '' : ` (step ${same.indexOf(change) + 1})`;
    const goals = change.fields.map(({ path, after }) => [path, after ?? null] as const);
    return [`${change.op} ${change.address}${step}`, { name: change.name, says: Object.fromEntries(goals) }];
  };
}

function sideBySide(first: Told, second: Told): readonly Difference[] {
  const addresses = [...new Set([...first.keys(), ...second.keys()])];
  return inOrder(
    addresses.flatMap((address): readonly Difference[] => {
      const [left, right] = [first.get(address), second.get(address)];
      const found = fields(left?.says, right?.says);
      const { name } = (right ?? left) as NonNullable<typeof left>;
      if (left && right && found.length === 0) return [];
      return [
        {
          address,
          name,
          state: left === undefined ? 'second' : right === undefined ? 'first' : 'differs',
          fields: found,
        },
      ];
    }),
  );
}

const ORDER: readonly Difference['state'][] = ['differs', 'first', 'second'];

function inOrder(differences: readonly Difference[]): readonly Difference[] {
  return differences.toSorted(
    (a, b) => ORDER.indexOf(a.state) - ORDER.indexOf(b.state) || byCodeUnits(a.address, b.address),
  );
}

/** What two files say besides their things, key by key, as one difference. */
export function differenceOfRest(first: object, second: object): readonly Difference[] {
  const found = fields(first, second);
  return found.length === 0 ? [] : [{ address: 'file', name: '', state: 'differs', fields: found }];
}

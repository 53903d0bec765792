import { type Address, addressByName, addressOf, type Reference } from './address.ts';
import type { Kind, Live } from './kind.ts';
import type { Policy } from './match.ts';
import { said, wordsOf } from './meaning.ts';
import type { Problem } from './problem.ts';
import { removalsIn, undeletable } from './removals.ts';

/** A live thing and what the plan calls it. */
export interface Addressed {
  readonly address: Address;
  readonly live: Live<unknown>;
}

/** A live thing that is to go, and what asks for it. */
export interface Doomed extends Addressed {
  readonly consent: 'removed' | 'base' | 'exclusive';
}

/** A live thing that the file used to declare, under the address it had there. */
export interface Dropped {
  readonly kind: string;
  readonly id: string;
  readonly address: Address;
}

/** What becomes of the live things of one kind that nobody claimed. */
export interface Leftovers {
  readonly doomed: readonly Doomed[];
  readonly unmanaged: readonly Addressed[];
  readonly ignored: readonly Addressed[];
  readonly problems: readonly Problem[];
  /** Lines under `removed:` that came to something. */
  readonly used: readonly Reference[];
}

/** Sorts what nobody claimed: `ignore` goes before `removed`, that before what the file used to declare and `exclusive`; what cannot be deleted stays. */
export function leftovers(kind: Kind<unknown>, unmatched: readonly Live<unknown>[], policy: Policy): Leftovers {
  const { asked, unclear } = removalsIn(kind, unmatched, policy);
  const ignore = (policy.ignore ?? []).filter(({ section, path }) => section === kind.section && path === '');
  const words = new Set(ignore.map(said));
  const exclusive = !kind.single && policy.exclusive?.includes(kind.section) === true;
  const called = namesFor(kind, unmatched);
  const past = new Map(
    (policy.dropped ?? []).filter((one) => one.kind === kind.name).map(({ id, address }) => [id, address]),
  );
  const all = unmatched.map((live) => {
    const isIgnored = wordsOf(kind, live).some((word) => words.has(word));
    const line = isIgnored ? undefined : asked.get(live);
    const refusal = kind.undeletable(live.spec);
    const before = past.get(live.handle.id);
    const consent: Doomed['consent'] = line ? 'removed' : before ? 'base' : 'exclusive';
    const isDoomed = !isIgnored && refusal === undefined && (line !== undefined || before !== undefined || exclusive);
    return { address: before ?? called(live), live, isIgnored, line, refusal, consent, isDoomed };
  });
  const bare = ({ address, live }: Addressed): Addressed => ({ address, live });
  return {
    doomed: all.filter(({ isDoomed }) => isDoomed).map((one) => ({ ...bare(one), consent: one.consent })),
    unmanaged: all.filter(({ isDoomed, isIgnored }) => !isDoomed && !isIgnored).map(bare),
    ignored: all.filter(({ isIgnored }) => isIgnored).map(bare),
    problems: [
      ...unclear.values(),
      ...all.flatMap(({ address, line, refusal }) =>
        line && refusal !== undefined ? undeletable(address, refusal) : [],
      ),
    ],
    used: [...unclear.keys(), ...all.flatMap(({ line }) => line ?? [])],
  };
}

/** By display name, or by id where two of them bear the same name. */
function namesFor(kind: Kind<unknown>, unmatched: readonly Live<unknown>[]): (live: Live<unknown>) => Address {
  const { section, single } = kind;
  if (single) return () => addressOf(section, single.key);
  const count = new Map<string, number>();
  for (const { spec } of unmatched) count.set(kind.nameOf(spec), (count.get(kind.nameOf(spec)) ?? 0) + 1);
  return ({ spec, handle }) => {
    const name = kind.nameOf(spec);
    return addressByName(section, count.get(name) === 1 ? name : handle.id);
  };
}

import type { Address } from './address.ts';
import type { Draft } from './draft.ts';
import type { Match } from './match.ts';
import type { Problem } from './problem.ts';

/** Refuses to delete what something that stays still refers to, and names who does. */
export function inUse(matches: readonly Match[], drafts: readonly Draft[]): readonly Problem[] {
  const doomed = new Set(
    drafts.filter((draft) => draft.op === 'delete' && draft.consent !== 'replaced').map((draft) => draft.address),
  );
  if (doomed.size === 0) return [];
  const tenants = new Map<Address, string[]>();
  for (const [tenant, needs] of staying(matches, drafts)) {
    for (const address of needs)
      if (doomed.has(address)) tenants.set(address, [...(tenants.get(address) ?? []), tenant]);
  }
  return [...tenants].map(([address, names]) => ({
    code: 'STILL_IN_USE',
    severity: 'error',
    address,
    message: `${address} cannot be deleted: ${names.join(', ')} would still refer to it.`,
    next: 'Declare "byTier:" there without this tier, or remove those as well.',
  }));
}

/** Everything that will be on the site, by address, with what it refers to. */
function staying(
  matches: readonly Match[],
  drafts: readonly Draft[],
): readonly (readonly [Address, readonly Address[]])[] {
  return matches.flatMap((one) => {
    const mine = drafts.filter((draft) => draft.kind === one.kind.name);
    const touched = new Set(mine.flatMap((draft) => (draft.op === 'create' ? [] : [draft.handle.id])));
    const addresses = new Map<string, Address>([
      ...one.claims.pairs.map((pair) => [pair.live.handle.id, pair.wanted.address] as const),
      ...[...one.unmanaged, ...one.ignored].map((thing) => [thing.live.handle.id, thing.address] as const),
    ]);
    const kept = one.live
      .filter((thing) => !touched.has(thing.handle.id))
      .map((thing) => [addresses.get(thing.handle.id) as Address, one.kind.needs(thing.spec)] as const);
    const changed = mine.flatMap((draft) =>
      draft.op === 'delete' ? [] : [[draft.address, one.kind.needs(draft.to)] as const],
    );
    return [...kept, ...changed];
  });
}

import type { Address } from '../kernel/address.ts';
import type { Program, Tier } from './program.ts';
import type { Move } from './subject.ts';

/** One thing before and after a plan; a side on which it is not there is absent. */
export interface Moved<T> {
  readonly address: Address;
  readonly from: T | undefined;
  readonly to: T | undefined;
}

/** The things of a list before and after, by address. */
export function moved<T extends { readonly address: Address }>(
  { before, after }: Move,
  listOf: (program: Program) => readonly T[],
): readonly Moved<T>[] {
  const from = byAddress(listOf(before));
  const to = byAddress(listOf(after));
  return [...new Set([...from.keys(), ...to.keys()])].map((address) => ({
    address,
    from: from.get(address),
    to: to.get(address),
  }));
}

/** Those that are there on both sides. */
export function kept<T extends { readonly address: Address }>(
  move: Move,
  listOf: (program: Program) => readonly T[],
): readonly { readonly address: Address; readonly from: T; readonly to: T }[] {
  return moved(move, listOf).flatMap(({ address, from, to }) => (from && to ? [{ address, from, to }] : []));
}

/** Tiers that are there on both sides, with different thresholds. */
export function thresholds(move: Move): readonly {
  readonly address: Address;
  readonly tier: Tier;
  readonly from: number;
  readonly to: number;
}[] {
  return kept(move, ({ tiers }) => tiers).flatMap(({ address, from: { points: from }, to: tier }) =>
    from === undefined || tier.points === undefined || from === tier.points
      ? []
      : [{ address, tier, from, to: tier.points }],
  );
}

function byAddress<T extends { readonly address: Address }>(things: readonly T[]): ReadonlyMap<Address, T> {
  return new Map(things.map((thing) => [thing.address, thing]));
}

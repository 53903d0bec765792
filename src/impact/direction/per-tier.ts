import { addressOf } from '../../kernel/address.ts';
import { BASE, type Rung } from '../program.ts';

/** What is yet to be created may say nothing of tiers. */
interface Tiered {
  readonly byTier?: { readonly [tier: string]: unknown };
  readonly otherTiers?: { readonly [tier: string]: unknown };
}

/** One tier of a spec with entries by tier: where its entry stands in the file, and how its customers are called in a sentence. */
export interface TierOf {
  readonly rung: Rung;
  /** `byTier.gold.`; empty for the base entry. */
  readonly path: string;
  readonly who: string;
}

/** The base tier, and every tier that has an entry of its own before or after. */
export function tiersIn(from: Tiered, to: Tiered): readonly TierOf[] {
  const keys = new Set([from.byTier, to.byTier].flatMap(keysOf));
  const ids = new Set([from.otherTiers, to.otherTiers].flatMap(keysOf));
  const rung = { name: '', from: 0 };
  return [
    { rung: { ...rung, address: BASE, key: 'base', id: null }, path: '', who: 'Customers' },
    ...[...keys].map((key) => ({
      rung: { ...rung, address: addressOf('tiers', key), key, id: undefined },
      path: `byTier.${key}.`,
      who: `Customers in ${key}`,
    })),
    ...[...ids].map((id) => ({
      rung: { ...rung, address: addressOf('tiers', id), key: '', id },
      path: `otherTiers.${id}.`,
      who: 'Customers in a tier that the file does not name',
    })),
  ];
}

function keysOf(entries: object | undefined): readonly string[] {
  return Object.keys(entries ?? {});
}

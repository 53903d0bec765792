import type { Address } from '../kernel/address.ts';
import type { Problem } from '../kernel/problem.ts';
import type { Tiered } from './by-tier.ts';

/** An update that changes what the values of a thing mean. */
export interface Turn {
  readonly address: Address;
  /** `from percentage to fixedAmount`. */
  readonly turn: string;
  readonly from: Tiered<unknown>;
  readonly to: Tiered<unknown>;
  /** The file declares `byTier`. */
  readonly declared: boolean;
}

/** Errors for live per-tier entries that would have to be kept, and cannot, since their values mean something else afterwards. */
export function keptEntries({ address, turn, from, to, declared }: Turn): readonly Problem[] {
  const at = { code: 'BYTIER_NEEDED', severity: 'error', address, path: 'byTier' } as const;
  const tiers = Object.keys(from.byTier);
  const strangers = Object.keys(to.otherTiers);
  if (!declared && tiers.length > 0) {
    const message = `${address} turns ${turn}, and the values that the site has for ${tiers.join(', ')} cannot turn with it.`;
    return [{ ...at, message, next: 'Declare "byTier" with the new values, or "byTier: {}" for none.' }];
  }
  if (strangers.length === 0) return [];
  const message = `${address} turns ${turn}, and its values for tiers that this file does not declare (ids ${strangers.join(', ')}) cannot turn with it.`;
  return [{ ...at, message, next: 'Declare those tiers under "tiers" and their new values under "byTier".' }];
}

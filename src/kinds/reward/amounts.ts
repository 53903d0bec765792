import type { Address } from '../../kernel/address.ts';
import type { Problem } from '../../kernel/problem.ts';
import { hundredths, money } from '../money.ts';
import type { RewardEntry } from './entry.ts';

/** Smallest and greatest amount in hundredths, and how to say it. */
interface Range {
  readonly min: bigint;
  readonly max?: bigint;
  readonly says: string;
}

const ABOVE_NOTHING: Range = { min: 1n, says: 'at least 0.01' };
const RANGES: { readonly [name: string]: Range } = {
  fixedAmount: ABOVE_NOTHING,
  amount: ABOVE_NOTHING,
  percentage: { min: 1n, max: 10_000n, says: 'above 0, up to 100' },
  minimumSubtotal: { min: 0n, says: 'at least 0' },
};

type Fields = { readonly [name: string]: unknown };

/** The same entry with every amount in its canonical spelling; undefined, with an error for each, when one is none or out of range. */
export function withAmounts(
  address: Address,
  entry: RewardEntry,
): { readonly entry: RewardEntry<string> | undefined; readonly problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const clean = (fields: Fields, path: string): Fields =>
    Object.fromEntries(
      Object.entries(fields).map(([name, value]) => {
        const range = RANGES[name];
        if (!range) return [name, value];
        const amount = money(value);
        if (amount === undefined || !fits(amount, range))
          problems.push(misfit(address, `${path}.${name}`, value, range));
        return [name, amount];
      }),
    );
  const { coupon, discount, byTier } = entry;
  const cleaned = {
    ...entry,
    ...(coupon ? { coupon: clean({ ...coupon }, 'coupon') } : {}),
    ...(discount ? { discount: clean({ ...discount }, 'discount') } : {}),
    ...(byTier
      ? {
          byTier: Object.fromEntries(
            Object.entries(byTier).map(([tier, offer]) => [tier, clean({ ...offer }, `byTier.${tier}`)]),
          ),
        }
      : {}),
  };
  return { entry: problems.length > 0 ? undefined : (cleaned as RewardEntry<string>), problems };
}

function fits(amount: string, { min, max }: Range): boolean {
  const value = hundredths(amount);
  return value >= min && (max === undefined || value <= max);
}

function misfit(address: Address, path: string, value: unknown, { says }: Range): Problem {
  return {
    code: 'AMOUNT',
    severity: 'error',
    address,
    path,
    message: `${path} of ${address} is ${JSON.stringify(value)}; it has to be ${says}, with at most 2 places behind the point.`,
    next: 'Write it like 5, 4.5 or "4.50", without a currency.',
  };
}

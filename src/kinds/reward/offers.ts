import type { Address } from '../../kernel/address.ts';
import type { Declared } from '../../kernel/kind.ts';
import type { Problem } from '../../kernel/problem.ts';
import { noBaseEntry } from '../by-tier.ts';
import type { OfferEntry, RewardEntry } from './entry.ts';
import { AMOUNTS, type Coupon, type Offer, type RewardSpec, type Value } from './reward.ts';

type Values = Declared<Pick<Coupon, 'fixedAmount' | 'percentage' | 'freeShipping'>>;

/** Costs and values of a reward, for the base tier and the tiers. */
export interface Offers {
  readonly spec: Declared<RewardSpec>;
  /** The values of a coupon, without its limits. */
  readonly coupon?: Values;
  readonly problems: readonly Problem[];
}

/** What stands above `byTier`, for its entries to inherit. */
interface Above {
  readonly address: Address;
  readonly cost: number | undefined;
  readonly value: Value | undefined;
  /** The number that goes with the value; free shipping has none. */
  readonly amount: string | undefined;
}

/** Reads costs and values; every tier gets a whole entry. With entries for tiers and nothing whole above them, the base tier has none. */
export function readOffers(address: Address, entry: RewardEntry<string>): Offers {
  const declared = Object.entries(entry.byTier ?? {});
  const top = topValue(entry);
  const value = top ?? commonValue(declared.map(([, own]) => own));
  const amount = value && value !== 'freeShipping' ? { ...entry.coupon, ...entry.discount }[value] : undefined;
  const tiers = declared.map(([tier, own]) => ({
    tier,
    ...readTier(`byTier.${tier}`, own, { address, cost: entry.costInPoints, value, amount }),
  }));
  const whole = entry.costInPoints !== undefined && (top === 'freeShipping' || amount !== undefined);
  const baseless = declared.length > 0 && !whole;
  const spec: Declared<RewardSpec> = {
    ...(baseless ? { costInPoints: null } : costOf(entry)),
    ...(entry.byTier
      ? { byTier: Object.fromEntries(tiers.flatMap(({ tier, offer }) => (offer ? [[tier, offer]] : []))) }
      : {}),
  };
  const problems = tiers.flatMap((tier) => tier.problems);
  const warnings = baseless ? [noBaseEntry(address, 'costInPoints and a value', 'they cannot redeem it')] : [];
  return { ...typed(spec, entry, value, baseless ? null : amount), problems: [...problems, ...warnings] };
}

/** The type that the declared values make, and the values as that type holds them. `amount` is null when the base tier has none. */
function typed(
  spec: Declared<RewardSpec>,
  entry: RewardEntry<string>,
  value: Value | undefined,
  amount: string | null | undefined,
): Omit<Offers, 'problems'> {
  if (value === 'amount')
    return { spec: { ...spec, type: 'discount', coupon: null, discount: amount === undefined ? {} : { amount } } };
  if (value === undefined) return { spec: entry.coupon ? { ...spec, type: 'coupon', discount: null } : spec };
  const coupon: Values = {
    fixedAmount: value === 'fixedAmount' ? (amount ?? null) : null,
    percentage: value === 'percentage' ? (amount ?? null) : null,
    freeShipping: value === 'freeShipping' ? true : null,
  };
  return { spec: { ...spec, type: 'coupon', discount: null }, coupon };
}

function costOf({ costInPoints }: RewardEntry<string>): Declared<RewardSpec> {
  return costInPoints === undefined ? {} : { costInPoints };
}

function topValue({ coupon, discount }: RewardEntry<string>): Value | undefined {
  if (discount) return 'amount';
  return (['fixedAmount', 'percentage', 'freeShipping'] as const).find((value) => coupon?.[value] !== undefined);
}

/** The value that the entries themselves have, where none stands above them. */
function commonValue(entries: readonly OfferEntry<string>[]): Value | undefined {
  return AMOUNTS.find((value) => entries.some((own) => own[value] !== undefined));
}

function readTier(
  path: string,
  own: OfferEntry<string>,
  { address, cost, value, amount }: Above,
): { readonly offer?: Offer; readonly problems: readonly Problem[] } {
  const at = { severity: 'error', address } as const;
  const stray = AMOUNTS.find((name) => name !== value && own[name] !== undefined);
  if (stray) {
    const message = `${path} of ${address} has ${stray}, but the reward gives ${value}.`;
    return {
      problems: [{ ...at, code: 'BY_TIER_MISFIT', path: `${path}.${stray}`, message, next: `Delete ${stray} there.` }],
    };
  }
  const costInPoints = own.costInPoints ?? cost;
  if (costInPoints !== undefined && value === 'freeShipping') return { offer: { costInPoints }, problems: [] };
  const given = value && value !== 'freeShipping' ? (own[value] ?? amount) : undefined;
  if (costInPoints !== undefined && value && given !== undefined)
    return { offer: { costInPoints, [value]: given }, problems: [] };
  const missing = costInPoints === undefined ? 'costInPoints' : (value ?? 'fixedAmount, percentage or amount');
  const message = `${path} of ${address} has no ${missing}, and there is none above byTier to take it from.`;
  return {
    problems: [
      {
        ...at,
        code: 'BY_TIER_INCOMPLETE',
        path,
        message,
        next: 'Complete the entry, or declare costInPoints and a value above byTier.',
      },
    ],
  };
}

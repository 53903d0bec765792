import { Document, isMap, visit } from 'yaml';

/** How big a program is, and which edition of it: things of another edition differ in one amount, and in nothing else. */
export interface Size {
  readonly tiers: number;
  readonly rules: number;
  readonly rewards: number;
  readonly edition?: number;
}

/** The hundred resources most bars are about. */
export const HUNDRED: Size = { tiers: 5, rules: 45, rewards: 50 };
/** Ten times as many; five pages of rewards. */
export const THOUSAND: Size = { tiers: 5, rules: 495, rewards: 500 };

const FIXED_TRIGGERS = ['bookings/BookingConfirmed', 'events/Rsvp'];
const MONEY_TRIGGERS = ['stores/OrderPaid', 'events/OrderConfirmed'];

const number = (index: number): string => String(index + 1).padStart(3, '0');
const numbered = <Part>(count: number, make: (index: number) => Part): readonly Part[] =>
  Array.from({ length: count }, (_, index) => make(index));
const keyed = (word: string, parts: readonly unknown[]): Record<string, unknown> =>
  Object.fromEntries(parts.map((part, index) => [`${word}-${number(index)}`, part]));

function ruleOf(index: number, edition: number): object {
  const points = 5 + (index % 20) + edition;
  const title = `Way to earn ${number(index)}`;
  const byTier = index % 3 === 0 ? { byTier: { 'tier-001': { points: points + 5 } } } : {};
  const turn = Math.floor(index / 2) % 2;
  if (index % 2 === 0) return { title, trigger: FIXED_TRIGGERS[turn], fixedAmount: { points }, ...byTier };
  return { title, trigger: MONEY_TRIGGERS[turn], conversionRate: { points, moneyAmount: 1 }, ...byTier };
}

function rewardOf(index: number, edition: number): object {
  const costInPoints = 100 + 10 * index + edition;
  const head = { name: `Reward ${number(index)}`, costInPoints };
  const byTier = index % 3 === 0 ? { byTier: { 'tier-002': { costInPoints: costInPoints - 5 } } } : {};
  if (index % 4 === 0) return { ...head, coupon: { fixedAmount: 5, minimumSubtotal: 20 }, ...byTier };
  if (index % 4 === 1) return { ...head, coupon: { percentage: 10, scope: { namespace: 'stores' } }, ...byTier };
  if (index % 4 === 2) return { ...head, coupon: { freeShipping: true }, ...byTier };
  return { ...head, coupon: { fixedAmount: '2.50', limitedToOneItem: true }, ...byTier };
}

/** What an expert would say of any program with hundreds of things on four triggers; it is not what is measured. */
const OFF = ['L-EARN-05', 'L-EARN-06', 'L-EARN-09', 'L-TIER-05', 'L-VAL-02', 'L-VAL-03', 'L-VAL-06'];
const checks = Object.fromEntries(OFF.map((id) => [id, { off: true, reason: 'a generated program' }]));

/** A file of that size for the site `sandbox`. */
export function programText({ tiers, rules, rewards, edition = 0 }: Size): string {
  return written({
    version: 1,
    site: 'sandbox',
    ...(tiers === 0
      ? {}
      : {
          tiers: keyed(
            'tier',
            numbered(tiers, (index) => ({ name: `Tier ${number(index)}`, requiredPoints: 1000 * (index + 1) })),
          ),
        }),
    ...(rules === 0
      ? {}
      : {
          earningRules: keyed(
            'rule',
            numbered(rules, (index) => ruleOf(index, edition)),
          ),
        }),
    ...(rewards === 0
      ? {}
      : {
          rewards: keyed(
            'reward',
            numbered(rewards, (index) => rewardOf(index, edition)),
          ),
        }),
    checks,
  });
}

/** As people write it: one line for each attribute of a thing, and what is within an attribute in braces. */
function written(file: object): string {
  const document = new Document(file);
  visit(document, {
    Map: (_, map, path) => {
      if (path.filter(isMap).length >= 3) map.flow = true;
    },
  });
  return document.toString({ lineWidth: 0 });
}

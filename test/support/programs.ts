import type { Assumptions } from '../../src/impact/assumptions.ts';
import type { Thing } from '../../src/impact/program.ts';
import { type Situation, situationOf } from '../../src/impact/situation.ts';
import type { Address } from '../../src/kernel/address.ts';
import type { Change } from '../../src/kernel/change.ts';
import type { EarningRuleSpec } from '../../src/kinds/earning-rule/spec.ts';
import type { RewardSpec } from '../../src/kinds/reward/spec.ts';
import type { Account } from './clientele.ts';
import { type Customer, FORMULAS, populationOf } from './population.ts';

/** The moment of every reading in these tests. */
export const NOW = '2026-11-21T08:00:00.000Z';

/** A coupon reward, active. */
export function aReward(
  key: string,
  costInPoints: number | null,
  amount: string | null,
  more: Partial<RewardSpec> = {},
): Thing<RewardSpec> {
  const spec: RewardSpec = {
    name: key,
    active: true,
    type: 'coupon',
    costInPoints,
    coupon: {
      fixedAmount: amount,
      percentage: null,
      freeShipping: null,
      minimumSubtotal: null,
      scope: null,
      limitedToOneItem: false,
      appliesToSubscriptions: false,
      discountedCycleCount: null,
    },
    discount: null,
    byTier: {},
    otherTiers: {},
    ...more,
  };
  return { kind: 'reward', address: `rewards/${key}`, id: `id-${key}`, spec };
}

/** A coupon in per cent. */
export function percentOff(
  key: string,
  costInPoints: number,
  percentage: string,
  more: Partial<NonNullable<RewardSpec['coupon']>> = {},
): Thing<RewardSpec> {
  const { spec, ...thing } = aReward(key, costInPoints, null);
  return { ...thing, spec: { ...spec, coupon: { ...spec.coupon!, percentage, ...more } } };
}

/** Free shipping. */
export function freeShipping(key: string, costInPoints: number): Thing<RewardSpec> {
  const { spec, ...thing } = aReward(key, costInPoints, null);
  return { ...thing, spec: { ...spec, coupon: { ...spec.coupon!, freeShipping: true } } };
}

/** The flexible discount at checkout. */
export function flexible(
  key: string,
  costInPoints: number,
  amount: string,
  more: Partial<RewardSpec> = {},
): Thing<RewardSpec> {
  return aReward(key, costInPoints, null, { type: 'discount', coupon: null, discount: { amount }, ...more });
}

/** A rule that is active; points for each order, or for every `per` units of money. */
export function aRule(
  key: string,
  trigger: string | null,
  points: number,
  per?: number,
  more: Partial<EarningRuleSpec> = {},
): Thing<EarningRuleSpec> {
  const spec: EarningRuleSpec = {
    title: key,
    status: 'active',
    trigger,
    triggerApp: null,
    custom: null,
    automated: false,
    deletable: true,
    fixedAmount: per === undefined ? { points } : null,
    conversionRate: per === undefined ? null : { points, moneyAmount: per },
    byTier: {},
    otherTiers: {},
    ...more,
  };
  return { kind: 'earning-rule', address: `earningRules/${key}`, id: `id-${key}`, spec };
}

/** A tier. */
export function aTier(key: string, requiredPoints: number): Thing {
  return {
    kind: 'tier',
    address: `tiers/${key}`,
    id: `id-${key}`,
    spec: { name: key[0]!.toUpperCase() + key.slice(1), description: '', icon: null, requiredPoints },
  };
}

/** The things of which a site has one each. */
export function singles({
  status = 'active',
  tiers = 'active',
  months = 12,
  expiration = 'disabled',
} = {}): readonly Thing[] {
  const base = { name: 'Base', description: '', icon: null };
  return [
    {
      kind: 'program',
      address: 'program/identity',
      id: 'program',
      spec: { name: 'Perks', points: { name: 'Stars', icon: null } },
    },
    { kind: 'program-status', address: 'program/status', id: 'program', spec: { status } },
    {
      kind: 'points-expiration',
      address: 'program/expiration',
      id: 'program',
      spec: { status: expiration, monthsOfInactivity: 12, expiringPointsPercentage: 100 },
    },
    {
      kind: 'tiers-program',
      address: 'tiersProgram/settings',
      id: 'settings',
      spec: { status: tiers, rollingWindowMonths: months, baseTier: base },
    },
  ];
}

/** Merged into a thing's spec, at top level. */
export function changed(things: readonly Thing[], address: Address, to: object): Change {
  const thing = things.find((one) => one.address === address);
  if (!thing) throw new Error(`no ${address}`);
  const spec = { ...(thing.spec as object), ...to };
  return { ...step(address, thing.kind), op: 'update', from: thing.spec, to: spec, handle: { id: thing.id ?? '' } };
}

/** A thing that is not there yet. */
export function added({ kind, address, spec }: Thing, more: { readonly replaces?: boolean } = {}): Change {
  return { ...step(address, kind), op: 'create', to: spec, ...more };
}

/** A thing that goes. */
export function removed(
  things: readonly Thing[],
  address: Address,
  consent: 'removed' | 'replaced' = 'removed',
): Change {
  const thing = things.find((one) => one.address === address);
  if (!thing) throw new Error(`no ${address}`);
  return { ...step(address, thing.kind), op: 'delete', from: thing.spec, handle: { id: thing.id ?? '' }, consent };
}

function step(address: Address, kind: string) {
  return { address, kind, name: address, waitsFor: [], reason: 'The file and the site differ.', risk: 'low' } as const;
}

/** The example programs, as a site has them. */
export const PROGRAMS = {
  cafe: [
    ...singles({ tiers: 'disabled' }),
    aRule('order', 'restaurants-order-is-pending', 1, 1),
    aReward('six-off', 100, '6'),
  ],
  salon: [
    ...singles(),
    aTier('silver', 600),
    aTier('gold', 1500),
    aRule('booking', 'bookings/BookingConfirmed', 60, undefined, {
      byTier: { silver: { points: 70 }, gold: { points: 80 } },
    }),
    aRule('sign-up', 'wix_members-uou_signs_up', 25),
    aReward('fifteen-off', 600, '15'),
    percentOff('twenty-percent', 400, '20', { minimumSubtotal: '40' }),
  ],
  store: [
    ...singles(),
    aTier('silver', 1500),
    aTier('gold', 5000),
    aRule('purchase', 'stores/OrderPaid', 5, 1, {
      byTier: { silver: { points: 6, moneyAmount: 1 }, gold: { points: 7, moneyAmount: 1 } },
    }),
    aReward('five-off', 500, '5'),
    aReward('eleven-off', 1000, '11'),
    aReward('twenty-four-off', 2000, '24'),
    freeShipping('free-shipping', 600),
  ],
  chain: [
    ...singles({ tiers: 'disabled' }),
    aRule('order', 'restaurants-order-is-pending', 1, 1),
    aReward('eight-off', 120, '8'),
  ],
} as const satisfies Record<keyof typeof FORMULAS, readonly Thing[]>;

/** What their owners would declare. */
export const ASSUMPTIONS: Readonly<Record<keyof typeof FORMULAS, Assumptions>> = {
  cafe: { currency: 'USD', averageOrder: '8.40', visitsPerMonth: 2.6, margin: 0.65, redemptionRate: 0.72 },
  salon: { currency: 'USD', averageOrder: 72, visitsPerMonth: '0.722222', margin: 0.55, redemptionRate: 0.68 },
  store: {
    currency: 'USD',
    averageOrder: 58,
    visitsPerMonth: 1,
    margin: 0.48,
    redemptionRate: 0.6,
    shippingCost: 6.95,
  },
  chain: { currency: 'USD', averageOrder: 31, visitsPerMonth: 2, margin: 0.6, redemptionRate: 0.55 },
};

/** The customers of an example, on the tiers of a ladder given as thresholds by tier id. */
export function accountsOf(
  customers: readonly Pick<Customer, 'earned' | 'balance'>[],
  ladder: readonly (readonly [string, number])[],
): readonly Account[] {
  return customers.map(({ earned, balance }) => ({
    tier: ladder.findLast(([, from]) => from <= earned)?.[0] ?? null,
    tierPoints: earned,
    balance,
  }));
}

/** The ladder that these things make. */
export function ladderOf(things: readonly Thing[]): readonly (readonly [string, number])[] {
  const active = things.some(
    ({ kind, spec }) => kind === 'tiers-program' && (spec as { status: string }).status === 'active',
  );
  if (!active) return [];
  return things
    .filter(({ kind }) => kind === 'tier')
    .map(({ id, spec }) => [id ?? '', (spec as { requiredPoints: number }).requiredPoints] as const)
    .sort(([, a], [, b]) => a - b);
}

/** An example with its customers, and the situation that changes to it make. */
export function example(name: keyof typeof FORMULAS): {
  readonly things: readonly Thing[];
  readonly accounts: readonly Account[];
  situation(changes: readonly Change[], terms?: Partial<Situation>): Situation;
} {
  const things = PROGRAMS[name];
  return {
    things,
    accounts: accountsOf(populationOf(FORMULAS[name]), ladderOf(things)),
    situation: (changes, terms) =>
      situationOf(things, changes, { now: NOW, level: 'estimate', assumptions: ASSUMPTIONS[name], ...terms }),
  };
}

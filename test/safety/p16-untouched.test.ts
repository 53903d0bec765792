import { describe, expect, it } from 'vitest';
import type { SiteState, Switches } from '../../src/sandbox/index.ts';
import { type Direct, direct } from '../support/direct.ts';
import { leavesOf } from '../support/leaves.ts';
import { type File, ROOMY, TURNED, WHOLE, yaml } from '../support/whole.ts';

/** Under which a write that leaves something out loses it. */
const RESETTING: Partial<Switches> = {
  programPatch: 'replace',
  tierPatch: 'replace',
  rewardPut: 'full',
  rulePut: 'full',
  conversionField: 'dropped',
  emptyIcon: 'cleared',
};

/** Writable, and nothing the file or the adapter knows of. */
const UNKNOWN = { wixWillInventThis: { some: ['day'], on: true } };

/** The sandbox itself answers these without what it does not know. */
const UNSEEN = /^\.reward\.couponReward\.(percentage|fixedAmount|freeShipping)$/;

/** Somebody else's tier, in no file: its entries must survive. */
const FOREIGN_TIER = '99999999-0000-4000-8000-000000000009';

/** Every object within, with something in it that nobody knows of. */
function salted(value: unknown): unknown {
  if (Array.isArray(value)) return value;
  if (typeof value !== 'object' || value === null) return value;
  return { ...Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, salted(inner)])), ...UNKNOWN };
}

async function site(switches: Partial<Switches>): Promise<Direct> {
  const made = await direct({ state: ROOMY, switches });
  await made.converge(yaml(WHOLE));
  const { program, tiersProgramSettings, tiers, earningRules, rewards } = made.state();
  const foreign = { tierId: FOREIGN_TIER, moneyAmount: 1, points: 99 };
  const rules = earningRules.map((rule) => {
    const { conversionRate } = rule;
    if (!conversionRate) return rule;
    const configs = [...(conversionRate.configs ?? []), foreign];
    return { ...rule, conversionRate: { ...conversionRate, field: 'plan.price', configs } };
  });
  made.setState(salted({ program, tiersProgramSettings, tiers, rewards, earningRules }) as Partial<SiteState>);
  made.setState({
    tiers: tiers.map(salted) as SiteState['tiers'],
    earningRules: rules.map(salted) as SiteState['earningRules'],
    rewards: rewards.map(salted) as SiteState['rewards'],
  });
  made.sandbox.forgetRequests();
  return made;
}

/** Paths at which a body holds an object without the salt: something of it would be lost. Icons are Wix's. */
function unsalted(body: unknown, path = ''): readonly string[] {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return [];
  const inner = Object.entries(body)
    .filter(([key]) => !(key in UNKNOWN) && key !== 'icon')
    .flatMap(([key, value]) => unsalted(value, `${path}.${key}`));
  return [...(Object.keys(UNKNOWN).every((key) => key in body) ? [] : [path]), ...inner];
}

/** What a site holds, value by value, without Wix's book-keeping; entries of lists by tier and not by position. */
function values(state: SiteState): ReadonlyMap<string, unknown> {
  const sorted = structuredClone(state) as unknown as Record<string, unknown>;
  const bySomeId = (list: readonly unknown[]): readonly unknown[] =>
    list.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
  const order = (value: unknown): unknown => {
    if (Array.isArray(value)) return bySomeId(value.map(order));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, order(inner)]));
  };
  for (const part of ['earningRules', 'rewards']) sorted[part] = (sorted[part] as readonly unknown[]).map(order);
  return new Map(leavesOf(sorted as unknown as SiteState).map(({ name, value }) => [name, value]));
}

/** One file for every attribute in which the two programs differ: everything else is not declared at all. */
const ONE_BY_ONE: readonly (readonly [string, File, string])[] = [
  ['program.points.name', { program: { points: { name: 'Suns' } } }, 'program pointDefinition.customName'],
  ['program.name', { program: { name: 'Other' } }, 'program name'],
  ['program.status', { program: { status: 'paused' } }, 'program status'],
  [
    'program.expiration',
    { program: { expiration: { expiringPointsPercentage: 60 } } },
    'program pointsExpiration.expiringPointsPercentage',
  ],
  ['expiration.status', { program: { expiration: { status: 'disabled' } } }, 'program pointsExpiration.status'],
  [
    'rollingWindowMonths',
    { tiersProgram: { rollingWindowMonths: 30 } },
    'tiersProgramSettings rollingWindow.durationInMonths',
  ],
  ['baseTier.name', { tiersProgram: { baseTier: { name: 'All' } } }, 'tiersProgramSettings baseTierDefinition.name'],
  ['tiersProgram.status', { tiersProgram: { status: 'paused' } }, 'tiersProgramSettings status'],
  [
    'tier.description',
    { tiers: { gold: { name: 'Gold', description: 'New' } } },
    'tiers/Gold tierDefinition.description',
  ],
  ['tier.requiredPoints', { tiers: { gold: { name: 'Gold', requiredPoints: 6000 } } }, 'tiers/Gold requiredPoints'],
  ['rule.title', { earningRules: { p: { trigger: 'stores/OrderPaid', title: 'New' } } }, 'earningRules/* title'],
  [
    'rule.status',
    { earningRules: { b: { custom: 'BIRTHDAY', status: 'paused' } } },
    'earningRules/Happy birthday status',
  ],
  [
    'automation.points',
    { earningRules: { s: { adopt: true, trigger: 'wix_members-uou_signs_up', fixedAmount: { points: 9 } } } },
    'earningRules/Welcome fixedAmount.configs.0.points',
  ],
  ['reward.active', { rewards: { m: { name: '15% off mugs', active: true } } }, 'rewards/15% off mugs active'],
  [
    'reward.minimumSubtotal',
    { rewards: { f: { name: '$5 off your order', coupon: { minimumSubtotal: 30 } } } },
    'rewards/$5 off your order couponReward.minimumSubtotal',
  ],
  [
    'reward.discount',
    { rewards: { d: { name: 'Flexible reward', discount: { amount: 3 } } } },
    'rewards/Flexible reward discountAmount.configsByTier.0.amount',
  ],
];

describe('P16: what was not declared stays as it is', () => {
  it.each(ONE_BY_ONE)('when %s alone is declared and changed', async (_, file, moved) => {
    const made = await site(RESETTING);
    const before = values(made.state());
    await made.converge(yaml(file));
    const after = values(made.state());
    const differing = [...new Set([...before.keys(), ...after.keys()])].filter(
      (name) => before.get(name) !== after.get(name) && !name.includes('wixWillInventThis'),
    );
    // A thing that is called otherwise is listed under both names.
    const renamed = moved.includes('*');
    if (renamed) expect(differing.every((name) => name.startsWith('earningRules/'))).toBe(true);
    else expect(differing).toEqual([moved]);
  });

  it('through an update of every thing at once, whatever an omission means', async () => {
    const made = await site(RESETTING);
    const things = (state: SiteState): readonly string[] => [
      ...state.tiers.map(({ id }) => id),
      ...state.earningRules.map(({ id }) => id),
      ...state.rewards.map(({ id }) => id),
    ];
    const before = things(made.state());
    await made.converge(yaml(TURNED));
    const writes = made.writes();
    expect(writes.filter(({ method }) => method === 'PUT').length).toBe(10);
    // A body is the envelope around one thing; a PATCH sends the sub-objects it touches, and those whole.
    const lossy = writes.flatMap(({ call, method, body }) =>
      unsalted(body)
        .filter((path) => path.split('.').length > (method === 'PUT' ? 1 : 2) && !UNSEEN.test(path))
        .map((path) => `${call} ${path}`),
    );
    expect(lossy).toEqual([]);
    expect(things(made.state())).toEqual(before);
    const purchase = made.state().earningRules.find(({ conversionRate }) => conversionRate);
    expect(purchase?.conversionRate?.configs).toContainEqual({ tierId: FOREIGN_TIER, moneyAmount: 1, points: 99 });
    expect(purchase?.conversionRate?.field).toBe('plan.price');
    expect((await made.plan(yaml(TURNED))).document.changes).toEqual([]);
  });
});

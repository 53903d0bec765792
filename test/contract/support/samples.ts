import { APPS, type Route } from '../../../src/wire/index.ts';

/** A thing that is there. */
export interface Thing {
  readonly id: string;
  readonly revision: string;
}

/** What a sample may refer to. */
export interface Known {
  readonly siteId: string;
  readonly accountId: string;
  readonly tier: Thing;
  readonly reward: Thing;
  readonly rule: Thing;
  /** An automation somebody made in the dashboard. */
  readonly automation: Thing;
  readonly settings: Pick<Thing, 'revision'>;
}

/** One call of the SDK, and all it must put on the wire; written by hand from the contract, not computed. */
export interface Sample {
  readonly arguments: readonly unknown[];
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  /** The fixture it needs; `dashboard` when not given. */
  readonly fixture?: string;
}

const SHAPE = 'shapes/11062b_5f2a4d1e9c7b4a0fa8e3d2c1b0a99887.svg';
const MEDIA = 'wix:image://v1/a1b2~mv2.png/star.png#originWidth=200&originHeight=100';
const MEDIA_ON_WIRE = {
  id: 'a1b2~mv2.png',
  height: 100,
  width: 200,
  altText: 'star.png',
  filename: 'star.png',
  url: MEDIA,
};

const rule = (title: string, points: number) => ({
  sourceAppId: APPS.loyalty,
  triggerAppId: APPS.ecommerce,
  triggerActivityType: 'stores/OrderPaid',
  title,
  status: 'ACTIVE',
  conversionRate: { configs: [{ moneyAmount: 1, points }] },
});
const coupon = (name: string, amount: number) => ({
  name,
  active: true,
  type: 'COUPON_REWARD',
  couponReward: {
    fixedAmount: { configsByTier: [{ costInPoints: 100, amount }] },
    minimumSubtotal: 20.5,
    limitedToOneItem: false,
  },
});
const tier = (name: string, requiredPoints: number) => ({ tierDefinition: { name, description: '' }, requiredPoints });
const settings = { status: 'ACTIVE', rollingWindow: { durationInMonths: 24 } };
const base = { name: 'Basic', description: 'Everybody' };

type Write = (known: Known) => Sample;
const nothing: Write = () => ({ arguments: [] });
const action: Write = () => ({ arguments: [], body: {} });

const PROGRAM_SAMPLES: Record<string, Write> = {
  getLoyaltyProgram: nothing,
  updateLoyaltyProgram: () => ({
    arguments: [
      {
        name: 'Perks',
        pointDefinition: { customName: 'Stars', icon: SHAPE },
        pointsExpiration: { monthsOfInactivity: 6 },
      },
    ],
    body: {
      loyaltyProgram: {
        name: 'Perks',
        pointDefinition: { customName: 'Stars', icon: { url: SHAPE } },
        pointsExpiration: { monthsOfInactivity: 6 },
      },
    },
  }),
  activateLoyaltyProgram: action,
  pauseLoyaltyProgram: action,
  enablePointsExpiration: action,
  disablePointsExpiration: action,
  getLoyaltyProgramPremiumFeatures: nothing,
  bulkGetLoyaltyProgram: nothing,
};

const RULE_SAMPLES: Record<string, Write> = {
  createLoyaltyEarningRule: () => ({
    arguments: [rule('5 a dollar', 5)],
    body: { earningRule: rule('5 a dollar', 5) },
  }),
  bulkCreateLoyaltyEarningRules: () => ({
    arguments: [[rule('one', 1), rule('two', 2)]],
    body: { earningRules: [rule('one', 1), rule('two', 2)] },
  }),
  createCustomLoyaltyEarningRule: () => ({
    arguments: ['BIRTHDAY', { earningRule: { title: 'Happy birthday', fixedAmount: { configs: [{ points: 50 }] } } }],
    body: { type: 'BIRTHDAY', earningRule: { title: 'Happy birthday', fixedAmount: { configs: [{ points: 50 }] } } },
    fixture: 'fresh',
  }),
  getLoyaltyEarningRule: (known) => ({ arguments: [known.rule.id], query: { id: known.rule.id } }),
  updateLoyaltyEarningRule: ({ rule: { id, revision } }) => ({
    arguments: [id, { title: 'Renamed', status: 'PAUSED', revision }],
    body: { earningRule: { title: 'Renamed', status: 'PAUSED', revision, id } },
  }),
  deleteLoyaltyEarningRule: ({ rule: { id, revision } }) => ({
    arguments: [id, { revision }],
    query: { id, revision },
  }),
  deleteAutomationEarningRule: ({ automation: { id } }) => ({ arguments: [id], query: { id } }),
  listEarningRules: () => ({
    arguments: [{ triggerAppId: APPS.stores, triggerActivityType: 'stores/OrderPaid' }],
    query: { triggerAppId: APPS.stores, triggerActivityType: 'stores/OrderPaid' },
  }),
};

const REWARD_SAMPLES: Record<string, Write> = {
  createReward: () => ({ arguments: [coupon('$5 off', 5)], body: { reward: coupon('$5 off', 5) } }),
  bulkCreateRewards: () => ({
    arguments: [[coupon('$5 off', 5), coupon('$7 off', 7.25)]],
    body: { rewards: [coupon('$5 off', 5), coupon('$7 off', 7.25)] },
  }),
  getReward: ({ reward: { id } }) => ({ arguments: [id], query: { id } }),
  updateReward: ({ reward: { id, revision } }) => ({
    arguments: [id, { ...coupon('$6 off', 6), revision }],
    body: { reward: { ...coupon('$6 off', 6), revision, id } },
  }),
  deleteReward: ({ reward: { id, revision } }) => ({ arguments: [id, revision], query: { id, revision } }),
  listRewards: () => ({ arguments: [{ cursorPaging: { limit: 2 } }], query: { 'cursorPaging.limit': '2' } }),
  queryRewards: () => ({
    arguments: [
      {
        filter: { name: { $startsWith: 'Free' } },
        sort: [{ fieldName: '_createdDate', order: 'DESC' }],
        cursorPaging: { limit: 100 },
      },
    ],
    body: {
      query: {
        filter: { name: { $startsWith: 'Free' } },
        sort: [{ fieldName: 'createdDate', order: 'DESC' }],
        cursorPaging: { limit: 100 },
      },
    },
  }),
  bulkGetRewards: nothing,
};

const TIER_SAMPLES: Record<string, Write> = {
  createTier: () => ({
    arguments: [{ tierDefinition: { name: 'Platinum', description: 'x', icon: MEDIA }, requiredPoints: 9_000 }],
    body: {
      tier: { tierDefinition: { name: 'Platinum', description: 'x', icon: MEDIA_ON_WIRE }, requiredPoints: 9_000 },
    },
  }),
  bulkCreateTiers: () => ({
    arguments: [[tier('Platinum', 9_000), tier('Diamond', 20_000)]],
    body: { tiers: [tier('Platinum', 9_000), tier('Diamond', 20_000)] },
  }),
  getTier: ({ tier: { id } }) => ({ arguments: [id], query: { tierId: id } }),
  updateTier: ({ tier: { id, revision } }) => ({
    arguments: [
      id,
      { tierDefinition: { name: 'Silver plus', description: '', icon: SHAPE }, requiredPoints: 501, revision },
    ],
    body: {
      tier: {
        tierDefinition: { name: 'Silver plus', description: '', icon: { url: SHAPE } },
        requiredPoints: 501,
        revision,
        id,
      },
    },
  }),
  deleteTier: ({ tier: { id, revision } }) => ({ arguments: [id, revision], query: { tierId: id, revision } }),
  listTiers: nothing,
  createTiersProgramSettings: () => ({
    arguments: [{ ...settings, baseTierDefinition: base }],
    body: { programSettings: { ...settings, baseTierDefinition: base } },
    fixture: 'fresh',
  }),
  getTiersProgram: nothing,
  getTiersProgramSettings: nothing,
  updateTiersProgramSettings: ({ settings: { revision } }) => ({
    arguments: [{ ...settings, baseTierDefinition: { ...base, icon: SHAPE }, revision }],
    body: { programSettings: { ...settings, baseTierDefinition: { ...base, icon: { url: SHAPE } }, revision } },
  }),
};

const SOCIAL_MEDIA_SAMPLES: Record<string, Write> = {
  createFollowedChannel: () => ({
    arguments: [{ channel: 'INSTAGRAM' }],
    body: { followedChannel: { channel: 'INSTAGRAM' } },
  }),
  listFollowedChannels: nothing,
};

const SAMPLES: Record<Route['module'], Record<string, Write>> = {
  programs: PROGRAM_SAMPLES,
  earningRules: RULE_SAMPLES,
  rewards: REWARD_SAMPLES,
  tiers: TIER_SAMPLES,
  socialMedia: SOCIAL_MEDIA_SAMPLES,
};

/** The sample for a row of the wire table. Throws when somebody added a row and no sample. */
export function sampleFor(route: Route, known: Known): Sample {
  const write = SAMPLES[route.module][route.call];
  if (!write) throw new Error(`There is no sample for ${route.module}.${route.call}`);
  return write(known);
}

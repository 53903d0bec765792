import { stringify } from 'yaml';
import type { SiteState } from '../../src/sandbox/index.ts';
import { NO_CHECKS, UNWEIGHED } from '../../test/support/consents.ts';
import { runHere } from './in-process.ts';
import { shapeOf } from './judge.ts';
import { scratch } from './scratch.ts';
import { EMPTY, serveSite } from './site.ts';

/** A site, a file, and what the site looks like once the file is applied. */
export interface Scenario {
  readonly name: string;
  readonly state: Partial<SiteState>;
  readonly text: string;
  /** `shapeOf` the site after an apply that nothing disturbed. */
  readonly goal: string;
  /** Requests of that apply, and things it made. */
  readonly requests: number;
  readonly made: number;
}

/** Flags of every apply in these trials: nothing to ask, no pace to keep. */
export const APPLY = ['apply', '--yes', ...UNWEIGHED, '--max-rps', '10000'] as const;

const keyed = (word: string, count: number, make: (number: number) => object): Record<string, object> =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`${word}-${index + 1}`, make(index + 1)]));

const SETTINGS = {
  program: {
    name: 'Perks',
    status: 'active',
    points: { name: 'Stars' },
    expiration: { status: 'enabled', monthsOfInactivity: 6 },
  },
  tiersProgram: { status: 'active', rollingWindowMonths: 18, baseTier: { name: 'Member', description: 'All' } },
};

/** One of everything: nothing here goes out in bulk. */
const SINGLE = {
  ...SETTINGS,
  tiers: { gold: { name: 'Gold', requiredPoints: 1000 } },
  earningRules: {
    purchase: {
      title: 'Shop',
      trigger: 'stores/OrderPaid',
      conversionRate: { points: 2, moneyAmount: 1 },
      byTier: { gold: { points: 3 } },
    },
    // Two requests: a custom rule takes no status when it is made.
    birthday: { title: 'Birthday', custom: 'BIRTHDAY', status: 'paused', fixedAmount: { points: 50 } },
  },
  rewards: { five: { name: 'Five off', costInPoints: 500, coupon: { fixedAmount: 5 } } },
};

/** Enough of everything for a bulk call of each kind, and two of rewards. */
const bulk = (edition: number) => ({
  tiers: keyed('tier', 3, (number) => ({ name: `Tier ${number}`, requiredPoints: 1000 * number + edition })),
  earningRules: keyed('rule', 4, (number) => ({
    title: `Rule ${number}`,
    trigger: 'stores/OrderPaid',
    fixedAmount: { points: number + edition },
    byTier: { 'tier-1': { points: number + 10 + edition } },
  })),
  rewards: keyed('reward', 12, (number) => ({
    name: `Reward ${number}`,
    costInPoints: 100 * number + edition,
    coupon: { percentage: 10 },
  })),
});

const textOf = (sections: object) => stringify({ version: 1, site: 'sandbox', ...sections, checks: NO_CHECKS });

/** Creates one by one, creates in bulk, updates, deletes, and all of it at once with names and thresholds that change places. */
export async function scenarios(): Promise<readonly Scenario[]> {
  const empty = { ...EMPTY };
  const full = (await played(empty, textOf({ ...SETTINGS, ...bulk(0) }))).after;
  const changed = { ...SETTINGS, program: { ...SETTINGS.program, name: 'Perks 2', status: 'paused' } };
  const removed = [
    ...[2, 3].map((number) => `tiers/"Tier ${number}"`),
    ...[1, 2, 3].map((number) => `earningRules/"Rule ${number}"`),
    ...[1, 2, 3, 4, 5].map((number) => `rewards/"Reward ${number}"`),
  ];
  return Promise.all([
    scenario('create', empty, textOf(SINGLE)),
    scenario('bulk', empty, textOf(bulk(0))),
    scenario('update', full, textOf({ ...changed, ...bulk(7) })),
    scenario('delete', full, textOf({ removed })),
    scenario('mixed', full, textOf(mixed(full))),
  ]);
}

function mixed(site: Partial<SiteState>): object {
  const idOf = (name: string) => site.tiers?.find(({ tierDefinition }) => tierDefinition?.name === name)?.id;
  const base = bulk(3);
  return {
    ...SETTINGS,
    tiers: {
      'tier-1': { id: idOf('Tier 1'), name: 'Tier 2', requiredPoints: 2000 },
      'tier-2': { id: idOf('Tier 2'), name: 'Tier 1', requiredPoints: 1000 },
      'tier-4': { name: 'Tier 4', requiredPoints: 4000 },
    },
    earningRules: {
      ...base.earningRules,
      'rule-5': {
        title: 'Rule 5',
        trigger: 'events/Rsvp',
        fixedAmount: { points: 5 },
        byTier: { 'tier-4': { points: 9 } },
      },
    },
    rewards: {
      'reward-1': { name: 'Reward one', formerly: ['Reward 1'], costInPoints: 111 },
      // Another type under one name: deleted and made anew.
      'reward-2': { name: 'Reward 2', costInPoints: 10, discount: { amount: 1 } },
      'reward-13': { name: 'Reward 13', costInPoints: 1300, coupon: { freeShipping: true } },
    },
    removed: ['tiers/"Tier 3"', 'rewards/"Reward 12"'],
  };
}

async function scenario(name: string, state: Partial<SiteState>, text: string): Promise<Scenario> {
  const { after, requests, made } = await played(state, text);
  return { name, state, text, goal: shapeOf(after), requests, made };
}

async function played(state: Partial<SiteState>, text: string) {
  const { folder, clear } = scratch({ 'loyalty.yaml': text });
  const site = await serveSite({}, state);
  const ended = await runHere([...APPLY, '--endpoint', site.url], { cwd: folder });
  if (ended.exit !== 0) throw new Error(`the undisturbed apply ended with ${ended.exit}:\n${ended.out}${ended.err}`);
  const log = site.requests();
  const after = site.state();
  await site.close();
  clear();
  return { after, requests: log.length, made: log.reduce((sum, { created }) => sum + created.length, 0) };
}

import { stringify } from 'yaml';
import type { SiteState } from '../../src/sandbox/index.ts';
import { NO_CHECKS, UNWEIGHED } from '../../test/support/consents.ts';
import { type Edit, editsOf, type Touched } from '../lib/human.ts';
import { type Printed, runHere } from '../lib/in-process.ts';
import type { Report } from '../lib/report.ts';
import { scratch } from '../lib/scratch.ts';
import { EMPTY, serveSite, writesIn } from '../lib/site.ts';

/** When a person edits: between a saved plan and its apply, between the plan of a direct apply and its second look, or after the second look. */
export const MOMENTS = ['saved', 'direct', 'late'] as const;
type Moment = (typeof MOMENTS)[number];

const ICON = (number: number) => `shapes/39dce0a5d1ce498f95526b1390eaf58${number}.svg`;

/** A program with every field set, and two things that are to go. */
const before = {
  program: {
    ...{ name: 'Perks', status: 'active', points: { name: 'Stars', icon: ICON(1) } },
    expiration: { status: 'enabled', monthsOfInactivity: 6, expiringPointsPercentage: 50 },
  },
  tiersProgram: {
    status: 'active',
    rollingWindowMonths: 18,
    baseTier: { name: 'Member', description: 'All', icon: ICON(2) },
  },
  tiers: {
    gold: { name: 'Gold', description: 'The best', icon: ICON(3), requiredPoints: 1000 },
    old: { name: 'Old', requiredPoints: 3000 },
  },
  earningRules: {
    shop: {
      title: 'Shop',
      trigger: 'stores/OrderPaid',
      conversionRate: { points: 2, moneyAmount: 1 },
      byTier: { gold: { points: 3 } },
    },
    book: {
      title: 'Book',
      trigger: 'bookings/BookingConfirmed',
      fixedAmount: { points: 10 },
      byTier: { gold: { points: 13 } },
    },
    birthday: { title: 'Birthday', custom: 'BIRTHDAY', fixedAmount: { points: 50 } },
    rsvp: { title: 'Rsvp', trigger: 'events/Rsvp', fixedAmount: { points: 5 } },
  },
  rewards: {
    five: {
      name: 'Five',
      costInPoints: 500,
      coupon: { fixedAmount: 5, minimumSubtotal: 20, limitedToOneItem: true },
      byTier: { gold: { costInPoints: 450 } },
    },
    plan: {
      ...{ name: 'Plan', costInPoints: 700 },
      coupon: {
        percentage: 10,
        scope: { namespace: 'pricingPlans', group: 'plan', entityId: 'p1' },
        appliesToSubscriptions: true,
        discountedCycleCount: 3,
      },
    },
    ship: { name: 'Ship', costInPoints: 300, coupon: { freeShipping: true } },
    flexible: { name: 'Flexible', costInPoints: 100, discount: { amount: 1 } },
    last: { name: 'Last', costInPoints: 900, coupon: { fixedAmount: 9 } },
  },
};

/** The same with one thing of each changed in one attribute, and two removed. */
const after = {
  program: {
    ...before.program,
    name: 'Perks 2',
    status: 'paused',
    expiration: { ...before.program.expiration, monthsOfInactivity: 9 },
  },
  tiersProgram: { ...before.tiersProgram, rollingWindowMonths: 24 },
  tiers: { gold: { ...before.tiers.gold, requiredPoints: 1500 } },
  earningRules: {
    shop: { ...before.earningRules.shop, title: 'Shopping' },
    book: { ...before.earningRules.book, status: 'paused' },
    birthday: { ...before.earningRules.birthday, fixedAmount: { points: 60 } },
  },
  rewards: {
    five: { ...before.rewards.five, costInPoints: 550 },
    plan: { ...before.rewards.plan, costInPoints: 750 },
    ship: { ...before.rewards.ship, costInPoints: 350 },
    flexible: { ...before.rewards.flexible, discount: { amount: 3 } },
  },
  removed: ['tiers/"Old"', 'earningRules/"Rsvp"', 'rewards/"Last"'],
};

const textOf = (sections: object) => stringify({ version: 1, site: 'sandbox', ...sections, checks: NO_CHECKS });
const FLAGS = [...UNWEIGHED, '--max-rps', '10000', '--settle', '0.1'];

/** The site as it is when the plan is made, and every edit of everything that the plan touches. */
export async function staleSite(): Promise<{ readonly state: SiteState; readonly edits: readonly Edit[] }> {
  const desk = scratch({ 'loyalty.yaml': textOf(before) });
  const site = await serveSite({}, EMPTY);
  const made = await runHere(['apply', '--yes', '--endpoint', site.url, ...FLAGS], { cwd: desk.folder });
  if (made.exit !== 0) throw new Error(made.out + made.err);
  const state = site.state();
  await site.close();
  desk.clear();
  return { state, edits: touchedIn(state).flatMap((touched) => editsOf(state, touched)) };
}

function touchedIn({ tiers, earningRules, rewards }: SiteState): readonly Touched[] {
  const rules: Record<string, string> = { shop: 'Shop', book: 'Book', birthday: 'Birthday', '"Rsvp"': 'Rsvp' };
  const gifts: Record<string, string> = {
    five: 'Five',
    plan: 'Plan',
    ship: 'Ship',
    flexible: 'Flexible',
    '"Last"': 'Last',
  };
  return [
    { address: 'program/identity', of: 'program', without: ['status', 'pointsExpiration'] },
    { address: 'program/status', of: 'program', below: 'status' },
    { address: 'program/expiration', of: 'program', below: 'pointsExpiration' },
    { address: 'tiersProgram/settings', of: 'tiersProgramSettings' },
    ...[
      ['gold', 'Gold'],
      ['"Old"', 'Old'],
    ].map(
      ([key, name]): Touched => ({
        ...{ address: `tiers/${key}`, of: 'tiers' },
        id: tiers.find(({ tierDefinition }) => tierDefinition?.name === name)?.id ?? '',
      }),
    ),
    ...Object.entries(rules).map(
      ([key, title]): Touched => ({
        ...{ address: `earningRules/${key}`, of: 'earningRules' },
        id: earningRules.find((rule) => rule.title === title)?.id ?? '',
      }),
    ),
    ...Object.entries(gifts).map(
      ([key, name]): Touched => ({
        ...{ address: `rewards/${key}`, of: 'rewards' },
        id: rewards.find((reward) => reward.name === name)?.id ?? '',
      }),
    ),
  ];
}

/** What came of an edit. */
export interface Edited {
  readonly exit: number;
  /** Writes that the site carried out after the edit. */
  readonly writes: number;
  readonly survived: boolean;
  readonly named: boolean;
  readonly said: string;
}

/** Plans, lets a person edit at that moment, and applies. */
export async function edited(state: SiteState, edit: Edit, moment: Moment): Promise<Edited> {
  const desk = scratch({ 'loyalty.yaml': textOf(after) });
  const site = await serveSite({}, state);
  const { sandbox } = site;
  const byHand = () => sandbox.setState(state.id, edit.apply(sandbox.state()));
  const at = ['--endpoint', site.url, ...FLAGS];
  let ended: Printed;
  if (moment === 'saved') {
    const planned = await runHere(['plan', '--out', 'plan.json', ...at.slice(0, -2)], { cwd: desk.folder });
    if (planned.exit !== 0) throw new Error(planned.out + planned.err);
    byHand();
    ended = await runHere(['apply', 'plan.json', '--yes', ...at], { cwd: desk.folder });
  } else {
    // Five reads make the plan, five more look again.
    const release = sandbox.onRequest(({ index, phase }) => {
      if (index === (moment === 'direct' ? 6 : 11) && phase === 'before') byHand();
    });
    ended = await runHere(['apply', '--yes', ...at], { cwd: desk.folder });
    release();
  }
  const text = `${ended.out}${ended.err}`;
  const result: Edited = {
    exit: ended.exit,
    writes: site.requests().filter(({ committed }) => committed).length,
    survived: edit.survives(site.state()),
    named: text.includes(`${edit.address} moved since`),
    said: text.slice(-600),
  };
  if (writesIn(site.requests()) < result.writes) throw new Error('the log counts more than was sent');
  await site.close();
  desk.clear();
  return result;
}

/** R3: a person edits every field of every kind while we are at it. */
export async function r3(report: Report): Promise<void> {
  const { state, edits } = await staleSite();
  for (const moment of MOMENTS) {
    let [overwritten, wrote, unnamed, otherExit] = [0, 0, 0, 0];
    for (const edit of edits) {
      const result = await edited(state, edit, moment);
      const early = moment !== 'late';
      const bad = !result.survived || !result.named || (early && (result.exit !== 4 || result.writes > 0));
      if (bad) report.note(`${moment} ${edit.address} ${edit.field}: ${JSON.stringify(result).slice(0, 500)}`);
      overwritten += Number(!result.survived);
      wrote += early ? result.writes : 0;
      unnamed += Number(!result.named);
      otherExit += Number(early ? result.exit !== 4 : ![4, 5].includes(result.exit));
    }
    const what = `${edits.length} edits, ${moment}`;
    report.count('R3', `${what}: overwritten`, overwritten, '=', 0);
    if (moment !== 'late') report.count('R3', `${what}: writes before refusing`, wrote, '=', 0);
    report.count('R3', `${what}: not named in the message`, unnamed, '=', 0);
    report.count('R3', `${what}: other exit codes than documented`, otherExit, '=', 0);
  }
}

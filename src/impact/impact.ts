import { adverseFirst, directions } from './direction/direction.ts';
import type { Impact } from './document.ts';
import { expirySection } from './expiry-section.ts';
import { countFigure, countOf } from './figure.ts';
import { giveBackSection, liabilitySection, speedSection, tierMoney } from './money-section.ts';
import { notesOn } from './notes.ts';
import { type Picture, pictureOf } from './picture.ts';
import { type Answered, answerTo } from './population.ts';
import { searchPump } from './pump/search.ts';
import { TOTALS_AGAIN } from './questions.ts';
import { atLeast, type Balances } from './reach.ts';
import { effectiveAssumptions } from './redemption.ts';
import { rewardsSection } from './rewards-section.ts';
import { budgetOf, type Situation } from './situation.ts';
import { tiersSection } from './tiers-section.ts';

/** Of the totals, above which a site is said to have moved while it was read. */
const MOVED = 0.005;

/**
 * What a plan does to customers, from what was answered so far. Every question of `nextQuestions` that has no answer makes figures less sure or
 * leaves them out, and the notes say which. Nothing in it tells of fewer than five customers.
 */
export function impact(asked: Situation, answered: readonly Answered[]): Impact {
  const situation = effectiveAssumptions(asked, answered);
  const { assumptions, before, after } = situation;
  const picture = pictureOf(situation, answered);
  const budget = budgetOf(situation);
  return {
    level: situation.level,
    observedAt: situation.now,
    reads: {
      calls: answered.reduce((all, { read }) => all + read.calls, 0),
      accounts: countOf(answered.reduce((all, { read }) => all + read.accounts, 0)),
      budget: budget === Number.MAX_SAFE_INTEGER ? null : budget,
      moving: picture ? isMoving(picture) : null,
    },
    called: after.called,
    currency: assumptions?.currency ?? null,
    assumptions: assumptions ?? null,
    directions: adverseFirst(directions(situation.changes)),
    giveBack: assumptions ? giveBackSection(situation, assumptions) : [],
    speed: assumptions ? speedSection(situation, assumptions) : [],
    pump: assumptions ? searchPump(before, after, assumptions) : null,
    notes: notesOn(asked, picture),
    ...(picture ? people(picture) : NOBODY),
  };
}

type People = Pick<
  Impact,
  'customers' | 'tiers' | 'rewards' | 'liability' | 'expiry' | 'stranded' | 'distribution' | 'balance95'
>;

const NOBODY: People = {
  customers: null,
  tiers: null,
  rewards: [],
  liability: null,
  expiry: null,
  stranded: null,
  distribution: null,
  balance95: null,
};

/** The figures that need to know the customers. */
function people(picture: Picture): People {
  const { situation, totals, balances } = picture;
  const { assumptions } = situation;
  return {
    customers: countFigure(
      {
        low: totals.answer.accounts,
        value: totals.answer.accounts,
        high: totals.answer.accounts,
        spread: 0,
        reads: [totals.read],
      },
      'Accounts, as the site counts them.',
    ),
    tiers: tiersSection(picture, tierMoney(picture)),
    rewards: rewardsSection(picture),
    liability: assumptions ? liabilitySection(picture, assumptions) : null,
    expiry: expirySection(picture),
    stranded:
      balances && situation.before.status === 'active' && situation.after.status === 'paused'
        ? countFigure(atLeast(balances, 1), 'Accounts with at least one point.')
        : null,
    distribution: balances ? { edges: balances.edges, counts: balances.counts.map(countOf) } : null,
    balance95: (balances && balance95(balances)) ?? null,
  };
}

/** Where nobody has any points, or few people are, there is no such edge. */
function balance95(balances: Balances): number | undefined {
  const all = atLeast(balances, 0).value;
  const allowed = Math.floor(all / 20);
  return all < 20 ? undefined : balances.edges.find((edge) => atLeast(balances, edge).value <= allowed);
}

/** Whether the totals moved between the first reading and the last. */
function isMoving({ answered, totals }: Picture): boolean | null {
  const again = answerTo(answered, TOTALS_AGAIN)?.answer;
  if (!again) return null;
  const moved = (before: number, after: number): boolean => Math.abs(after - before) > MOVED * before;
  const { answer } = totals;
  return moved(answer.accounts, again.accounts) || moved(answer.points.balance, again.points.balance);
}

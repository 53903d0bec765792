import { adverseFirst, directions } from './direction/direction.ts';
import type { Impact } from './document.ts';
import { expirySection } from './expiry-section.ts';
import { countFigure, countOf } from './figure.ts';
import { giveBackSection, liabilitySection, speedSection, tierMoney } from './money-section.ts';
import { notesOn } from './notes.ts';
import { isMoving, type Picture, pictureOf } from './picture.ts';
import type { Answered } from './population.ts';
import { namesOf } from './program.ts';
import { searchPump } from './pump/search.ts';
import { atLeast, type Balances } from './reach.ts';
import { effectiveAssumptions } from './redemption.ts';
import { rewardsSection } from './rewards-section.ts';
import { budgetOf, type Situation } from './situation.ts';
import { counted } from './tally.ts';
import { tiersSection } from './tiers-section.ts';

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
    names: namesOf(before, after),
    currency: assumptions?.currency ?? null,
    assumptions: assumptions ?? null,
    directions: adverseFirst(directions(situation.changes)),
    giveBack: assumptions ? giveBackSection(situation, assumptions) : [],
    speed: assumptions ? speedSection(situation, assumptions) : [],
    pump: assumptions ? searchPump(before, after, assumptions) : null,
    notes: notesOn(asked, answered, picture),
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

/** The figures that need to know the customers. Of a site that has none there is nothing to tell but that. */
function people(picture: Picture): People {
  const { situation, totals, balances } = picture;
  const { assumptions } = situation;
  const customers = countFigure(counted(totals.answer.accounts, [totals.read]), 'Accounts, as the site counts them.');
  if (totals.answer.accounts === 0) return { ...NOBODY, customers };
  return {
    customers,
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

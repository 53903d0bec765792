import { monthsBefore } from './moments.ts';
import { costFor, pairedRewards, type RewardPair } from './offers.ts';
import { type AccountsQuestion, ascending, type Range, type Totals, type Turned } from './population.ts';
import type { Rung } from './program.ts';
import { isSame, type Origin, originsOf, pointEdges, stretchToRead, windowMoves, windowTargets } from './segments.ts';
import type { Situation } from './situation.ts';

/** What a customer pays for one reward now and then; undefined: cannot have it. */
export interface CostPair {
  readonly before: number | undefined;
  readonly after: number | undefined;
}

/** A rung as it is, and the question that has to be put about its accounts, if any. */
export interface Stratum extends Origin {
  readonly question?: AccountsQuestion;
}

/** The rungs of the program as it is, each with what has to be read of it: the few whose accounts move or pay another price than the rest. */
export function strataOf(situation: Situation, totals: Totals): readonly Stratum[] {
  const origins = originsOf(situation, totals);
  const joint = pairedRewards(situation.before, situation.after).filter((pair) => isJoint(pair, situation, origins));
  const balance = balanceEdges(joint, situation);
  return origins.map((origin) => {
    const turned = mayTurn(origin, situation) ? windowTurn(situation) : undefined;
    const whole = turned !== undefined || joint.some((pair) => standsOut(pair, origin, origins));
    const tierPoints: Range | undefined = whole ? {} : thresholdStretch(origin, situation);
    if (tierPoints === undefined || origin.accounts === 0 || origin.rung.id === undefined) return origin;
    const edges = { tierPoints: pointEdges(situation), balance };
    return {
      ...origin,
      question: {
        ask: 'accounts',
        tier: origin.rung.id,
        tierPoints,
        edges,
        of: origin.accounts,
        ...(turned && { turned }),
      },
    };
  });
}

/** What customers who go from one rung to another pay for a reward. */
export function costPair({ before, after }: RewardPair, from: Rung, to: Rung): CostPair {
  return { before: costFor(before, from), after: costFor(after, to) };
}

/** True when every rung pays the same for a reward, now and then: balances alone tell who can afford it. */
export function isUniform({ before, after }: RewardPair, situation: Situation): boolean {
  const costs = situation.before.ladder.map((rung) => costFor(before, rung));
  const later = situation.after.ladder.map((rung) => costFor(after, rung));
  return new Set(costs).size <= 1 && new Set(later).size <= 1;
}

/** Every price of these rewards, ascending. */
export function balanceEdges(pairs: readonly RewardPair[], { before, after }: Situation): readonly number[] {
  const costs = pairs.flatMap((pair) => [
    ...before.ladder.map((rung) => costFor(pair.before, rung)),
    ...after.ladder.map((rung) => costFor(pair.after, rung)),
  ]);
  return ascending(costs.filter((cost) => cost !== undefined));
}

/** True for a reward with different prices by tier, when somebody's price changes: tiers and balances must be seen together. */
function isJoint(pair: RewardPair, situation: Situation, origins: readonly Origin[]): boolean {
  if (isUniform(pair, situation)) return false;
  return origins.some(({ rung, segments }) => segments.some(({ to }) => changes(costPair(pair, rung, to))));
}

/** True for a rung that has to be read whole, since those who stay on it fare otherwise than those who stay in the base tier. */
function standsOut(pair: RewardPair, origin: Origin, origins: readonly Origin[]): boolean {
  const lots = origins.map((one) => lotOfStayers(pair, one));
  if (!lots.some(changes)) return false;
  const own = lotOfStayers(pair, origin);
  return own.before !== lots[0]?.before || own.after !== lots[0]?.after;
}

/** What those of a rung pay who stay on it, or, where nobody stays, those at its foot. */
function lotOfStayers(pair: RewardPair, { rung, segments }: Origin): CostPair {
  const staying = segments.find(({ to }) => isSame(to, rung)) ?? segments[0];
  return costPair(pair, rung, staying.to);
}

function changes({ before, after }: CostPair): boolean {
  return before !== after;
}

function mayTurn(origin: Origin, situation: Situation): boolean {
  return windowMoves(situation) && windowTargets(origin, situation).length > 1;
}

/** Which points the change of the window takes away, or adds. */
function windowTurn({ before, after, now }: Situation): Turned {
  const [old, fresh] = [monthsBefore(now, before.windowMonths), monthsBefore(now, after.windowMonths)];
  return after.windowMonths < before.windowMonths
    ? { from: old, until: fresh, way: 'leave' }
    : { from: fresh, until: old, way: 'enter' };
}

/** Where the window changes too, points as they are counted now say nothing about who moves. */
function thresholdStretch(origin: Origin, situation: Situation): Range | undefined {
  return windowMoves(situation) ? undefined : stretchToRead(origin, situation);
}

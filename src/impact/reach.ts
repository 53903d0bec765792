import { isKnown, type Known } from './movement.ts';
import { costFor, type RewardPair } from './offers.ts';
import { type Answered, type Answers, answerTo, covers, type Read } from './population.ts';
import { balancesQuestion } from './questions.ts';
import { nearBelow } from './segments.ts';
import type { Situation } from './situation.ts';
import { balanceEdges, type CostPair, costPair, isUniform, type Stratum } from './strata.ts';
import { between, counted, less, sampled, sum, type Tally } from './tally.ts';

/** Who can afford a reward. */
export interface Reach {
  readonly now: Tally;
  readonly after: Tally;
  /** Could take it yesterday, cannot today. */
  readonly outOfReach: Tally;
  readonly inReach: Tally;
  /** Within a tenth of its new price; only where all pay the same. */
  readonly near: Tally | undefined;
}

/** The balances of all accounts, by the bands of their question. */
export interface Balances {
  readonly edges: readonly number[];
  readonly counts: readonly number[];
  readonly read: Read;
}

/** The answer about balances; undefined when there is none. */
export function balancesIn(situation: Situation, answered: readonly Answered[]): Balances | undefined {
  const question = balancesQuestion(situation);
  const found = answerTo(answered, question);
  return found && { edges: question.edges, counts: (found.answer as Answers['balances']).counts, read: found.read };
}

/** Who can afford a reward, now and then. */
export function reachOf(
  pair: RewardPair,
  situation: Situation,
  balances: Balances,
  strata: readonly (Stratum | Known)[],
): Reach {
  if (isUniform(pair, situation)) return uniform(pair, situation, balances);
  const prices = balanceEdges([pair], situation);
  const known = strata.filter(isKnown).filter(({ edges }) => prices.every((price) => edges.balance.includes(price)));
  const rest = strata
    .filter(({ accounts }) => accounts > 0)
    .flatMap((stratum) =>
      pairsOf(
        pair,
        stratum,
        known.find((one) => one === stratum),
      ),
    );
  const inCells = (passes: (cost: CostPair, balance: number) => boolean): Tally =>
    sum(known.map((stratum) => within(stratum, pair, passes)));
  const left = (cost: number | undefined): Tally =>
    less(
      atLeast(balances, cost),
      inCells((_, balance) => cost !== undefined && balance >= cost),
    );
  const of = (passes: (cost: CostPair, balance: number) => boolean, remaining: (cost: CostPair) => Tally): Tally =>
    sum([inCells(passes), spread(rest.map(remaining))]);
  const can = (cost: number | undefined, balance: number): boolean => cost !== undefined && balance >= cost;
  return {
    now: of(
      (cost, balance) => can(cost.before, balance),
      (cost) => left(cost.before),
    ),
    after: of(
      (cost, balance) => can(cost.after, balance),
      (cost) => left(cost.after),
    ),
    outOfReach: of(
      (cost, balance) => can(cost.before, balance) && !can(cost.after, balance),
      (cost) => (rises(cost.before, cost.after) ? less(left(cost.before), left(cost.after)) : counted(0, [])),
    ),
    inReach: of(
      (cost, balance) => !can(cost.before, balance) && can(cost.after, balance),
      (cost) => (rises(cost.after, cost.before) ? less(left(cost.after), left(cost.before)) : counted(0, [])),
    ),
    near: undefined,
  };
}

/** How many accounts have at least so many points; none can pay a price that does not exist. Prices are edges of the question. */
export function atLeast({ edges, counts, read }: Balances, points: number | undefined): Tally {
  if (points === undefined) return counted(0, [read]);
  const above = counts.slice(edges.filter((edge) => edge <= points).length);
  return counted(
    above.reduce((a, b) => a + b, 0),
    [read],
  );
}

function uniform({ before, after }: RewardPair, situation: Situation, balances: Balances): Reach {
  const cost: CostPair = {
    before: costFor(before, situation.before.ladder[0]),
    after: costFor(after, situation.after.ladder[0]),
  };
  const [now, then] = [atLeast(balances, cost.before), atLeast(balances, cost.after)];
  const nothing = counted(0, [balances.read]);
  const close = cost.after === undefined ? undefined : nearBelow(cost.after);
  const near = close !== undefined && balances.edges.includes(close) ? less(atLeast(balances, close), then) : undefined;
  return {
    now,
    after: then,
    outOfReach: rises(cost.before, cost.after) ? less(now, then) : nothing,
    inReach: rises(cost.after, cost.before) ? less(then, now) : nothing,
    near,
  };
}

/** True where somebody who can pay `from` may be unable to pay `to`. */
function rises(from: number | undefined, to: number | undefined): boolean {
  return from !== undefined && (to === undefined || to > from);
}

/** What the accounts of a rung pay that are in no cell. A sample stands for all of its rung. */
function pairsOf(pair: RewardPair, { rung, segments }: Stratum, known: Known | undefined): readonly CostPair[] {
  const left = segments.filter(({ range }) => !known || !(known.sample || covers(known.tierPoints, range)));
  return left.map(({ to }) => costPair(pair, rung, to));
}

function within(stratum: Known, pair: RewardPair, passes: (cost: CostPair, balance: number) => boolean): Tally {
  const edges = stratum.edges.balance;
  const hits = stratum.cells
    .filter((cell) => passes(costPair(pair, stratum.rung, cell.to), edges[cell.balance - 1] ?? 0))
    .reduce((all, { accounts }) => all + accounts, 0);
  if (stratum.sample) return sampled(hits, stratum.seen, stratum.accounts, [stratum.read]);
  return counted(hits, [stratum.read]);
}

/** One of these holds for each account, and it is not known which. */
function spread(lots: readonly Tally[]): Tally {
  const [first] = lots;
  if (!first) return counted(0, []);
  if (lots.every(({ low, high }) => low === first.low && high === first.high)) return first;
  const [low, high] = [Math.min(...lots.map((one) => one.low)), Math.max(...lots.map((one) => one.high))];
  return { ...between(low, high, sum(lots).reads), spread: Math.max(...lots.map((one) => one.spread)) };
}

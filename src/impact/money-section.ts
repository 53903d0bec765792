import { bestRate, floorLoss } from './actions.ts';
import type { Assumptions } from './assumptions.ts';
import type { GiveBackFigures, LiabilityFigures, SpeedFigures, Turn } from './document.ts';
import { type AmountFigure, amountFigure, reckoned } from './figure.ts';
import { costShareOf, pairedRewards, perhaps } from './offers.ts';
import type { Picture } from './picture.ts';
import type { Program, Rung } from './program.ts';
import { exact, type Ratio, times } from './ratio.ts';
import type { Situation } from './situation.ts';
import { counted, type Tally } from './tally.ts';
import { type TierMoney, turnedRungs } from './tiers-section.ts';
import {
  costPerPoint,
  firstReward,
  type GiveBack,
  giveBack,
  type Mix,
  mixOf,
  privilege,
  type Speed,
  worthRange,
} from './worth.ts';

const GIVE_BACK = {
  headline: 'Points for a unit of money, times what a point is worth in the reward.',
  cost: 'The same, at what the face value costs the business.',
  effective: 'The same, at the redemption rate.',
  lift: 'Effective give-back over what the margin leaves of it.',
};

/** What each tier gets back through each reward that can be had, before or after. */
export function giveBackSection(situation: Situation, assumptions: Assumptions): readonly GiveBackFigures[] {
  const { before, after } = situation;
  return pairedRewards(before, after).flatMap((pair) =>
    turnedRungs(before, after).flatMap((rung): readonly GiveBackFigures[] => {
      const now = rung.before && giveBack(before, pair.before, rung.before, assumptions);
      const then = rung.after && giveBack(after, pair.after, rung.after, assumptions);
      if (!now && !then) return [];
      const turn = (of: (value: GiveBack) => Ratio | undefined, method: string): Turn<AmountFigure> => ({
        before: inPercent(now && of(now), method),
        after: inPercent(then && of(then), method),
      });
      const headline = turn((value) => value.headline, GIVE_BACK.headline);
      return [
        {
          reward: pair.address,
          tier: ((rung.after ?? rung.before) as Rung).address,
          changed: headline.before?.value !== headline.after?.value,
          headline,
          cost: turn((value) => value.cost, GIVE_BACK.cost),
          effective: turn((value) => value.effective, GIVE_BACK.effective),
          breakEvenLift: turn((value) => value.lift, GIVE_BACK.lift),
        },
      ];
    }),
  );
}

/** How long it takes to the first reward, tier by tier. */
export function speedSection({ before, after }: Situation, assumptions: Assumptions): readonly SpeedFigures[] {
  return turnedRungs(before, after).flatMap((rung): readonly SpeedFigures[] => {
    const now = rung.before && firstReward(before, rung.before, assumptions);
    const then = rung.after && firstReward(after, rung.after, assumptions, now?.reward.address);
    if (!now && !then) return [];
    const turn = <T>(of: (speed: Speed) => T | undefined): Turn<T> => ({
      before: (now && of(now)) ?? null,
      after: (then && of(then)) ?? null,
    });
    const loss = (program: Program, side: Rung | undefined): AmountFigure | null =>
      side ? inPercent(lossAt(program, side, assumptions), 'Points an average order loses by rounding down.') : null;
    return [
      {
        tier: ((rung.after ?? rung.before) as Rung).address,
        reward: turn(({ reward }) => reward.address),
        points: turn(({ points }) => points),
        spend: turn(({ spend }) => reckoned(spend, 2, 'Price of the cheapest reward over points for a unit of money.')),
        visits: turn(({ visits }) =>
          visits === undefined
            ? undefined
            : reckoned({ n: visits, d: 1n }, 0, 'Spend over the average order, rounded up.'),
        ),
        months: turn(({ months }) => months && reckoned(months, 1, 'Visits over the visits of a month.')),
        floorLoss: { before: loss(before, rung.before), after: loss(after, rung.after) },
      },
    ];
  });
}

/** What all points held may cost, before and after. */
export function liabilitySection(
  { situation, totals, transactions }: Picture,
  assumptions: Assumptions,
): LiabilityFigures {
  const points = exact(totals.answer.points.balance);
  const holders = counted(totals.answer.accounts, [totals.read]);
  const amount = (low: Ratio, high: Ratio, method: string): AmountFigure =>
    amountFigure({ low, high, places: 2 }, holders, method);
  const turn = (of: (program: Program) => AmountFigure | null): Turn<AmountFigure> => ({
    before: of(situation.before),
    after: of(situation.after),
  });
  const rate = perhaps(assumptions.redemptionRate);
  const mixFor = (program: Program): Mix => mixOf(program, assumptions, transactions?.answer);
  return {
    points: amountFigure(
      { low: points, high: points, places: 0 },
      holders,
      'Points of all accounts, as the site adds them up.',
    ),
    face: turn((program) => {
      const worth = worthRange(program, program.ladder[0], assumptions);
      return worth
        ? amount(times(points, worth.high), times(points, worth.high), 'All points, spent on what gives most.')
        : null;
    }),
    expected: turn((program) => {
      const cost = costRange(program, program.ladder[0], assumptions, mixFor(program));
      if (!cost || !rate) return null;
      const booked = times(points, rate);
      return amount(
        times(booked, cost.low),
        times(booked, cost.high),
        'All points, at the redemption rate and the cost of a point.',
      );
    }),
    costPerPoint: turn((program) => {
      const cost = costPerPoint(program, program.ladder[0], assumptions, mixFor(program));
      return cost ? reckoned(cost, 5, 'Cost of a point in each reward, weighted by what is redeemed.') : null;
    }),
  };
}

/** Privilege and monthly cost of tiers; nothing without assumptions. */
export function tierMoney({ situation, transactions }: Picture): TierMoney {
  const { assumptions, before, after } = situation;
  return (rung, accounts) => {
    if (!assumptions) return { privilege: NOTHING, monthlyCost: NOTHING };
    const factor = (program: Program, side: Rung | undefined): AmountFigure | null => {
      const value = side && privilege(program, side, assumptions);
      return value ? reckoned(value, 2, 'Earning rate times the best worth of a point, against the base tier.') : null;
    };
    const cost = (program: Program, side: Rung | undefined, group: Tally | undefined): AmountFigure | null =>
      side && group
        ? monthlyCost(program, side, group, assumptions, mixOf(program, assumptions, transactions?.answer))
        : null;
    return {
      privilege: { before: factor(before, rung.before), after: factor(after, rung.after) },
      monthlyCost: {
        before: cost(before, rung.before, accounts.before),
        after: cost(after, rung.after, accounts.after),
      },
    };
  };
}

const NOTHING: Turn<AmountFigure> = { before: null, after: null };

function monthlyCost(
  program: Program,
  rung: Rung,
  group: Tally,
  assumptions: Assumptions,
  mix: Mix,
): AmountFigure | null {
  const [order, visits, rate] = [assumptions.averageOrder, assumptions.visitsPerMonth, assumptions.redemptionRate].map(
    perhaps,
  );
  const earned = bestRate(program.rules, rung, order);
  const cost = costRange(program, rung, assumptions, mix);
  if (!order || !visits || !rate || !earned || !cost) return null;
  const each = times(times(times(order, visits), earned.rate), rate);
  const all = (accounts: number, point: Ratio): Ratio => times(times(exact(Math.round(accounts)), each), point);
  return amountFigure(
    { low: all(group.low, cost.low), high: all(group.high, cost.high), places: 2 },
    group,
    'Accounts of the tier, times what each spends, earns and redeems in a month.',
  );
}

/** What a point costs the business: by what is redeemed where that is known, else between the cheapest and the dearest reward. */
function costRange(
  program: Program,
  rung: Rung,
  assumptions: Assumptions,
  mix: Mix,
): { readonly low: Ratio; readonly high: Ratio } | undefined {
  const known = costPerPoint(program, rung, assumptions, mix);
  if (known) return { low: known, high: known };
  return worthRange(program, rung, assumptions, (reward) => costShareOf(reward, assumptions));
}

function lossAt({ rules }: Program, rung: Rung, { averageOrder }: Assumptions): Ratio | undefined {
  const order = perhaps(averageOrder);
  const earned = order && bestRate(rules, rung, order);
  return earned && floorLoss(earned.earning, order);
}

function inPercent(value: Ratio | undefined, method: string): AmountFigure | null {
  return value ? reckoned(times(value, { n: 100n, d: 1n }), 2, method) : null;
}

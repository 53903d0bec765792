import { type Action, actionOf, bestRate, earningFor } from '../actions.ts';
import type { Assumptions } from '../assumptions.ts';
import { offerFor, perhaps } from '../offers.ts';
import type { Program, Rung } from '../program.ts';
import { ceil, compare, exact, ONE, over, times, ZERO } from '../ratio.ts';
import { orderSizes } from './points.ts';
import { recipeOf } from './recipe.ts';
import type { PumpReport } from './report.ts';
import { type Draft, FREE_TIMES, lastOrders, ORDER_TIMES, type Round, reckon, type Source } from './round.ts';

/** Recipes that are printed. */
const PRINTED = 5;

/**
 * Looks for a round of earning and redeeming that gives more than it costs: new accounts, free actions, orders cut to where rounding is kind,
 * on every tier, for every active reward. One reward an order: coupons do not stack.
 */
export function searchPump(before: Program, after: Program, assumptions: Assumptions): PumpReport {
  const rounds = roundsOf(after, assumptions);
  const known = new Set(best(roundsOf(before, assumptions)).map(nameOf));
  const paying = best(rounds);
  const [tiers, rewards, rules] = [after.ladder.length, activeRewards(after).length, activeRules(after).length];
  return {
    recipes: paying
      .slice(0, PRINTED)
      .map((round) => recipeOf(round, roundsToPay(round, after, assumptions), !known.has(nameOf(round)))),
    basis: assumptions.margin === undefined ? 'face' : 'margin',
    tried: rounds.length,
    searched:
      `Tiers: ${tiers}, ways to earn: ${rules}, rewards: ${rewards}; new accounts, up to ${FREE_TIMES} free actions and up to ${ORDER_TIMES} ` +
      `orders a round, with points rounded by ${assumptions.rounding ?? 'floor'} and one reward an order.`,
  };
}

/** Every round that can be reckoned. */
function roundsOf(program: Program, assumptions: Assumptions): readonly Round[] {
  if (program.status === 'paused') return [];
  return program.ladder.flatMap((rung) =>
    activeRewards(program).flatMap((reward) => {
      const offer = offerFor(reward, rung);
      if (!offer) return [];
      const smallest = perhaps(assumptions.smallestOrder) ?? ONE;
      return lastOrders({ offer, reward }, smallest, assumptions).flatMap((last) =>
        waysTo(program, rung, assumptions).flatMap(
          (way) => reckon({ rung, reward, offer, last, ...way }, assumptions) ?? [],
        ),
      );
    }),
  );
}

/** Every way to come by points on a rung: gifts alone, each filler alone, and on the base tier each filler after the gifts. */
function waysTo(program: Program, rung: Rung, assumptions: Assumptions): readonly Pick<Draft, 'gifts' | 'filler'>[] {
  const fillers = [
    ...sources(program, rung, ['free']).map((source) => ({ source, size: ZERO })),
    ...orders(program, rung, assumptions),
  ];
  const repeatable = fillers.map((filler) => ({ gifts: [], filler }));
  const gifts = sources(program, rung, ['once', 'yearly']);
  // Whoever opens an account stands on the base tier, whatever the higher tiers are promised.
  if (gifts.length === 0 || rung.id !== null) return repeatable;
  return [...repeatable, { gifts, filler: undefined }, ...fillers.map((filler) => ({ gifts, filler }))];
}

function orders(program: Program, rung: Rung, assumptions: Assumptions): readonly NonNullable<Draft['filler']>[] {
  const usual = perhaps(assumptions.averageOrder);
  return sources(program, rung, ['order']).flatMap((source) => {
    // A booking has its price; what is sold by the piece can be cut down to the smallest order.
    const smallest = perhaps(assumptions.smallestOrder) ?? (source.earning.per === undefined ? (usual ?? ONE) : ONE);
    return orderSizes(source.earning, smallest, usual).map((size) => ({ source, size }));
  });
}

function sources(program: Program, rung: Rung, actions: readonly Action[]): readonly Source[] {
  return activeRules(program)
    .filter((rule) => actions.includes(actionOf(rule)))
    .flatMap((rule) => {
      const earning = earningFor(rule, rung);
      return earning ? [{ rule, earning }] : [];
    });
}

/** Of each tier and reward the round that gains most, most first; rounds that gain nothing are no recipes. */
function best(rounds: readonly Round[]): readonly Round[] {
  const gaining = rounds.filter(({ gain }) => compare(gain, ZERO) > 0);
  const sorted = [...gaining].sort((a, b) => compare(b.gain, a.gain) || (nameOf(a) < nameOf(b) ? -1 : 1));
  const names = sorted.map(nameOf);
  return sorted.filter((_, index) => names.indexOf(names[index] as string) === index);
}

function nameOf({ rung, reward, gifts }: Round): string {
  return `${rung.address} ${reward.address} ${gifts.length > 0}`;
}

/** Rounds until the margin paid on the way into the tier has come back; undefined in the base tier, where there is no way to go. */
function roundsToPay({ rung, gain }: Round, program: Program, assumptions: Assumptions): bigint | undefined {
  const [base] = program.ladder;
  const earned = bestRate(program.rules, base, perhaps(assumptions.averageOrder));
  if (rung.id === null || !earned) return undefined;
  const spend = over(exact(rung.from), earned.rate);
  return ceil(over(times(spend, perhaps(assumptions.margin) ?? ONE), gain));
}

function activeRewards({ rewards }: Program): Program['rewards'] {
  return rewards.filter(({ spec }) => spec.active);
}

function activeRules({ rules }: Program): Program['rules'] {
  return rules.filter(({ spec }) => spec.status === 'active');
}

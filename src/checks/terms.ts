import { moved, thresholds } from './moved.ts';
import { AT, type Program } from './program.ts';
import { costPath, offerIn, type Reward } from './reward.ts';
import { earningIn, type Rule } from './rule.ts';
import type { Move } from './subject.ts';

/** Something of the program that gets worse for customers who hold points. */
export interface Term {
  readonly address: string;
  /** Empty for the whole thing. */
  readonly path: string;
  /** In half a sentence: `rewards/five-off costs more`. */
  readonly what: string;
}

/** The essential terms that a plan makes worse: what points buy, what earns them, how long they live, where a tier begins. */
export function worsened(move: Move): readonly Term[] {
  return [...rewards(move), ...rules(move), ...tiers(move), ...expiration(move)];
}

function rewards(move: Move): readonly Term[] {
  return moved(move, (program) => program.rewards).flatMap(({ address, from, to }) => {
    if (!from?.active) return [];
    if (!to?.active) return [{ address, path: to ? 'active' : '', what: `${address} can no longer be redeemed` }];
    const tier = [null, ...from.byTier.keys(), ...to.byTier.keys()].find((one) => isDearer(from, to, one));
    return tier === undefined
      ? []
      : [{ address, path: costPath(to, tier), what: `${address} costs more or gives less` }];
  });
}

function isDearer(before: Reward, after: Reward, tier: string | null): boolean {
  const [from, to] = [offerIn(before, tier), offerIn(after, tier)];
  if (!from || !to) return from !== undefined;
  return to.cost > from.cost || (to.gives === from.gives && to.amount < from.amount);
}

function rules(move: Move): readonly Term[] {
  return moved(move, (program) => program.rules).flatMap(({ address, from, to }) => {
    if (!from?.active) return [];
    if (!to?.active) return [{ address, path: to ? 'status' : '', what: `${address} gives no points any more` }];
    const less = [null, ...from.byTier.keys(), ...to.byTier.keys()].some((tier) => earnsLess(from, to, tier));
    return less ? [{ address, path: pathOf(to), what: `${address} gives fewer points` }] : [];
  });
}

function earnsLess(before: Rule, after: Rule, tier: string | null): boolean {
  const [from, to] = [earningIn(before, tier), earningIn(after, tier)];
  if (!from || !to) return from !== undefined;
  return to.points / (to.per ?? 1) < from.points / (from.per ?? 1);
}

function pathOf({ base }: Rule): string {
  return base?.per === undefined ? 'fixedAmount' : 'conversionRate';
}

function tiers(move: Move): readonly Term[] {
  return thresholds(move)
    .filter(({ from, to }) => to > from)
    .map(({ address }) => ({ address, path: 'requiredPoints', what: `${address} takes more points` }));
}

function expiration({ before, after }: Move): readonly Term[] {
  if (!expiresSooner(before, after)) return [];
  const path = before.expiration.status === 'enabled' ? 'monthsOfInactivity' : 'status';
  return [{ address: AT.expiration, path, what: 'Points expire sooner' }];
}

/** True when points begin to expire, or after less time, or more of them. */
export function expiresSooner({ expiration: from }: Program, { expiration: to }: Program): boolean {
  if (to.status !== 'enabled') return false;
  if (from.status !== 'enabled') return true;
  return (to.months ?? 0) < (from.months ?? 0) || (to.percentage ?? 0) > (from.percentage ?? 0);
}

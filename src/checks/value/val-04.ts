import { define } from '../check.ts';
import { ladder } from '../ladder.ts';
import { costPath } from '../reward.ts';
import { earningIn } from '../rule.ts';
import type { Subject } from '../subject.ts';
import { exceeds, factor, greatest } from '../words.ts';
import { compared } from '../worth.ts';

export const val04 = define({
  id: 'L-VAL-04',
  severity: 'warning',
  scope: 'static',
  title: 'a tier earns more and pays less, and the two multiply',
  why: 'A bonus on earning and cheaper rewards compound: twice the points at half the price is four times the value.',
  fix: 'Keep one of the two privileges, or make both smaller.',
  limits: { factor: { value: 2, unit: '×', means: 'value of the same purchase in a tier against the base tier' } },
  check(subject, limits) {
    const privileges = ladder(subject.file)
      .slice(1)
      .map((rung) => ({ rung, ...privilegeOf(subject, rung.tier as string) }));
    const worst = greatest(privileges, ({ earns, buys }) => earns.times * buys.times);
    if (!worst) return [];
    const { rung, earns, buys } = worst;
    const times = earns.times * buys.times;
    if (!exceeds(times, limits.factor)) return [];
    const spot = buys.spot ?? earns.spot;
    return [
      {
        ...spot,
        message: `${rung.name} earns up to ${factor(earns.times)} as many points as the base tier, and each buys up to ${factor(buys.times)} as much: ${factor(times)} together.`,
        measured: factor(times),
        limit: factor(limits.factor),
      },
    ];
  },
});

interface Privilege {
  readonly times: number;
  /** Where it is declared; absent when there is none. */
  readonly spot?: { readonly address: string; readonly path: string };
}

const NONE: Privilege = { times: 1 };

function privilegeOf({ file }: Subject, tier: string): { readonly earns: Privilege; readonly buys: Privilege } {
  const earns = file.rules.flatMap((rule): readonly Privilege[] => {
    const own = rule.byTier.get(tier);
    const base = earningIn(rule, null);
    if (!rule.active || !own || !base) return [];
    const times = own.points / (own.per ?? 1) / (base.points / (base.per ?? 1));
    return [{ times, spot: { address: rule.address, path: `byTier.${tier}.points` } }];
  });
  const buys = file.rewards.flatMap((reward): readonly Privilege[] => {
    const own = reward.byTier.get(tier);
    const times = own && reward.base && compared(own, reward.base);
    if (!reward.active || times === undefined) return [];
    return [{ times, spot: { address: reward.address, path: costPath(reward, tier) } }];
  });
  const most = (all: readonly Privilege[]): Privilege => greatest([NONE, ...all], ({ times }) => times) as Privilege;
  return { earns: most(earns), buys: most(buys) };
}

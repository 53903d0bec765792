import { numberOf } from '../assumptions.ts';
import { define } from '../check.ts';
import type { Program } from '../program.ts';
import { earningIn, type Rule } from '../rule.ts';
import type { Move } from '../subject.ts';
import { exceeds, greatest, percent } from '../words.ts';

/** Rules on one trigger count together: a rule that goes while another comes in its place cuts nothing. */
export const earn02 = define({
  id: 'L-EARN-02',
  severity: 'critical',
  scope: 'live',
  title: 'customers earn much less than before for the same',
  why: 'It devalues what they do from one day to the next, and they notice at the till.',
  fix: 'Announce it first and accept it in the file, or cut in smaller steps.',
  limits: { cut: { value: 20, unit: '%', means: 'how much less the same activity may earn after one apply' } },
  uses: ['assumptions.averageOrder'],
  check({ move, assumptions }, { cut }) {
    const { before, after, changes } = move as Move;
    // The end of all earning is a finding of its own.
    if (!after.rules.some(({ active }) => active)) return [];
    const order = numberOf(assumptions.averageOrder);
    const triggers = new Set(before.rules.filter(({ active }) => active).map(({ trigger }) => trigger));
    return [...triggers].flatMap((trigger) => {
      const [from, to] = [rulesOn(before, trigger), rulesOn(after, trigger)];
      const cuts = tiersIn([...from, ...to]).flatMap((tier) => {
        const left = ratio(from, to, tier, order);
        return left === undefined ? [] : [{ tier, lost: 1 - left }];
      });
      const worst = greatest(cuts, ({ lost }) => lost);
      if (!worst || !exceeds(worst.lost, cut / 100)) return [];
      const addresses = new Set<string>(changes.map(({ address }) => address));
      const spot = before.rules.find((rule) => rule.active && rule.trigger === trigger && addresses.has(rule.address));
      const { address } = spot ?? (from[0] as Rule);
      const where = worst.tier === null ? '' : ` in ${worst.tier}`;
      return [
        {
          address,
          path: pathOf(to, worst.tier),
          message: `${address} gives ${percent(worst.lost)} fewer points than before${where}.`,
          measured: `− ${percent(worst.lost)}`,
          limit: `− ${percent(cut / 100)}`,
        },
      ];
    });
  },
});

function rulesOn({ rules }: Program, trigger: string | undefined): readonly Rule[] {
  return rules.filter((rule) => rule.active && rule.trigger === trigger);
}

function tiersIn(rules: readonly Rule[]): readonly (string | null)[] {
  return [null, ...new Set(rules.flatMap(({ byTier }) => [...byTier.keys()]))];
}

/** What is left of the points of a tier; undefined when they cannot be compared, or there were none. */
function ratio(
  from: readonly Rule[],
  to: readonly Rule[],
  tier: string | null,
  order: number | undefined,
): number | undefined {
  const [was, is] = [sum(from, tier), sum(to, tier)];
  const mixed = was.fixed + is.fixed > 0 && was.rate + is.rate > 0;
  if (mixed && order === undefined) return undefined;
  const total = (one: { readonly fixed: number; readonly rate: number }): number => one.fixed + one.rate * (order ?? 1);
  return total(was) === 0 ? undefined : total(is) / total(was);
}

function sum(rules: readonly Rule[], tier: string | null): { readonly fixed: number; readonly rate: number } {
  let [fixed, rate] = [0, 0];
  for (const rule of rules) {
    const earning = earningIn(rule, tier);
    if (earning?.per === undefined) fixed += earning?.points ?? 0;
    else rate += earning.points / earning.per;
  }
  return { fixed, rate };
}

function pathOf([rule]: readonly Rule[], tier: string | null): string {
  if (!rule) return 'status';
  if (tier !== null && rule.byTier.has(tier)) return `byTier.${tier}.points`;
  return `${rule.base?.per === undefined ? 'fixedAmount' : 'conversionRate'}.points`;
}

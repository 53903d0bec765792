import { define } from '../check.ts';
import { kept, thresholds } from '../moved.ts';
import type { Earning, Rule } from '../rule.ts';
import type { Move } from '../subject.ts';

export const tier13 = define({
  id: 'L-TIER-13',
  severity: 'critical',
  scope: 'live',
  title: 'a threshold and an earning rate change in one apply',
  why: 'Both move customers between tiers, minutes apart: afterwards nobody can tell which of them did it.',
  fix: 'Apply one, look at the result, then apply the other; --target selects.',
  limits: {},
  check({ move }) {
    const tier = thresholds(move as Move)[0];
    const rule = kept(move as Move, ({ rules }) => rules).find(
      ({ from, to }) => from.active && to.active && ratesOf(from) !== ratesOf(to),
    );
    if (!tier || !rule) return [];
    return [
      {
        address: tier.address,
        path: 'requiredPoints',
        message: `${tier.address} moves from ${tier.from} to ${tier.to} points while ${rule.address} changes what customers earn.`,
        measured: '2 effects',
        limit: '1',
      },
    ];
  },
});

/** All values of a rule in one text, whatever the order of its tiers. */
function ratesOf({ base, byTier }: Rule): string {
  const said = ({ points, per }: Earning): string => `${points}/${per ?? 'time'}`;
  const tiers = [...byTier].map(([tier, earning]) => `${tier}:${said(earning)}`).sort();
  return [base ? said(base) : '', ...tiers].join(' ');
}

import { define } from '../check.ts';
import { sizeOf } from '../figures.ts';
import { ladder } from '../ladder.ts';
import type { Move } from '../subject.ts';
import { exceeds, percent } from '../words.ts';

export const tier08 = define({
  id: 'L-TIER-08',
  severity: 'warning',
  scope: 'live',
  title: 'the top tier holds very many customers, or hardly any',
  why: 'With many in it, it is nothing special; with none, nobody believes in it.',
  fix: 'Move its threshold.',
  limits: {
    most: { value: 10, unit: '%', means: 'customers in the top tier, at most' },
    least: { value: 0.5, unit: '%', means: 'customers in the top tier, at least' },
    from: { value: 200, unit: 'customers', means: 'below so many customers a share means nothing' },
  },
  needs: ['figures.tiersAfter'],
  about: ['tier', 'tiers-program'],
  check({ move, figures: { tiersAfter = {} } }, { most, least, from }) {
    const [, ...rungs] = ladder((move as Move).after);
    const top = rungs.at(-1);
    const customers = Object.values(tiersAfter).reduce<number>((sum, count) => sum + sizeOf(count), 0);
    if (!top || customers < from) return [];
    const share = sizeOf(tiersAfter[`tiers/${top.tier}`]) / customers;
    const crowded = exceeds(share, most / 100);
    if (!crowded && !exceeds(least / 100, share)) return [];
    return [
      {
        address: `tiers/${top.tier}`,
        path: 'requiredPoints',
        message: `${top.name}, the top tier, would hold ${percent(share)} of the customers.`,
        measured: percent(share),
        limit: crowded ? `at most ${percent(most / 100)}` : `at least ${percent(least / 100)}`,
      },
    ];
  },
});

import { define } from '../check.ts';
import { counted, sizeOf } from '../figures.ts';
import { kept } from '../moved.ts';
import type { Move } from '../subject.ts';

export const tier06 = define({
  id: 'L-TIER-06',
  severity: 'critical',
  scope: 'live',
  title: 'a threshold rises and customers fall out of the tier',
  why: 'Losing a status hurts more than never having had it, and Wix takes it within a quarter of an hour.',
  fix: 'Announce it at least 60 days ahead and accept it in the file, or leave the threshold to those who are there.',
  limits: { customers: { value: 0, unit: 'customers', means: 'how many customers may fall out of one tier' } },
  needs: ['figures.demoted'],
  check({ move, figures }, { customers }) {
    return kept(move as Move, ({ tiers }) => tiers).flatMap(({ address, from, to }) => {
      const raised = (to.points ?? 0) > (from.points ?? 0);
      const fallen = figures.demoted?.[address] ?? 0;
      if (!raised || sizeOf(fallen) <= customers) return [];
      return [
        {
          address,
          path: 'requiredPoints',
          message: `${to.name} would lose ${counted(fallen, 'customer')}: it rises from ${from.points} to ${to.points} points.`,
          measured: counted(fallen, 'customer'),
          limit: counted(customers, 'customer'),
        },
      ];
    });
  },
});

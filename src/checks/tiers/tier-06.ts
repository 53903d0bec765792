import { define } from '../check.ts';
import { counted, sizeOf } from '../figures.ts';
import { thresholds } from '../moved.ts';
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
    return thresholds(move as Move).flatMap(({ address, tier, from, to }) => {
      const fallen = figures.demoted?.[address] ?? 0;
      if (to < from || sizeOf(fallen) <= customers) return [];
      return [
        {
          address,
          path: 'requiredPoints',
          message: `${tier.name} would lose ${counted(fallen, 'customer')}: it rises from ${from} to ${to} points.`,
          measured: counted(fallen, 'customer'),
          limit: counted(customers, 'customer'),
        },
      ];
    });
  },
});

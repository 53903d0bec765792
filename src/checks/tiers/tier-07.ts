import { define } from '../check.ts';
import { counted, sizeOf } from '../figures.ts';
import { moved } from '../moved.ts';
import type { Move } from '../subject.ts';

export const tier07 = define({
  id: 'L-TIER-07',
  severity: 'critical',
  scope: 'live',
  title: 'a tier with customers in it is deleted',
  why: 'They lose the tier and what it gave them, and no write brings the same tier back.',
  fix: 'Raise the threshold in steps until nobody is left, or announce it first and accept it in the file.',
  limits: {},
  needs: ['figures.tiersBefore'],
  check({ move, figures }) {
    return moved(move as Move, ({ tiers }) => tiers).flatMap(({ address, from, to }) => {
      const inside = figures.tiersBefore?.[address] ?? 0;
      if (!from || to || sizeOf(inside) === 0) return [];
      return [
        {
          address,
          message: `${from.name} is deleted, and ${counted(inside, 'customer')} would lose it.`,
          measured: counted(inside, 'customer'),
          limit: 'nobody',
        },
      ];
    });
  },
});

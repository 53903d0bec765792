import { define } from '../check.ts';
import { counted, sizeOf } from '../figures.ts';
import { moved } from '../moved.ts';
import type { Move } from '../subject.ts';

export const rew01 = define({
  id: 'L-REW-01',
  severity: 'critical',
  scope: 'live',
  title: 'a reward goes while customers still hold coupons of it',
  why: 'A coupon is a promise that somebody has already paid points for.',
  fix: 'Wait until the coupons are used, or make sure that they stay valid and accept it in the file.',
  limits: {},
  needs: ['figures.openCoupons'],
  check({ move, figures }) {
    return moved(move as Move, ({ rewards }) => rewards).flatMap(({ address, from, to }) => {
      const open = figures.openCoupons?.[address] ?? 0;
      if (!from?.active || to?.active || sizeOf(open) === 0) return [];
      return [
        {
          address,
          ...(to ? { path: 'active' } : {}),
          message: `${address} would be ${to ? 'switched off' : 'deleted'} while customers hold ${counted(open, 'coupon')} of it.`,
          measured: counted(open, 'coupon'),
          limit: 'none',
        },
      ];
    });
  },
});

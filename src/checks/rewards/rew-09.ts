import { define } from '../check.ts';
import { counted, sizeOf } from '../figures.ts';
import { kept } from '../moved.ts';
import type { Move } from '../subject.ts';

export const rew09 = define({
  id: 'L-REW-09',
  severity: 'warning',
  scope: 'live',
  title: 'a reward is renamed while customers hold coupons of it',
  why: 'A coupon keeps the name it was redeemed under, and Wix finds coupons by that name alone.',
  fix: 'Wait until the coupons are used, or look them up by the reward of their transaction.',
  limits: {},
  needs: ['figures.openCoupons'],
  check({ move, figures }) {
    return kept(move as Move, ({ rewards }) => rewards).flatMap(({ address, from, to }) => {
      const open = figures.openCoupons?.[address] ?? 0;
      if (from.name === to.name || sizeOf(open) === 0) return [];
      return [
        {
          address,
          path: 'name',
          message: `${address} would be called ${JSON.stringify(to.name)} while customers hold ${counted(open, 'coupon')} named ${JSON.stringify(from.name)}.`,
          measured: counted(open, 'coupon'),
          limit: 'none',
        },
      ];
    });
  },
});

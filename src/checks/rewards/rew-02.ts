import { define } from '../check.ts';
import { kept } from '../moved.ts';
import type { Move } from '../subject.ts';

export const rew02 = define({
  id: 'L-REW-02',
  severity: 'critical',
  scope: 'live',
  title: 'a reward changes its type',
  why: 'Wix does not change the type of a reward: it becomes another one with a new id, and coupons of the old one stay.',
  fix: 'Declare the new reward under a key of its own, and switch the old one off when nobody holds coupons of it.',
  limits: {},
  check({ move }) {
    return kept(move as Move, ({ rewards }) => rewards)
      .filter(({ from, to }) => from.type !== undefined && to.type !== undefined && from.type !== to.type)
      .map(({ address, from, to }) => ({
        address,
        path: to.type === 'discount' ? 'discount' : 'coupon',
        message: `${address} turns from ${from.type} to ${to.type}: it is deleted and made anew.`,
        measured: `${to.type}`,
        limit: `${from.type}`,
      }));
  },
});

import { define } from '../check.ts';

export const val09 = define({
  id: 'L-VAL-09',
  severity: 'critical',
  scope: 'static',
  title: 'a coupon on subscriptions without a number of cycles',
  why: 'Wix takes an empty number as every cycle, for as long as the subscription runs.',
  fix: 'Add discountedCycleCount, or "appliesToSubscriptions: false".',
  limits: {},
  check({ file }) {
    return file.rewards
      .filter(({ active, subscriptions, cycles }) => active && subscriptions && cycles === undefined)
      .map(({ address }) => ({
        address,
        path: 'coupon.appliesToSubscriptions',
        message: `${address} makes every billing cycle of a subscription cheaper, forever.`,
        measured: 'every cycle',
      }));
  },
});

import { define } from '../check.ts';
import { earningIn, known } from '../rule.ts';

/** Only where Wix would take points by the amount instead: bookings and RSVPs have fixed points or none. */
export const earn10 = define({
  id: 'L-EARN-10',
  severity: 'warning',
  scope: 'static',
  title: 'a fixed number of points for every order, however small',
  why: 'Wix has no minimum for it, so splitting one order into several multiplies the points.',
  fix: 'Use conversionRate, which goes by the amount spent.',
  limits: {},
  check({ file }) {
    return file.rules.flatMap((rule) => {
      const earning = earningIn(rule, null);
      const trigger = known(rule);
      if (!rule.active || !trigger?.kinds.includes('conversionRate') || !earning || earning.per) return [];
      return [
        {
          address: rule.address,
          path: 'fixedAmount',
          message: `${rule.address} gives ${earning.points} for every order (${trigger.label}), of whatever size: ten small orders earn ten times as much as one large one.`,
          measured: 'no minimum',
        },
      ];
    });
  },
});

import { numberOf } from '../assumptions.ts';
import { define } from '../check.ts';
import { earningIn } from '../rule.ts';
import { exceeds, money, percent, points, short } from '../words.ts';

export const earn11 = define({
  id: 'L-EARN-11',
  severity: 'info',
  scope: 'static',
  title: 'rounding down takes a noticeable part of the points of an average order',
  why: '"10 points per $1" feels like 8 when the cents never count.',
  fix: 'Give points for a smaller amount: 1 for every 1 in place of 10 for every 10.',
  limits: { loss: { value: 10, unit: '%', means: 'points lost to rounding on an average order' } },
  needs: ['assumptions.averageOrder'],
  check(subject, limits) {
    const order = numberOf(subject.assumptions.averageOrder) as number;
    return subject.file.rules.flatMap((rule) => {
      const earning = earningIn(rule, null);
      // Where an order earns nothing at all, another check says so.
      if (!rule.active || earning?.per === undefined || earning.per > order) return [];
      const full = (order / earning.per) * earning.points;
      const given = Math.floor(order / earning.per) * earning.points;
      const loss = 1 - given / full;
      if (!exceeds(loss, limits.loss / 100)) return [];
      return [
        {
          address: rule.address,
          path: 'conversionRate.moneyAmount',
          message: `An order of ${money(order, subject)} earns ${points(given)} by ${rule.address}, where ${short(full)} would be in proportion.`,
          measured: percent(loss),
          limit: percent(limits.loss / 100),
        },
      ];
    });
  },
});

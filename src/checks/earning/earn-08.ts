import { numberOf } from '../assumptions.ts';
import { define } from '../check.ts';
import { earningIn } from '../rule.ts';
import { exceeds, money } from '../words.ts';

export const earn08 = define({
  id: 'L-EARN-08',
  severity: 'warning',
  scope: 'static',
  title: 'an average order is too small to earn anything',
  why: 'Wix rounds down: below the amount a customer gets no point at all.',
  fix: 'Give fewer points for a smaller amount: 1 for every 5 in place of 10 for every 50.',
  limits: {},
  needs: ['assumptions.averageOrder'],
  check(subject) {
    const order = numberOf(subject.assumptions.averageOrder) as number;
    return subject.file.rules.flatMap((rule) => {
      const per = earningIn(rule, null)?.per;
      if (!rule.active || per === undefined || !exceeds(per, order)) return [];
      return [
        {
          address: rule.address,
          path: 'conversionRate.moneyAmount',
          message: `${rule.address} gives points for every ${money(per, subject)}, and an average order is ${money(order, subject)}: it earns 0.`,
          measured: money(per, subject),
          limit: money(order, subject),
        },
      ];
    });
  },
});

import { numberOf } from '../assumptions.ts';
import { define } from '../check.ts';
import { ladder, steps } from '../ladder.ts';
import { earningIn, isPurchase, rateOf } from '../rule.ts';
import { exceeds, points, short } from '../words.ts';

/** What Wix starts with. */
const WINDOW_MONTHS = 12;

export const tier09 = define({
  id: 'L-TIER-09',
  severity: 'warning',
  scope: 'static',
  title: 'a threshold that even a frequent customer does not reach within the window',
  why: 'A tier that 95 of 100 customers cannot reach stays empty.',
  fix: 'Lower the threshold, or lengthen rollingWindowMonths.',
  limits: {},
  needs: ['assumptions.frequentCustomer'],
  uses: ['assumptions.averageOrder', 'assumptions.visitsPerMonth'],
  check({ file, assumptions }) {
    const { frequentCustomer } = assumptions;
    const order = numberOf(frequentCustomer?.averageOrder ?? assumptions.averageOrder);
    const visits = numberOf(frequentCustomer?.visitsPerMonth ?? assumptions.visitsPerMonth);
    if (order === undefined || visits === undefined) return [];
    const rules = file.rules.filter((rule) => rule.active && isPurchase(rule));
    const spent = order * visits * (file.windowMonths ?? WINDOW_MONTHS);
    return steps(ladder(file)).flatMap(({ below, above }) => {
      const rates = rules.flatMap((rule) => {
        const earning = earningIn(rule, below.tier);
        return earning ? [rateOf(earning, order) as number] : [];
      });
      if (rates.length === 0) return [];
      const reached = Math.max(...rates) * spent;
      if (!exceeds(above.from, reached)) return [];
      return [
        {
          address: `tiers/${above.tier}`,
          path: 'requiredPoints',
          message: `A customer who surpasses 95 of 100 others earns about ${points(Math.floor(reached))} in ${file.windowMonths ?? WINDOW_MONTHS} months; ${above.name} takes ${above.from}.`,
          measured: points(above.from),
          limit: short(Math.floor(reached)),
        },
      ];
    });
  },
});

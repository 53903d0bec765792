import { numberOf } from '../assumptions.ts';
import { define } from '../check.ts';
import { counted } from '../figures.ts';
import { AT } from '../program.ts';
import { exceeds, short } from '../words.ts';

export const exp02 = define({
  id: 'L-EXP-02',
  severity: 'warning',
  scope: 'static',
  title: 'points expire between two ordinary visits',
  why: 'A customer who comes as often as everybody loses everything by being late once.',
  fix: 'Set more monthsOfInactivity.',
  limits: { visits: { value: 2, unit: 'visits', means: 'usual intervals between visits that points should outlive' } },
  needs: ['assumptions.visitsPerMonth'],
  check({ file: { expiration }, assumptions }, { visits }) {
    const interval = 1 / (numberOf(assumptions.visitsPerMonth) as number);
    const { status, months } = expiration;
    if (status !== 'enabled' || months === undefined || !exceeds(visits * interval, months)) return [];
    return [
      {
        address: AT.expiration,
        path: 'monthsOfInactivity',
        message: `Points expire after ${counted(months, 'month')}, and customers come every ${short(interval)} months.`,
        measured: counted(months, 'month'),
        limit: `at least ${short(visits * interval)} months`,
      },
    ];
  },
});

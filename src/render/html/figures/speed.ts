import type { Impact } from '../../../impact/document.ts';
import { currencyUnit, numberTurnText, turnText } from '../../impact/amounts.ts';
import type { Names } from '../../impact/names.ts';
import { dumbbells } from '../charts/dumbbell.ts';
import { chart } from '../charts/figure.ts';
import type { Section } from './section.ts';

/** How long it takes to the first reward. */
export function speedSection({ speed, currency }: Impact, names: Names): Section {
  const title = 'The way to the first reward';
  if (speed.length === 0) return { id: 'speed', title, blocks: [] };
  const unit = currencyUnit(currency);
  const named = (address: string | null): string | null => (address === null ? null : names(address));
  const number = (text: string | null | undefined): number | null => (typeof text === 'string' ? Number(text) : null);
  const rows = speed.map((row) => ({
    label: names(row.tier),
    before: number(row.spend.before?.value),
    after: number(row.spend.after?.value),
    says: turnText(row.spend, unit),
  }));
  const tells = rows.map(({ label, says }) => `${label}: ${says}`).join('; ');
  return {
    id: 'speed',
    title,
    blocks: [
      chart(
        { id: 'way', title: 'What a newcomer spends before the first reward', tells: `${tells}.` },
        (canvas) => dumbbells(rows, unit === '' ? 'spent' : unit, canvas),
        {
          caption: 'The way to the first reward',
          head: ['Tier', 'First reward', 'Points', 'Spend', 'Visits', 'Months'],
          rows: speed.map(({ tier, reward, points, spend, visits, months }) => [
            names(tier),
            numberTurnText({ before: named(reward.before), after: named(reward.after) }),
            numberTurnText(points),
            turnText(spend, unit),
            turnText(visits),
            turnText(months),
          ]),
        },
      ),
    ],
  };
}

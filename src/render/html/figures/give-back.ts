import type { GiveBackFigures, Impact } from '../../../impact/document.ts';
import { turnText } from '../../impact/amounts.ts';
import { changedOnes } from '../../impact/money.ts';
import type { Names } from '../../impact/names.ts';
import { dumbbells } from '../charts/dumbbell.ts';
import { chart } from '../charts/figure.ts';
import { prose, type Section } from './section.ts';

/** More rows than these are for the table. */
const ROWS = 12;

/** What each tier gets back of what it spends. */
export function giveBackSection({ giveBack }: Impact, names: Names): Section {
  const title = 'What customers get back';
  if (giveBack.length === 0) return { id: 'give-back', title, blocks: [] };
  const shown = changedOnes(giveBack).slice(0, ROWS);
  const rows = shown.map((row) => ({
    label: `${names(row.tier)}, ${names(row.reward)}`,
    before: percentIn(row.headline.before),
    after: percentIn(row.headline.after),
    says: turnText(row.headline, '%'),
  }));
  const tells = rows.map(({ label, says }) => `${label}: ${says}`).join('; ');
  return {
    id: 'give-back',
    title,
    blocks: [
      prose('Of every 100 spent, this much comes back as a reward: the hollow dot is today, the full one is then.'),
      chart(
        { id: 'back', title: 'Give-back per tier, in per cent of what is spent', tells: `${tells}.` },
        (canvas) => dumbbells(rows, '% of what is spent', canvas),
        {
          caption: 'Give-back of every reward in every tier',
          head: ['Tier and reward', 'Gives back', 'Costs the business', 'Pays from more sales of'],
          rows: giveBack.map((row) => [
            `${names(row.tier)}, ${names(row.reward)}`,
            turnText(row.headline, '%'),
            turnText(row.effective.before || row.effective.after ? row.effective : row.cost, '%'),
            turnText(row.breakEvenLift, '%'),
          ]),
        },
      ),
    ],
  };
}

function percentIn(figure: GiveBackFigures['headline']['before']): number | null {
  return figure === null || figure.value === null ? null : Number(figure.value);
}

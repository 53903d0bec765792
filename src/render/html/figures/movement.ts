import type { Impact, Move } from '../../../impact/document.ts';
import { figureText } from '../../../impact/figure.ts';
import { briefCount } from '../../impact/amounts.ts';
import { isSomebody } from '../../impact/losers.ts';
import type { Names } from '../../impact/names.ts';
import { nearLines } from '../../impact/tiers.ts';
import { chart } from '../charts/figure.ts';
import { flow } from '../charts/flow.ts';
import { html, NOTHING } from '../markup.ts';
import type { Section } from './section.ts';

const WAY: Readonly<Record<Move['way'], string>> = { stays: 'stay', down: 'go down', up: 'go up' };

/** Who goes from tier to tier. */
export function movementSection({ tiers }: Impact, names: Names): Section {
  const title = 'Who changes tiers';
  if (tiers === null) return { id: 'tiers', title, blocks: [] };
  const moved = `In all, ${figureText(tiers.demoted)} go down, ${figureText(tiers.promoted)} go up.`;
  const tells = tiers.moves.filter(({ accounts }) => isSomebody(accounts)).map((move) => moveText(move, names));
  const near = nearLines(tiers, names);
  return {
    id: 'tiers',
    title,
    blocks: [
      html`<p>${moved}</p>
`,
      chart(
        { id: 'flow', title: 'Customers from tier to tier', tells: `${tells.join('; ')}.` },
        (canvas) => flow(tiers, canvas),
        {
          caption: 'Customers by tier today and then',
          head: ['From', 'To', 'Customers', 'Of the tier'],
          rows: tiers.moves.map(({ from, to, way, accounts, share }) => [
            names(from),
            way === 'stays' ? 'stay' : names(to),
            figureText(accounts),
            share === null ? '–' : `${share} %`,
          ]),
        },
      ),
      near.length === 0
        ? NOTHING
        : html`<p>The ones most likely to ask: ${near.map(({ about, says }) => `${about.replace(/^J/, 'j')}, ${says}`).join('; ')}.</p>
`,
    ],
  };
}

function moveText({ from, to, way, accounts }: Move, names: Names): string {
  return way === 'stays'
    ? `${briefCount(accounts)} ${WAY[way]} in ${names(to)}`
    : `${briefCount(accounts)} ${WAY[way]} from ${names(from)} to ${names(to)}`;
}

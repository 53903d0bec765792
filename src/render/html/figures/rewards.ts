import type { Impact, RewardFigures } from '../../../impact/document.ts';
import { figureText } from '../../../impact/figure.ts';
import { countTurnText, numberTurnText } from '../../impact/amounts.ts';
import { isSomebody } from '../../impact/losers.ts';
import { dataTable } from '../table.ts';
import type { Section } from './section.ts';

/** Each reward: what it costs, and who can take it. */
export function rewardsSection({ rewards }: Impact): Section {
  return {
    id: 'rewards',
    title: 'Rewards within reach',
    blocks:
      rewards.length === 0
        ? []
        : [
            dataTable({
              caption: 'Customers who can take each reward',
              head: ['Reward', 'Price in points', 'Can take it', 'What changes'],
              rows: rewards.toSorted((a, b) => Number(b.changed) - Number(a.changed)).map(row),
            }),
          ],
  };
}

function row(reward: RewardFigures): readonly string[] {
  const { name, cost, affordable, outOfReach, inReach, nearMisses, coupons } = reward;
  const news = [
    ...(isSomebody(outOfReach) ? [`${figureText(outOfReach)} can no longer take it`] : []),
    ...(isSomebody(inReach) ? [`${figureText(inReach)} can take it now`] : []),
    ...(nearMisses && isSomebody(nearMisses) ? [`${figureText(nearMisses)} are just short of it`] : []),
    ...(coupons && isSomebody(coupons.open) ? [`${figureText(coupons.open)} coupons of it are open`] : []),
  ];
  return [name, numberTurnText(cost), countTurnText(affordable), news.join('; ') || '–'];
}

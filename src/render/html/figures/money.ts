import type { Impact, RewardFigures } from '../../../impact/document.ts';
import { amountText, countTurnText, currencyUnit, numberTurnText, turnText, type Unit } from '../../impact/amounts.ts';
import { heldTurns } from '../../impact/held.ts';
import type { Html } from '../markup.ts';
import { dataTable } from '../table.ts';
import { prose, type Section } from './section.ts';

/** What the points customers hold are worth to them, and may cost the business. */
export function moneySection({ liability, rewards, tiers, currency }: Impact): Section {
  const unit = currencyUnit(currency);
  const blocks: readonly Html[] =
    liability === null ? [] : [owed(liability, unit), ...held(rewards, unit), ...monthly(tiers, unit)];
  return { id: 'money', title: 'Money', blocks };
}

function owed({ points, expected, face, costPerPoint }: NonNullable<Impact['liability']>, unit: Unit): Html {
  return dataTable({
    caption: 'What all points held may cost',
    head: ['What', 'Today and then'],
    rows: [
      ['Points held', amountText(points)],
      ['May cost, as far as they are redeemed', turnText(expected, unit)],
      ['If all were spent on what gives most', turnText(face, unit)],
      ['A point costs on average', turnText(costPerPoint, unit)],
    ].filter(([, says]) => says !== 'none') as string[][],
  });
}

/** What held points lose or win through each reward. */
function held(rewards: readonly RewardFigures[], unit: Unit): readonly Html[] {
  const rows = heldTurns(rewards, unit).map(({ reward, face, way, amount }) => [reward, face, `${way} ${amount}`]);
  if (rows.length === 0) return [];
  return [
    prose('If customers spent all their points on one reward, those points would buy:'),
    dataTable({ caption: 'What held points are worth', head: ['Reward', 'Worth', 'Held points'], rows }),
  ];
}

function monthly(tiers: Impact['tiers'], unit: Unit): readonly Html[] {
  const rows = (tiers?.tiers ?? [])
    .filter(({ monthlyCost }) => monthlyCost.before || monthlyCost.after)
    .map(({ name, threshold, accounts, monthlyCost, privilege }) => [
      name,
      numberTurnText(threshold),
      countTurnText(accounts),
      turnText(privilege),
      turnText(monthlyCost, unit),
    ]);
  if (rows.length === 0) return [];
  const head = ['Tier', 'From points', 'Customers', 'Times the base tier', 'Points cost a month'];
  return [dataTable({ caption: 'What each tier costs', head, rows })];
}

import type { GiveBackFigures, Impact, SpeedFigures, Turn } from '../../impact/document.ts';
import type { AmountFigure } from '../../impact/figure.ts';
import { amountText, currencyUnit, numberTurnText, turns, turnText, type Unit } from './amounts.ts';
import { type ImpactLine, line } from './lines.ts';
import type { Names } from './names.ts';

/** What the points customers hold may cost. */
export function liabilityLines({ liability, currency }: Impact): readonly ImpactLine[] {
  if (liability === null) return [];
  const unit = currencyUnit(currency);
  const { points, expected, face, costPerPoint } = liability;
  return [
    line('Points held', amountText(points)),
    ...turnLine('Points may cost', expected, unit),
    ...turnLine('If all were spent on what gives most', face, unit),
    ...turnLine('A point costs', costPerPoint, unit),
  ];
}

/** What each tier gets back of what it spends; only what differs, where anything does. */
export function giveBackLines({ giveBack }: Impact, names: Names): readonly ImpactLine[] {
  return changedOnes(giveBack).map(({ tier, reward, headline, effective, breakEvenLift }) => {
    const parts = [
      turnText(headline, '%'),
      ...(effective.before || effective.after ? [`costs the business ${turnText(effective, '%')}`] : []),
      ...(breakEvenLift.after ? [`pays from ${turnText(breakEvenLift, '%')} more sales`] : []),
    ];
    return line(`${names(tier)}, ${names(reward)}`, parts.join('; '));
  });
}

/** The rows that change, or the best one of each tier where none does. */
export function changedOnes(rows: readonly GiveBackFigures[]): readonly GiveBackFigures[] {
  const changed = rows.filter((row) => row.changed);
  if (changed.length > 0) return changed;
  const best = new Map<string, GiveBackFigures>();
  for (const row of rows) if (rateOf(row) > rateOf(best.get(row.tier))) best.set(row.tier, row);
  return [...best.values()];
}

/** How long it takes to the first reward, tier by tier. */
export function speedLines({ speed, currency }: Impact, names: Names): readonly ImpactLine[] {
  return speed.map((row) => line(names(row.tier), speedText(row, currencyUnit(currency), names)));
}

function speedText({ reward, points, spend, visits, months }: SpeedFigures, unit: Unit, names: Names): string {
  const named = (address: string | null): string | null => (address === null ? null : names(address));
  return [
    numberTurnText({ before: named(reward.before), after: named(reward.after) }),
    numberTurnText(points, 'points'),
    `spend ${turnText(spend, unit)}`,
    ...(visits.before || visits.after ? [`visits ${turnText(visits)}`] : []),
    ...(months.before || months.after ? [`months ${turnText(months)}`] : []),
  ].join('; ');
}

function turnLine(about: string, turn: Turn<AmountFigure>, unit: Unit): readonly ImpactLine[] {
  if (turn.before === null && turn.after === null) return [];
  // What is withheld may have changed all the same.
  const untold = [turn.before, turn.after].some((figure) => figure?.value === null);
  return [line(about, `${turnText(turn, unit)}${untold || turns(turn) ? '' : ' (unchanged)'}`)];
}

function rateOf(row: GiveBackFigures | undefined): number {
  return Number(row?.headline.after?.value ?? row?.headline.before?.value ?? -1);
}

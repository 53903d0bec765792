import type { ExpiryLoss, Impact, Move, RewardFigures } from '../../impact/document.ts';
import { type CountFigure, figureText } from '../../impact/figure.ts';
import { amountText, countTurnText, currencyUnit, type Unit } from './amounts.ts';
import { heldTurns } from './held.ts';
import { type ImpactLine, line } from './lines.ts';
import type { Names } from './names.ts';

/** Who loses by a plan: first those who fall, then those whose points buy less or nothing. */
export function losses(impact: Impact, names: Names): readonly ImpactLine[] {
  const { tiers, rewards, expiry, stranded, currency } = impact;
  const unit = currencyUnit(currency);
  return [
    ...(tiers?.moves ?? []).filter(({ way }) => way === 'down').flatMap((move) => moveLine(move, names)),
    ...rewards.flatMap((reward) => rewardLosses(reward, unit)),
    ...(expiry?.atOnce ? expiryLines('Points that expire at once', expiry.atOnce, unit) : []),
    ...(stranded && isSomebody(stranded) ? [line('Have points that they cannot spend', figureText(stranded))] : []),
  ];
}

/** Who gains by a plan. */
export function gains({ tiers, rewards, currency }: Impact, names: Names): readonly ImpactLine[] {
  const unit = currencyUnit(currency);
  return [
    ...(tiers?.moves ?? []).filter(({ way }) => way === 'up').flatMap((move) => moveLine(move, names)),
    ...rewards.flatMap((reward) => [
      ...(isSomebody(reward.inReach)
        ? [line(reward.name, `newly in reach of ${figureText(reward.inReach)} ${canTake(reward)}`)]
        : []),
      ...worth(reward, unit, 'gain'),
    ]),
  ];
}

/** Whose points expire, and what is lost with them. */
export function expiryLines(about: string, { accounts, points, face }: ExpiryLoss, unit: Unit): readonly ImpactLine[] {
  if (!isSomebody(accounts)) return [];
  const value = face === null ? '' : `, worth ${amountText(face, unit)}`;
  return [line(about, `${amountText(points, 'points')} of ${figureText(accounts)}${value}`)];
}

/** Whether there is anybody in a group, or may be. */
export function isSomebody({ value }: Pick<CountFigure, 'value'>): boolean {
  return value !== 0;
}

function moveLine({ from, to, way, accounts, share }: Move, names: Names): readonly ImpactLine[] {
  if (!isSomebody(accounts)) return [];
  const part = share === null ? '' : ` (${share} % of ${names(from)})`;
  return [line(`${names(from)} → ${names(to)}`, `${figureText(accounts)} go ${way}${part}`)];
}

function rewardLosses(reward: RewardFigures, unit: Unit): readonly ImpactLine[] {
  const { name, outOfReach, coupons } = reward;
  const face = coupons?.face ? `, worth ${amountText(coupons.face, unit)}` : '';
  return [
    ...(isSomebody(outOfReach)
      ? [line(name, `newly out of reach of ${figureText(outOfReach)} ${canTake(reward)}`)]
      : []),
    ...worth(reward, unit, 'lose'),
    ...(coupons && isSomebody(coupons.open)
      ? [line(name, `${figureText(coupons.open)} coupons of it are open${face}`)]
      : []),
  ];
}

function canTake({ affordable }: RewardFigures): string {
  return `(can take it: ${countTurnText(affordable)})`;
}

function worth(reward: RewardFigures, unit: Unit, wanted: 'lose' | 'gain'): readonly ImpactLine[] {
  return heldTurns([reward], unit)
    .filter(({ way }) => way === wanted)
    .map(({ amount, face }) => line(reward.name, `held points ${wanted} ${amount} of what they are worth (${face})`));
}

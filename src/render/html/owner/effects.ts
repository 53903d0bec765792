import type { Impact, Move } from '../../../impact/document.ts';
import { type CountFigure, countText, figureText } from '../../../impact/figure.ts';
import { briefCount, currencyUnit } from '../../impact/amounts.ts';
import { heldTurns } from '../../impact/held.ts';
import { isSomebody } from '../../impact/losers.ts';
import { namesIn } from '../../impact/names.ts';
import { isDeserted } from '../../impact/told.ts';

/** One thing that happens to customers: a number to see first, and what it counts. */
export interface Effect {
  readonly number: string;
  readonly says: string;
  readonly tone: 'bad' | 'good';
}

/** What happens to customers, in words of the shop; what is bad for them comes first. */
export function effectsOf(impact: Impact): readonly Effect[] {
  const { tiers, rewards, expiry, stranded } = impact;
  return [
    ...people(tiers?.demoted, 'bad', `customers go down ${tierText(impact, 'down')}`),
    ...rewards.flatMap(({ name, outOfReach, coupons }) => [
      ...people(outOfReach, 'bad', `customers can take “${name}” today, and will have too few points for it`),
      ...people(coupons?.open, 'bad', `open coupons of “${name}” are in customers’ hands`),
    ]),
    ...people(expiry?.atOnce?.accounts, 'bad', 'customers lose points as soon as this is done'),
    ...people(stranded, 'bad', 'customers have points that they cannot spend'),
    ...worth(impact, 'bad'),
    ...people(tiers?.promoted, 'good', `customers go up ${tierText(impact, 'up')}`),
    ...rewards.flatMap(({ name, inReach }) =>
      people(inReach, 'good', `more customers will have enough points for “${name}”`),
    ),
    ...worth(impact, 'good'),
  ];
}

/** One sentence that says it all: how many customers there are, and whether any of them loses. */
export function summary(impact: Impact, effects: readonly Effect[]): string {
  const { customers } = impact;
  if (isDeserted(impact)) return 'Nobody collects points on this site yet, so nobody loses or gains by it today.';
  if (customers === null) return 'Customers could not be counted, so what this does to them is not known.';
  const all = `${figureText(customers)} customers collect points.`;
  if (effects.some(({ tone }) => tone === 'bad')) return `${all} Some of them lose by this change:`;
  if (effects.length > 0) return `${all} None of them was found to lose by it, and some gain:`;
  return `${all} None of them was found to lose or gain by it today.`;
}

/** `from Silver to Member`, where all go the same way; else only that they change tiers. */
function tierText(impact: Impact, way: Move['way']): string {
  const moves = (impact.tiers?.moves ?? []).filter((move) => move.way === way && isSomebody(move.accounts));
  const [only, ...others] = moves;
  if (!only || others.length > 0) return 'a tier';
  const names = namesIn(impact);
  return `from ${names(only.from)} to ${names(only.to)}`;
}

function people(figure: CountFigure | null | undefined, tone: Effect['tone'], says: string): readonly Effect[] {
  return figure && isSomebody(figure) ? [{ number: atMost(figure), says, tone }] : [];
}

/** Of what is only bounded an owner wants to know the worst. */
function atMost(figure: CountFigure): string {
  const most = figure.between?.[1];
  return most === undefined || most === '<5' ? briefCount(figure) : `up to ${countText(most)}`;
}

function worth({ rewards, currency }: Impact, tone: Effect['tone']): readonly Effect[] {
  return heldTurns(rewards, currencyUnit(currency))
    .filter(({ way }) => (way === 'gain') === (tone === 'good'))
    .map(({ reward, way, amount }) => ({
      number: amount,
      says: `${way === 'gain' ? 'more' : 'less'} for the points customers hold, if spent on “${reward}”`,
      tone,
    }));
}

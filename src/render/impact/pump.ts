import type { Impact } from '../../impact/document.ts';
import type { PumpReport, Recipe } from '../../impact/pump/report.ts';
import { currencyUnit, grouped, type Unit } from './amounts.ts';
import { type ImpactLine, line } from './lines.ts';

/** The rounds that give more than they cost, each as a recipe; or that none was found, and what was searched. */
export function pumpLines({ pump, currency }: Impact): readonly ImpactLine[] {
  if (pump === null) return [];
  if (pump.recipes.length === 0) return [line('None found', `${pump.tried} rounds were reckoned. ${pump.searched}`)];
  const unit = currencyUnit(currency);
  return pump.recipes.map((recipe, index) =>
    line(recipeTitle(recipe, index, { unit, basis: pump.basis }), recipe.steps.join(' ')),
  );
}

/** `Recipe 1 (new), gains 2.50 USD a round (pays 1.00 USD, gets 3.50 USD)`; where a margin is declared, what the round costs the business beyond it. */
export function recipeTitle(
  { gain, isNew, pays, gets }: Recipe,
  index: number,
  { unit, basis }: { readonly unit: Unit; readonly basis: PumpReport['basis'] },
): string {
  const money = (amount: string): string => `${grouped(amount)}${unit === '' ? '' : ` ${unit}`}`;
  const title = `Recipe ${index + 1}${isNew ? ' (new)' : ''}`;
  if (basis === 'face') return `${title}, gains ${money(gain)} a round (pays ${money(pays)}, gets ${money(gets)})`;
  return `${title}, costs the business ${money(gain)} a round beyond its margin (customers pay ${money(pays)}, get ${money(gets)} off)`;
}

import type { Impact } from '../../impact/document.ts';
import type { Recipe } from '../../impact/pump/report.ts';
import { currencyUnit, grouped, type Unit } from './amounts.ts';
import { type ImpactLine, line } from './lines.ts';

/** The rounds that give more than they cost, each as a recipe; or that none was found, and what was searched. */
export function pumpLines({ pump, currency }: Impact): readonly ImpactLine[] {
  if (pump === null) return [];
  if (pump.recipes.length === 0) return [line('None found', `${pump.tried} rounds were reckoned. ${pump.searched}`)];
  const unit = currencyUnit(currency);
  return pump.recipes.map((recipe, index) => line(recipeTitle(recipe, index, unit), recipe.steps.join(' ')));
}

/** `Recipe 1 (new): gains 3.50 USD a round`. */
export function recipeTitle({ gain, isNew, pays, gets }: Recipe, index: number, unit: Unit): string {
  const money = (amount: string): string => `${grouped(amount)}${unit === '' ? '' : ` ${unit}`}`;
  return `Recipe ${index + 1}${isNew ? ' (new)' : ''}, gains ${money(gain)} a round (pays ${money(pays)}, gets ${money(gets)})`;
}

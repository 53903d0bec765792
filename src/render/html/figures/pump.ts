import type { Impact } from '../../../impact/document.ts';
import type { Recipe } from '../../../impact/pump/report.ts';
import { currencyUnit } from '../../impact/amounts.ts';
import { recipeTitle } from '../../impact/pump.ts';
import { type Html, html } from '../markup.ts';
import { prose, type Section } from './section.ts';

/** The rounds that give more than they cost, as recipes. */
export function pumpSection({ pump, currency }: Impact): Section {
  const blocks: readonly Html[] =
    pump === null
      ? []
      : [
          prose(
            pump.recipes.length === 0
              ? `No way was found to earn and redeem in a circle and gain by it; ${pump.tried} were reckoned.`
              : `Found: ${pump.recipes.length} of ${pump.tried} ways to earn and redeem in a circle give more than they cost.`,
          ),
          ...pump.recipes.map((recipe, index) =>
            recipeCard(recipeTitle(recipe, index, { unit: currencyUnit(currency), basis: pump.basis }), recipe),
          ),
          html`<p class="soft">Searched: ${pump.searched}</p>
`,
        ];
  return { id: 'pump', title: 'Can somebody pump money out of it?', blocks };
}

function recipeCard(title: string, { steps }: Recipe): Html {
  return html`<article class="card critical"><h3>${title}</h3>
<ol>${steps.map((step) => html`<li>${step}</li>`)}</ol></article>
`;
}

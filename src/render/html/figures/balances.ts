import type { Impact } from '../../../impact/document.ts';
import { grouped } from '../../impact/amounts.ts';
import { type Band, bandCount, bandName, bandsOf, pricesOf } from '../../impact/bands.ts';
import { balanceBars, type Mark } from '../charts/balances.ts';
import { chart } from '../charts/figure.ts';
import { shortened } from '../charts/shortened.ts';
import { type Html, html } from '../markup.ts';
import type { Section } from './section.ts';

/** More lines than these hide the bars. */
const PRICES = 3;

const FATE: Readonly<Record<Band['fate'], string>> = {
  lost: 'can take a reward today, and not then',
  won: 'can take a reward then, and not today',
  same: 'as today',
};

/** How many customers hold how many points, with old and new prices. */
export function balancesSection(impact: Impact): Section {
  const bands = bandsOf(impact);
  const prices = pricesOf(impact.rewards).slice(0, PRICES);
  const marks = prices.flatMap(({ name, before, after }): readonly Mark[] => {
    const of = prices.length > 1 ? ` of ${shortened(name, 18)}` : '';
    return [
      ...(before === null ? [] : [markAt(before, `today’s price${of}`, 'today')]),
      ...(after === null ? [] : [markAt(after, `new price${of}`, 'new')]),
    ];
  });
  const told = prices.map(priceText);
  const tells = `${told.join('; ') || 'No price changes'}. ${bands.map((band) => `${bandName(band)} points: ${bandCount(band)}`).join(', ')}.`;
  return {
    id: 'balances',
    title: 'Who can afford what',
    blocks:
      bands.length === 0
        ? []
        : [
            legend(bands),
            chart(
              { id: 'held', title: 'Customers by the points they hold', tells },
              (canvas) => balanceBars(bands, marks, canvas),
              {
                caption: 'Customers by the points they hold',
                head: ['Points', 'Customers', 'What becomes of them'],
                rows: bands.map((band) => [bandName(band), bandCount(band), FATE[band.fate]]),
              },
            ),
          ],
  };
}

function markAt(points: number, what: string, when: string): Mark {
  return { points, says: `${grouped(points)}: ${what}`, brief: `${grouped(points)} ${when}` };
}

function priceText({ name, before, after }: ReturnType<typeof pricesOf>[number]): string {
  if (before === null) return `${name} is new, for ${grouped(after as number)} points`;
  const today = `${name} costs ${grouped(before)} points today`;
  return after === null ? `${today}, and goes` : `${today}, ${grouped(after)} then`;
}

function legend(bands: readonly Band[]): Html {
  const entries = (['lost', 'won'] as const)
    .filter((fate) => bands.some((band) => band.fate === fate))
    .map((fate) => html`<span class="key ${fate}">${FATE[fate]}</span> `);
  return html`<p>${entries}</p>
`;
}

import type { Assumptions } from '../../../impact/assumptions.ts';
import type { Impact } from '../../../impact/document.ts';
import { grouped } from '../../impact/amounts.ts';
import { dataTable } from '../table.ts';
import { prose, type Section } from './section.ts';

const WORDS: Readonly<Record<Exclude<keyof Assumptions, 'rewards'>, string>> = {
  currency: 'Currency',
  averageOrder: 'An order comes to',
  smallestOrder: 'The smallest order',
  visitsPerMonth: 'Visits of a customer in a month',
  margin: 'Margin of a sale',
  redemptionRate: 'Part of the points that is redeemed in the end',
  costShare: 'What 1 of face value costs the business',
  shippingCost: 'What free shipping is worth',
  rounding: 'How fractions of points are rounded',
};

/** Parts of one, which people read in per cent. */
const PARTS: ReadonlySet<string> = new Set(['margin', 'redemptionRate', 'costShare']);

/** What money figures take for granted. */
export function assumptionsSection({ assumptions, notes }: Impact): Section {
  return {
    id: 'assumptions',
    title: 'What is taken for granted',
    blocks: [
      ...(assumptions === null
        ? [prose('Nothing is declared under "assumptions:" in the file, so there are counts and no money.')]
        : [dataTable({ caption: 'Assumptions', head: ['What', 'Taken as'], rows: rowsOf(assumptions) })]),
      ...notes.map(prose),
    ],
  };
}

function rowsOf({ rewards, ...plain }: Assumptions): readonly (readonly string[])[] {
  const words = Object.entries(WORDS) as [keyof typeof WORDS, string][];
  return [
    ...words.flatMap(([key, word]) => {
      const given = plain[key];
      if (given === undefined) return [];
      return [[word, PARTS.has(key) ? `${Math.round(Number(given) * 1e4) / 100} %` : grouped(given)]];
    }),
    ...Object.entries(rewards ?? {}).map(([key, given]) => [
      key,
      Object.entries(given)
        .map(([name, value]) => `${name} ${String(value)}`)
        .join(', '),
    ]),
  ];
}

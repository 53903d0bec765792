import type { Impact } from '../../impact/document.ts';
import { type Count, countText } from '../../impact/figure.ts';
import { grouped } from './amounts.ts';

/** Customers whose balance is within a stretch: from `from`, below `to`; the last has no end. */
export interface Band {
  readonly from: number;
  readonly to: number | null;
  /** Lowest and highest number they may be: a group told as `<5` is one to four. */
  readonly low: number;
  readonly high: number;
  /** Whether these can take a reward today and not then, or the other way round. */
  readonly fate: 'lost' | 'won' | 'same';
}

/** More than these cannot be taken in at a glance. */
const BANDS = 14;

/** Balances in few bands: old and new prices of the rewards that change are borders, the others go where the fewest are. */
export function bandsOf({ distribution, rewards }: Impact): readonly Band[] {
  if (distribution === null) return [];
  const prices = pricesOf(rewards);
  const firm = new Set(prices.flatMap(({ before, after }) => [before, after]).filter((price) => price !== null));
  const starts = [0, ...distribution.edges];
  let bands = distribution.counts.map((count, index): Band => {
    const from = starts[index] as number;
    const fate = fateAt(from, prices);
    return { from, to: starts[index + 1] ?? null, ...endsOf(count), fate };
  });
  for (;;) {
    const at = loosest(bands, firm);
    if (at === undefined) return bands;
    bands = [...bands.slice(0, at), joined(bands[at] as Band, bands[at + 1] as Band), ...bands.slice(at + 2)];
  }
}

/** `352`, `<5`, `348–352`. */
export function bandCount({ low, high }: Pick<Band, 'low' | 'high'>): string {
  if (low === high) return countText(low);
  if (high < 5) return '<5';
  return low < 5 ? `up to ${grouped(high)}` : `${grouped(low)}–${grouped(high)}`;
}

/** `500 to 599`, `20,000 and more`, `none`. */
export function bandName({ from, to }: Pick<Band, 'from' | 'to'>): string {
  if (to === null) return `${grouped(from)} and more`;
  if (to === from + 1) return from === 0 ? 'none' : grouped(from);
  return `${grouped(from)} to ${grouped(to - 1)}`;
}

/** What a reward costs in the base tier; null on the side where nobody there can take it. */
interface Price {
  readonly before: number | null;
  readonly after: number | null;
}

/** The rewards whose price changes, that come, and that go. */
export function pricesOf(rewards: Impact['rewards']): readonly (Price & { readonly name: string })[] {
  return rewards.flatMap(({ name, cost: { before, after } }) => (before === after ? [] : [{ name, before, after }]));
}

function fateAt(points: number, prices: readonly Price[]): Band['fate'] {
  const pays = (price: number | null): boolean => price !== null && price <= points;
  if (prices.some(({ before, after }) => pays(before) && !pays(after))) return 'lost';
  return prices.some(({ before, after }) => pays(after) && !pays(before)) ? 'won' : 'same';
}

function endsOf(count: Count): Pick<Band, 'low' | 'high'> {
  return count === '<5' ? { low: 1, high: 4 } : { low: count, high: count };
}

/** The border that says least: always one above which nobody is, and else as long as there are too many. */
function loosest(bands: readonly Band[], firm: ReadonlySet<number>): number | undefined {
  const open = bands.slice(0, -1).flatMap((band, index) => {
    const next = bands[index + 1] as Band;
    return firm.has(next.from) || next.from <= 1 ? [] : [{ index, size: band.high + next.high, last: next }];
  });
  const [least] = open.toSorted((a, b) => a.size - b.size);
  if (bands.length > BANDS) return least?.index;
  const empty = open.at(-1);
  return empty && empty.last.to === null && empty.last.high === 0 ? empty.index : undefined;
}

function joined(one: Band, next: Band): Band {
  return { ...one, to: next.to, low: one.low + next.low, high: one.high + next.high };
}

import type { Turn } from '../../impact/document.ts';
import { type AmountFigure, type CountFigure, countText, NO_CURRENCY, type Told } from '../../impact/figure.ts';

/** What stands behind a number: a currency, `%`, `points`; empty for none. */
export type Unit = string;

/** `54137.12` as people read it: `54,137.12`. */
export function grouped(amount: string | number): string {
  return String(amount).replace(/^-?\d+/, (whole) => whole.replace(/\B(?=(\d{3})+$)/g, ','));
}

/** The currency as a unit. */
export function currencyUnit(currency: string | null): Unit {
  return currency === null || currency === NO_CURRENCY ? '' : currency;
}

/** `9,022.85 USD`, `1.00–2.00 USD`, `about 3 %`; `withheld` where it would tell of fewer than five customers. */
export function amountText({ value, between, certainty }: Told<AmountFigure>, unit: Unit = ''): string {
  if (value === null) return 'withheld (fewer than 5 customers)';
  if (between) return `${grouped(between[0])}–${withUnit(between[1], unit)}`;
  return certainty === 'estimated' ? `about ${withUnit(value, unit)}` : withUnit(value, unit);
}

/** `5.00 → 4.17 %`; one value where nothing turns, `none` for a side without. */
export function turnText({ before, after }: Turn<AmountFigure>, unit: Unit = ''): string {
  const once = after !== null && after.value !== null;
  return arrow(
    [before && amountText(before, unit), after && amountText(after, unit)],
    before && once ? amountText(before) : null,
  );
}

/** `3,360 → 2,760`. */
export function countTurnText({ before, after }: Turn<CountFigure>): string {
  return arrow([before && briefCount(before), after && briefCount(after)], null);
}

/** `1,500 → 2,000 points`. */
export function numberTurnText({ before, after }: Turn<number | string>, unit: Unit = ''): string {
  const [was, will] = [before, after].map((side) => (side === null ? null : withUnit(side, unit)));
  return arrow(
    [was as string | null, will as string | null],
    before !== null && after !== null ? grouped(before) : null,
  );
}

/** A count without its margin, for a place where the margin stands elsewhere: `352`, `52–55`, `up to 8`. */
export function briefCount(figure: Told<CountFigure>): string {
  if (figure.between) {
    const [low, high] = figure.between;
    if (high === '<5') return high;
    return low === '<5' ? `up to ${countText(high)}` : `${countText(low)}–${countText(high)}`;
  }
  return figure.certainty === 'exact' ? countText(figure.value) : `about ${countText(figure.value)}`;
}

/** True where a turn says something. */
export function turns({ before, after }: Turn<AmountFigure>): boolean {
  return textOf(before) !== textOf(after);
}

function textOf(figure: AmountFigure | null): string {
  return figure === null ? '' : amountText(figure);
}

function withUnit(amount: string | number, unit: Unit): string {
  return unit === '' ? grouped(amount) : `${grouped(amount)} ${unit}`;
}

/** `brief` takes the place of what was where what will be names the unit already. */
function arrow([was, will]: readonly [string | null, string | null], brief: string | null): string {
  if (was === will) return was ?? 'none';
  return `${brief ?? was ?? 'none'} → ${will ?? 'none'}`;
}

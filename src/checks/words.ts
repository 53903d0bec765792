import type { Subject } from './subject.ts';

/** True for a figure above a limit by more than the noise of floating point. */
export function exceeds(value: number, limit: number): boolean {
  return value > limit + 1e-9 * Math.max(1, Math.abs(limit));
}

/** `6.67 %`, `15 %`: a fraction in per cent, with at most 2 places. */
export function percent(fraction: number): string {
  return `${short(fraction * 100)} %`;
}

/** `45×`, `2.25×`. */
export function factor(times: number): string {
  return `${short(times)}×`;
}

/** At most 2 places, none where they are zeros. */
export function short(number: number): string {
  return String(Math.round(number * 100) / 100);
}

/** `3.33 USD`: an amount with 2 places, and the currency where one is declared. */
export function money(amount: number, { assumptions: { currency } }: Pick<Subject, 'assumptions'>): string {
  return currency === undefined ? amount.toFixed(2) : `${amount.toFixed(2)} ${currency}`;
}

/** `1 point`, `50 points`. */
export function points(count: number): string {
  return `${short(count)} point${count === 1 ? '' : 's'}`;
}

/** The last of those that are greatest by a measure below everything; undefined when there are none. */
export function greatest<T>(items: readonly T[], measure: (item: T) => number): T | undefined {
  return items.reduce<T | undefined>(
    (best, item) => (best !== undefined && measure(best) >= measure(item) ? best : item),
    undefined,
  );
}

/** `a`, `a and b`, `a, b and c`. */
export function list(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}

/** An exact fraction in lowest terms; the denominator is above zero. Money and rates are reckoned in it and rounded once, at the end. */
export interface Ratio {
  readonly n: bigint;
  readonly d: bigint;
}

const DECIMAL = /^(-?)([0-9]+)(?:[.]([0-9]+))?$/;

export const ZERO: Ratio = { n: 0n, d: 1n };
export const ONE: Ratio = { n: 1n, d: 1n };

/** A decimal text or a number (up to ten places) as a fraction. Throws a RangeError for anything else. */
export function exact(value: number | string): Ratio {
  const parts = DECIMAL.exec(typeof value === 'number' ? value.toFixed(10) : value);
  if (!parts) throw new RangeError(`${value} is not a decimal number`);
  const [, sign, whole = '', places = ''] = parts;
  return reduced(BigInt(`${sign}${whole}${places}`), 10n ** BigInt(places.length));
}

export function plus(a: Ratio, b: Ratio): Ratio {
  return reduced(a.n * b.d + b.n * a.d, a.d * b.d);
}

export function minus(a: Ratio, b: Ratio): Ratio {
  return reduced(a.n * b.d - b.n * a.d, a.d * b.d);
}

export function times(a: Ratio, b: Ratio): Ratio {
  return reduced(a.n * b.n, a.d * b.d);
}

/** Throws a RangeError when `b` is zero. */
export function over(a: Ratio, b: Ratio): Ratio {
  return reduced(a.n * b.d, a.d * b.n);
}

/** Below zero, zero or above, as `a` is less than, equal to or greater than `b`. */
export function compare(a: Ratio, b: Ratio): number {
  const difference = a.n * b.d - b.n * a.d;
  return difference < 0n ? -1 : Number(difference > 0n);
}

/** The greatest whole number that is not above it. */
export function floor({ n, d }: Ratio): bigint {
  const whole = n / d;
  return n < 0n && n % d !== 0n ? whole - 1n : whole;
}

/** The smallest whole number that is not below it. */
export function ceil({ n, d }: Ratio): bigint {
  return -floor({ n: -n, d });
}

/** With this many places, half a unit away from zero: `9022.85`. */
export function rounded({ n, d }: Ratio, places: number): string {
  const scale = 10n ** BigInt(places);
  const size = n < 0n ? -n : n;
  const units = (2n * size * scale + d) / (2n * d);
  const digits = units.toString().padStart(places + 1, '0');
  const text = places === 0 ? digits : `${digits.slice(0, -places)}.${digits.slice(-places)}`;
  return n < 0n && units > 0n ? `-${text}` : text;
}

/** In per cent, with this many places: `36.6`. */
export function percent(value: Ratio, places = 2): string {
  return rounded(times(value, { n: 100n, d: 1n }), places);
}

/** The greatest of these; undefined when there is none. */
export function greatest(values: readonly Ratio[]): Ratio | undefined {
  return values.reduce<Ratio | undefined>((best, one) => (best && compare(best, one) >= 0 ? best : one), undefined);
}

/** The least of these; undefined when there is none. */
export function least(values: readonly Ratio[]): Ratio | undefined {
  return values.reduce<Ratio | undefined>((best, one) => (best && compare(best, one) <= 0 ? best : one), undefined);
}

function reduced(n: bigint, d: bigint): Ratio {
  if (d === 0n) throw new RangeError('division by zero');
  const shared = divisor(n < 0n ? -n : n, d < 0n ? -d : d);
  const sign = d < 0n ? -1n : 1n;
  return { n: (sign * n) / shared, d: (sign * d) / shared };
}

function divisor(a: bigint, b: bigint): bigint {
  return b === 0n ? a : divisor(b, a % b);
}

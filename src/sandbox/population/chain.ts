import type { Population } from './parameters.ts';

/** Of every hundred customers of a chain so many have a second account, this many sites further on. */
const DOUBLES = 9;
const OF = 100;
const FURTHER = 13;

/**
 * Which customers have an account at a site, ascending from 0: all of them where there is one site; in a chain those at home there, and those of
 * another site who have a second account here. A customer has the same points in both: the till's ledger owns them, the sites show them.
 */
export function customersAt({ size, chain }: Population): Int32Array | undefined {
  if (chain === undefined) return undefined;
  const { sites, site } = chain;
  const isHere = (customer: number): boolean => {
    const home = customer % sites;
    return home === site || (customer % OF < DOUBLES && (home + FURTHER) % sites === site);
  };
  const here: number[] = [];
  for (let customer = 0; customer < size; customer += 1) if (isHere(customer)) here.push(customer);
  return Int32Array.from(here);
}

/** Where a number is in an ascending list; undefined when it is not. */
export function placeOf(number: number, ascending: Int32Array): number | undefined {
  let [low, high] = [0, ascending.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((ascending[middle] as number) < number) low = middle + 1;
    else high = middle;
  }
  return ascending[low] === number ? low : undefined;
}

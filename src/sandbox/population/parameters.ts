/** How many customers there are and how their points are spread; nothing in it is random. */
export interface Population {
  /** Number of customers. */
  readonly size: number;
  /** The lower, the longer the tail of rich customers. */
  readonly alpha: number;
  readonly scale: number;
  /** Most points anybody has earned. */
  readonly cap: number;
  /** Cost of the reward they redeem. */
  readonly cost: number;
}

/** The populations of the fixtures, by name. */
export const POPULATIONS: Readonly<Record<string, Population>> = {
  cafe: { size: 1_250, alpha: 2.2, scale: 75, cap: 2_000, cost: 100 },
  salon: { size: 1_600, alpha: 2, scale: 420, cap: 12_000, cost: 600 },
  store: { size: 8_400, alpha: 1.7, scale: 700, cap: 60_000, cost: 500 },
  chain: { size: 26_000, alpha: 1.9, scale: 70, cap: 3_000, cost: 120 },
};

/** The most customers a site can have: their ids are numbered in 21 bits. */
const MOST = 1 << 21;

const PARTS = { n: 'size', alpha: 'alpha', scale: 'scale', cap: 'cap', cost: 'cost' } as const;

const EXAMPLE = `${Object.keys(POPULATIONS).join(', ')}, or N=8400,alpha=1.7,scale=700,cap=60000,cost=500`;

/** Checks the figures of a population. Throws a RangeError that says what is wrong. */
export function checkPopulation(population: Population): Population {
  const { size, alpha, scale, cap, cost } = population;
  const whole = (value: number, least: number, most: number) =>
    Number.isInteger(value) && value >= least && value <= most;
  if (!whole(size, 1, MOST)) throw new RangeError(`A population has from 1 to ${MOST} customers: N=${size}.`);
  if (!(alpha > 0) || !(scale > 0) || !Number.isFinite(alpha + scale))
    throw new RangeError('alpha and scale of a population are above 0.');
  if (!whole(cap, 1, 999_999_999)) throw new RangeError(`The cap of a population is a whole number: cap=${cap}.`);
  if (!whole(cost, 1, 9_999_999)) throw new RangeError(`The cost is a whole number: cost=${cost}.`);
  return { size, alpha, scale, cap, cost };
}

/** Reads `N=8400,alpha=1.7,scale=700,cap=60000,cost=500`, in any order, or a name. Throws a RangeError with an example. */
export function parsePopulation(text: string): Population {
  const named = Object.hasOwn(POPULATIONS, text) ? POPULATIONS[text] : undefined;
  if (named !== undefined) return named;
  const given: Record<string, number> = {};
  for (const part of text.split(',')) {
    const [name = '', value = ''] = part.split('=').map((half) => half.trim());
    const key = PARTS[name.toLowerCase() as keyof typeof PARTS];
    if (key === undefined || value === '' || Number.isNaN(Number(value)) || Object.hasOwn(given, key))
      throw new RangeError(`"${part}" is not a part of a population: ${EXAMPLE}.`);
    given[key] = Number(value);
  }
  const missing = Object.entries(PARTS).find(([, key]) => given[key] === undefined);
  if (missing !== undefined)
    throw new RangeError(`The population has no ${missing[0] === 'n' ? 'N' : missing[0]}: ${EXAMPLE}.`);
  return checkPopulation(given as unknown as Population);
}

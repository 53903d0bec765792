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
  /** Which site of a chain this is; all customers of a single site when left out. */
  readonly chain?: Chain;
}

/** One of the sites over which the customers of a chain are spread; the first is 0. */
export interface Chain {
  readonly sites: number;
  readonly site: number;
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

/** Sites of the chain of the fixtures. */
export const CHAIN_SITES = 40;

const PARTS = { n: 'size', alpha: 'alpha', scale: 'scale', cap: 'cap', cost: 'cost' } as const;
/** What says which site of a chain it is: both, or neither. */
const CHAIN_PARTS = { sites: 'sites', site: 'site' } as const;

const EXAMPLE = `${Object.keys(POPULATIONS).join(', ')}, chain/7, or N=8400,alpha=1.7,scale=700,cap=60000,cost=500`;

const CHAIN_NAME = /^chain\/(\d{1,2})$/;

/** Checks the figures of a population. Throws a RangeError that says what is wrong. */
export function checkPopulation(population: Population): Population {
  const { size, alpha, scale, cap, cost, chain } = population;
  const whole = (value: number, least: number, most: number) =>
    Number.isInteger(value) && value >= least && value <= most;
  if (!whole(size, 1, MOST)) throw new RangeError(`A population has from 1 to ${MOST} customers: N=${size}.`);
  if (!(alpha > 0) || !(scale > 0) || !Number.isFinite(alpha + scale))
    throw new RangeError('alpha and scale of a population are above 0.');
  if (!whole(cap, 1, 999_999_999)) throw new RangeError(`The cap of a population is a whole number: cap=${cap}.`);
  if (!whole(cost, 1, 9_999_999)) throw new RangeError(`The cost is a whole number: cost=${cost}.`);
  if (chain === undefined) return { size, alpha, scale, cap, cost };
  const { sites, site } = chain;
  if (!whole(sites, 1, 1_000) || !whole(site, 0, sites - 1))
    throw new RangeError(`A chain has from 1 to 1000 sites, the first of which is 0: sites=${sites},site=${site}.`);
  return { size, alpha, scale, cap, cost, chain: { sites, site } };
}

/**
 * Reads `N=8400,alpha=1.7,scale=700,cap=60000,cost=500`, in any order, with `sites=40,site=7` for one site of a chain; or a name; or `chain/7`.
 * Throws a RangeError with an example.
 */
export function parsePopulation(text: string): Population {
  const named = Object.hasOwn(POPULATIONS, text) ? POPULATIONS[text] : undefined;
  if (named !== undefined) return named;
  const site = CHAIN_NAME.exec(text)?.[1];
  if (site !== undefined) return chainPopulation(Number(site));
  const { sites, site: nth, ...given } = figuresIn(text);
  const missing = Object.entries(PARTS).find(([, key]) => given[key] === undefined);
  if (missing !== undefined)
    throw new RangeError(`The population has no ${missing[0] === 'n' ? 'N' : missing[0]}: ${EXAMPLE}.`);
  if ((sites === undefined) !== (nth === undefined)) throw new RangeError('A chain needs both, sites and site.');
  const chain = sites === undefined || nth === undefined ? {} : { chain: { sites, site: nth } };
  return checkPopulation({ ...given, ...chain } as unknown as Population);
}

/** The customers of one site of the chain of the fixtures, from 0 to 39. Throws a RangeError for any other. */
export function chainPopulation(site: number): Population {
  return checkPopulation({ ...(POPULATIONS['chain'] as Population), chain: { sites: CHAIN_SITES, site } });
}

function figuresIn(text: string): Record<string, number> {
  const names: Readonly<Record<string, string>> = { ...PARTS, ...CHAIN_PARTS };
  const given: Record<string, number> = {};
  for (const part of text.split(',')) {
    const [name = '', value = ''] = part.split('=').map((half) => half.trim());
    const lower = name.toLowerCase();
    const key = Object.hasOwn(names, lower) ? names[lower] : undefined;
    if (key === undefined || value === '' || Number.isNaN(Number(value)) || Object.hasOwn(given, key))
      throw new RangeError(`"${part}" is not a part of a population: ${EXAMPLE}.`);
    given[key] = Number(value);
  }
  return given;
}

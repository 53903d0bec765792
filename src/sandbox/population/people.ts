import { customersAt, placeOf } from './chain.ts';
import { type NumberedIds, numberedIds } from './numbered-ids.ts';
import type { Population } from './parameters.ts';

const DAY = 86_400_000;

/** What a population's members are made from: its figures, and when and where it was made. */
export interface MadePopulation extends Population {
  /** ISO time on the sandbox clock. */
  readonly made: string;
  /** The tiers by which everybody was sorted then, from the lowest. */
  readonly ladder: readonly Rung[];
}

/** A tier as far as sorting people into it goes. */
export interface Rung {
  readonly id: string;
  readonly requiredPoints: number;
}

/** The customers of a population, in columns; a customer is a row number from 0, in the order in which accounts were made. */
export interface People {
  readonly size: number;
  readonly cost: number;
  readonly ladder: readonly Rung[];
  readonly made: number;
  readonly earned: Int32Array;
  readonly redeemed: Int32Array;
  readonly accounts: NumberedIds;
  readonly contacts: NumberedIds;
  readonly members: NumberedIds;
  /** Orders of rows and of their transactions that somebody needed. */
  readonly orders: { readonly accounts: Map<string, Uint32Array>; readonly transactions: Map<string, Uint32Array> };
  /** Which customer of the formula a row is, from 0: the row itself, but on a site of a chain. */
  customerOf(row: number): number;
  /** The row of a customer of the formula, who may have no account here. */
  rowOf(customer: number): number | undefined;
  /** Three of four are members of the site. */
  isMember(row: number): boolean;
  /** Milliseconds: when the account was made, when its points were earned, when it was last active. */
  createdAt(row: number): number;
  earnedAt(row: number): number;
  lastActiveAt(row: number): number;
}

function earnedPoints({ size, alpha, scale, cap }: Population, here: Int32Array | undefined): Int32Array {
  const earned = new Int32Array(here?.length ?? size);
  for (let row = 0; row < earned.length; row += 1) {
    const share = ((here?.[row] ?? row) + 0.5) / size;
    earned[row] = Math.min(cap, Math.floor(scale * ((1 - share) ** (-1 / alpha) - 1)));
  }
  return earned;
}

/** Half of what was earned, in whole rewards, was spent. */
const redeemedPoints = (earned: Int32Array, cost: number): Int32Array =>
  earned.map((points) => cost * Math.floor(points / (2 * cost)));

/** Points were earned on some day of the last 360, by a step that spreads neighbours over the year. */
const daysAgo = (row: number): number => ((row * 137) % 360) + 1;

function build(site: string, population: MadePopulation): People {
  const { cost, ladder } = population;
  const made = Date.parse(population.made);
  const here = customersAt(population);
  const earned = earnedPoints(population, here);
  const size = earned.length;
  const redeemed = redeemedPoints(earned, cost);
  const customerOf = (row: number) => here?.[row] ?? row;
  const step = Math.max(1, Math.floor((30 * DAY) / Math.max(1, size)));
  const createdAt = (row: number) => made - 400 * DAY + row * step;
  const earnedAt = (row: number) => made - daysAgo(row) * DAY + (row % 3_600) * 1_000;
  return {
    size,
    cost,
    ladder,
    made,
    earned,
    redeemed,
    accounts: numberedIds(`${site}/accounts`),
    contacts: numberedIds(`${site}/contacts`),
    members: numberedIds(`${site}/members`),
    orders: { accounts: new Map(), transactions: new Map() },
    customerOf,
    rowOf: (customer) => (here === undefined ? (customer < size ? customer : undefined) : placeOf(customer, here)),
    isMember: (row) => (customerOf(row) + 1) % 4 !== 0,
    createdAt,
    earnedAt,
    // Rewards follow what was earned second by second.
    lastActiveAt: (row) => (earned[row] === 0 ? createdAt(row) : earnedAt(row) + ((redeemed[row] ?? 0) / cost) * 1_000),
  };
}

const KEPT = 4;
const built = new Map<string, People>();

/** What was looked up last for a population, so that its figures need not be compared each time. */
const last = new WeakMap<MadePopulation, { readonly site: string; readonly people: People }>();

/** The people of a site; the same ones for the same figures. */
export function peopleOf(site: string, population: MadePopulation): People {
  const recent = last.get(population);
  if (recent?.site === site) return recent.people;
  const people = lookUp(site, population);
  last.set(population, { site, people });
  return people;
}

function lookUp(site: string, population: MadePopulation): People {
  const key = JSON.stringify([site, population]);
  const known = built.get(key);
  if (known !== undefined) return known;
  const people = build(site, population);
  if (built.size >= KEPT) built.delete(built.keys().next().value ?? '');
  built.set(key, people);
  return people;
}

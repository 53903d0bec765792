import type { WirePoints, WireProgramTotals } from '../../wire/index.ts';
import type { StoredAccount } from '../customer-state.ts';
import type { People } from '../population/people.ts';
import type { Customers } from './customers.ts';
import { tierFor } from './rules-of-site.ts';

type Sums = { -readonly [Name in keyof Required<WirePoints>]: number };

interface Tally {
  readonly points: Sums;
  readonly tiers: Map<string | undefined, number>;
}

const add = ({ points, tiers }: Tally, { points: own, tier }: Pick<StoredAccount, 'points' | 'tier'>, sign = 1) => {
  points.balance += sign * own.balance;
  points.earned += sign * own.earned;
  points.adjusted += sign * own.adjusted;
  points.redeemed += sign * own.redeemed;
  points.expired += sign * (own.expired ?? 0);
  tiers.set(tier.id, (tiers.get(tier.id) ?? 0) + sign);
};

const empty = (): Tally => ({
  points: { balance: 0, earned: 0, redeemed: 0, adjusted: 0, expired: 0 },
  tiers: new Map(),
});

const tallies = new WeakMap<People, Tally>();

/** The population as it was made; counted once. */
function firstTally(people: People): Tally {
  const known = tallies.get(people);
  if (known !== undefined) return known;
  const tally = empty();
  for (let row = 0; row < people.size; row += 1) {
    const earned = people.earned[row] ?? 0;
    const redeemed = people.redeemed[row] ?? 0;
    tally.points.earned += earned;
    tally.points.redeemed += redeemed;
    const tier = tierFor(earned, people.ladder);
    tally.tiers.set(tier, (tally.tiers.get(tier) ?? 0) + 1);
  }
  tally.points.balance = tally.points.earned - tally.points.redeemed;
  tallies.set(people, tally);
  return tally;
}

/** Points of all accounts together and accounts in each tier, the base tier without an id. */
export function totalsOf(customers: Customers): WireProgramTotals {
  const { people, stored, site } = customers;
  const tally = empty();
  if (people !== undefined) {
    const first = firstTally(people);
    Object.assign(tally.points, first.points);
    for (const [tier, count] of first.tiers) tally.tiers.set(tier, count);
    for (const row of stored.rows) if (row < people.size) add(tally, customers.accountOfRow(people, row), -1);
  }
  for (const account of stored.live) add(tally, account);
  const known: readonly (string | undefined)[] = [undefined, ...site.tiers.map(({ id }) => id)];
  const tiers = [...new Set([...known, ...tally.tiers.keys()])];
  return {
    points: tally.points,
    tierTotals: tiers.map((id) => ({
      ...(id === undefined ? {} : { id }),
      numberOfAccounts: tally.tiers.get(id) ?? 0,
    })),
  };
}

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CountFigure } from '../../src/impact/figure.ts';
import type { Row } from '../../src/impact/movement.ts';
import { pairedRewards } from '../../src/impact/offers.ts';
import { pictureOf } from '../../src/impact/picture.ts';
import type { Thing } from '../../src/impact/program.ts';
import { reachOf } from '../../src/impact/reach.ts';
import { type Situation, situationOf } from '../../src/impact/situation.ts';
import { apportion, type Tally } from '../../src/impact/tally.ts';
import { wayOf } from '../../src/impact/tiers-section.ts';
import type { Change } from '../../src/kernel/change.ts';
import { type Account, type Clientele, impactOn, interview } from '../support/clientele.ts';
import { accountsOf, added, aReward, aTier, changed, ladderOf, NOW, removed, singles } from '../support/programs.ts';

const points = fc.integer({ min: 0, max: 120 });
const people = fc.array(fc.record({ earned: points, balance: points }), { maxLength: 30 });
const thresholds = fc.uniqueArray(fc.integer({ min: 1, max: 100 }), { maxLength: 4 });
const prices = fc.record({
  base: fc.option(fc.integer({ min: 1, max: 100 })),
  tier0: fc.option(fc.integer({ min: 1, max: 100 })),
});
const site = fc.record({ counts: fc.boolean(), filters: fc.boolean() });

/** A program with these tiers and one reward that costs what it costs, the first tier perhaps another price. */
const programWith = (
  tiers: readonly number[],
  { base, tier0 }: { base: number | null; tier0: number | null },
): readonly Thing[] => [
  ...singles(),
  ...tiers.map((from, index) => aTier(`t${index}`, from)),
  aReward(
    'one',
    base,
    base === null ? null : '1',
    tier0 === null ? {} : { byTier: { t0: { costInPoints: tier0, fixedAmount: '1' } } },
  ),
];

/** The changes that make one program of the other: tiers by place. */
const between = (from: readonly Thing[], to: readonly Thing[]): readonly Change[] => [
  ...from.flatMap((thing): readonly Change[] => {
    const later = to.find(({ address }) => address === thing.address);
    return later ? [changed(from, thing.address, later.spec as object)] : [removed(from, thing.address)];
  }),
  ...to.filter((thing) => !from.some(({ address }) => address === thing.address)).map((thing) => added(thing)),
];

const scene = fc
  .record({ people, before: thresholds, after: thresholds, was: prices, willBe: prices, site })
  .map(({ people: all, before, after, was, willBe, site: can }) => {
    const [from, to] = [programWith(before, was), programWith(after, willBe)];
    const accounts = accountsOf(all, ladderOf(from));
    const situation = situationOf(from, between(from, to), { now: NOW, level: 'full' });
    return { from, to, accounts, situation, clientele: { accounts, ...can } };
  });

const see = (situation: Situation, clientele: Clientele) =>
  pictureOf(situation, interview(situation, clientele).answered)!;
const isExact = ({ low, high, spread }: Tally) => low === high && spread === 0;
const inRow = ({ to }: Row) => [...to.values()].reduce((all, { value }) => all + value, 0);

/** Who goes where, by looking at everybody. */
const truth = (accounts: readonly Account[], situation: Situation): ReadonlyMap<string, number> => {
  const at = (earned: number, program: Situation['before']) =>
    program.ladder.findLast(({ from }) => from <= earned)!.address;
  const counts = new Map<string, number>();
  for (const { tierPoints } of accounts) {
    const key = `${at(tierPoints, situation.before)} ${at(tierPoints, situation.after)}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
};

describe('tier movement', () => {
  it('is what one finds by looking at everybody, in any way of asking', () => {
    fc.assert(
      fc.property(scene, ({ accounts, situation, clientele }) => {
        const found = see(situation, clientele).rows.flatMap(({ from, to }) =>
          [...to].map(([address, tally]) => [`${from.address} ${address}`, tally] as const),
        );
        expect(found.every(([, tally]) => isExact(tally))).toBe(true);
        const counted = found.flatMap(([key, { value }]) => (value === 0 ? [] : [[key, value] as const]));
        expect(new Map(counted.sort())).toEqual(new Map([...truth(accounts, situation)].sort()));
      }),
    );
  });

  it('loses nobody: each row sums to its tier, and all tiers to all customers', () => {
    fc.assert(
      fc.property(scene, fc.integer({ min: 5, max: 12 }), ({ accounts, situation, clientele }, budget) => {
        const many = accounts.flatMap((account) => Array.from({ length: 20 }, () => account));
        for (const level of ['full', 'estimate'] as const) {
          const { rows } = see(
            { ...situation, level, ...(level === 'estimate' && { budget }) },
            { ...clientele, accounts: many },
          );
          for (const row of rows.filter(({ to }) => [...to.values()].every(({ low, high }) => low === high))) {
            expect(inRow(row)).toBe(row.accounts);
          }
          expect(rows.reduce((all, row) => all + row.accounts, 0)).toBe(many.length);
        }
      }),
    );
  });

  it('never promotes anybody where thresholds only rise', () => {
    fc.assert(
      fc.property(people, thresholds, fc.integer({ min: 0, max: 50 }), site, (all, tiers, rise, can) => {
        const from = programWith(tiers, { base: 10, tier0: null });
        const named = changed(from, 'program/identity', { name: 'Renamed' });
        const rises = tiers.map((threshold, index) =>
          changed(from, `tiers/t${index}`, { requiredPoints: threshold + rise }),
        );
        const situation = situationOf(from, [named, ...rises], { now: NOW, level: 'estimate' });
        const { rows } = see(situation, { accounts: accountsOf(all, ladderOf(from)), ...can });
        for (const { from: rung, to } of rows)
          for (const [address, { value }] of to)
            expect(value === 0 || wayOf(rung, address, situation) !== 'up').toBe(true);
      }),
    );
  });
});

describe('reach', () => {
  it('is what one finds by looking at everybody, prices by tier included', () => {
    fc.assert(
      fc.property(scene, ({ from, to, accounts, situation, clientele }) => {
        const picture = see(situation, clientele);
        const [pair] = pairedRewards(situation.before, situation.after);
        const reach = reachOf(pair!, situation, picture.balances!, picture.strata);
        const price = (things: readonly Thing[], program: Situation['before'], earned: number): number => {
          const { spec } = things.find(({ kind }) => kind === 'reward')! as {
            spec: { costInPoints: number | null; byTier: Record<string, { costInPoints: number }> };
          };
          const rung = program.ladder.findLast((one) => one.from <= earned)!;
          return spec.byTier[rung.key]?.costInPoints ?? spec.costInPoints ?? Number.POSITIVE_INFINITY;
        };
        const count = (passes: (now: boolean, then: boolean) => boolean) =>
          accounts.filter(({ tierPoints, balance }) =>
            passes(
              balance >= price(from, situation.before, tierPoints),
              balance >= price(to, situation.after, tierPoints),
            ),
          ).length;
        const holds = (tally: Tally, value: number) => tally.low <= value && value <= tally.high;
        expect(
          holds(
            reach.now,
            count((now) => now),
          ),
        ).toBe(true);
        expect(
          holds(
            reach.after,
            count((_, then) => then),
          ),
        ).toBe(true);
        expect(
          holds(
            reach.outOfReach,
            count((now, then) => now && !then),
          ),
        ).toBe(true);
        expect(
          holds(
            reach.inReach,
            count((now, then) => !now && then),
          ),
        ).toBe(true);
      }),
      { numRuns: 120 },
    );
  });
});

describe('nothing', () => {
  it('comes of a plan without a change', () => {
    fc.assert(
      fc.property(people, thresholds, prices, (all, tiers, price) => {
        const things = programWith(tiers, price);
        const situation = situationOf(things, [], { now: NOW, level: 'full', assumptions: { currency: 'EUR' } });
        const impact = impactOn(situation, { accounts: accountsOf(all, ladderOf(things)) });
        expect(impact).toMatchObject({
          reads: { calls: 0 },
          customers: null,
          tiers: null,
          rewards: [],
          directions: [],
          notes: [],
        });
      }),
    );
  });

  it('comes of changes that change nothing', () => {
    fc.assert(
      fc.property(people, thresholds, prices, (all, tiers, price) => {
        const things = programWith(tiers, price);
        const situation = situationOf(things, between(things, things), { now: NOW, level: 'full' });
        const { tiers: moved, rewards } = impactOn(situation, { accounts: accountsOf(all, ladderOf(things)) });
        expect([moved?.demoted.value ?? 0, moved?.promoted.value ?? 0]).toEqual([0, 0]);
        for (const { outOfReach, inReach } of rewards) expect([outOfReach.value, inReach.value]).toEqual([0, 0]);
      }),
    );
  });
});

describe('parts', () => {
  it('of nothing are all in the first', () => {
    expect(apportion(5, [0, 0])).toEqual([5, 0]);
  });

  it('sum to the whole, and are less than one off', () => {
    const weights = fc.array(fc.nat({ max: 1000 }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(fc.nat({ max: 100_000 }), weights, (total, all) => {
        const parts = apportion(total, all);
        expect(parts.reduce((a, b) => a + b, 0)).toBe(total);
        const sum = all.reduce((a, b) => a + b, 0);
        if (sum > 0)
          for (const [index, part] of parts.entries())
            expect(Math.abs(part - (all[index]! / sum) * total)).toBeLessThan(1);
      }),
    );
  });
});

describe('privacy', () => {
  it('never tells of fewer than five customers', () => {
    fc.assert(
      fc.property(scene, ({ accounts, situation, clientele }) => {
        const { tiers, rewards, distribution, customers } = impactOn(situation, clientele);
        const counts = [
          customers,
          tiers?.demoted,
          tiers?.promoted,
          ...(tiers?.moves.map((move) => move.accounts) ?? []),
          ...(tiers?.tiers.flatMap((tier) => [tier.accounts.before, tier.accounts.after]) ?? []),
          ...(tiers?.nearMisses.map((miss) => miss.accounts) ?? []),
          ...rewards.flatMap((reward) => [
            reward.outOfReach,
            reward.inReach,
            reward.affordable.before,
            reward.affordable.after,
            reward.nearMisses,
          ]),
        ].flatMap((figure) => (figure ? [figure.value, figure.accounts, ...(figure.between ?? [])] : []));
        for (const count of [...counts, ...(distribution?.counts ?? [])]) expect([1, 2, 3, 4]).not.toContain(count);
        expect(accounts.length > 4 || accounts.length === 0 || customers?.value === '<5').toBe(true);
      }),
    );
  });

  it('lets nobody reckon a small group by what one number has more than another', () => {
    const isOpen = (figure: CountFigure | null | undefined) =>
      typeof figure?.value === 'number' && figure.between === undefined;
    const seen = { rows: 0, columns: 0, prices: 0 };
    fc.assert(
      fc.property(scene, ({ accounts, situation, clientele }) => {
        const many = accounts.flatMap((account, index) =>
          Array.from({ length: index % 3 === 0 ? 9 : 1 }, () => account),
        );
        const { tiers, rewards } = impactOn(situation, { ...clientele, accounts: many });
        for (const { address, accounts: on } of tiers?.tiers ?? []) {
          const row = tiers!.moves.filter(({ from }) => from === address).map((move) => move.accounts);
          const column = tiers!.moves.filter(({ to }) => to === address).map((move) => move.accounts);
          if (isOpen(on.before) && row.some(({ value }) => value === '<5')) {
            seen.rows += 1;
            expect(row.every(({ value }) => value === 0 || value === '<5') || row.some(({ between }) => between)).toBe(
              true,
            );
          }
          if (column.some(({ value }) => value === '<5')) {
            seen.columns += 1;
            expect(isOpen(on.after)).toBe(false);
          }
        }
        for (const { affordable, outOfReach, inReach } of rewards) {
          if (outOfReach.value !== '<5' && inReach.value !== '<5' && affordable.after?.value !== '<5') continue;
          seen.prices += 1;
          // What could, and now can, less what no longer can, is what will: one number that is left out follows from the others.
          const hidden = [affordable.before, affordable.after, outOfReach, inReach].filter(
            (one) => one && !isOpen(one),
          );
          expect(hidden.length).toBeGreaterThan(1);
        }
      }),
      { numRuns: 1000 },
    );
    expect(Object.values(seen).every((count) => count > 5)).toBe(true);
  });
});

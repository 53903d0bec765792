import { describe, expect, it } from 'vitest';
import { apply } from '../../src/kernel/apply.ts';
import { directory } from '../../src/kernel/directory.ts';
import type { Kind, Live, Wanted } from '../../src/kernel/kind.ts';
import { plan, type Request } from '../../src/kernel/plan.ts';
import { recheck } from '../../src/kernel/recheck.ts';
import { select } from '../../src/kernel/select.ts';
import { UNDER_MUTATION } from '../support/runs.ts';
import { aDeck } from '../support/toy-decks.ts';
import { cardKind, deckKind, moodKind } from '../support/toys.ts';

/** Ten times the work may take so many times as long; work that grows with the square would take a hundred. */
const FACTOR = 40;
const FEW = 200;
const MANY = 10 * FEW;

/** Pairs by id or name through a map: how long a kind takes for its claims is not the kernel's affair. */
const quick = <S>(kind: Kind<S>): Kind<unknown> =>
  ({
    ...kind,
    order: undefined,
    claim: (wanted: readonly Wanted<S>[], live: readonly Live<S>[]) => {
      const known = new Map(
        live.flatMap((thing) => [[kind.nameOf(thing.spec), thing] as const, [thing.handle.id, thing] as const]),
      );
      const pairs = wanted.flatMap((one) => {
        const thing = known.get(one.identity.id ?? kind.nameOf(one.spec as S));
        return thing ? [{ wanted: one, live: thing }] : [];
      });
      const paired = new Set(pairs.map((pair) => pair.wanted));
      const taken = new Set(pairs.map((pair) => pair.live));
      return {
        pairs,
        missing: wanted.filter((one) => !paired.has(one)),
        unmatched: live.filter((one) => !taken.has(one)),
        problems: [],
      };
    },
  }) as unknown as Kind<unknown>;

const kinds = [quick(cardKind), quick(deckKind), moodKind as unknown as Kind<unknown>];
const range = (count: number, from = 0) => Array.from({ length: count }, (_, index) => from + index);

/** As many decks as cards on the site. */
const survey = (count: number) =>
  new Map<string, readonly Live<unknown>[]>([
    [
      cardKind.name,
      range(count).map((index) => ({
        spec: { name: `Card ${index}`, rank: index, note: null },
        handle: { id: `c${index}`, revision: '1' },
      })),
    ],
    [
      deckKind.name,
      range(count).map((index) => ({
        spec: { ...aDeck, title: `Deck ${index}`, otherCards: { c1: { bonus: index } } },
        handle: { id: `d${index}`, revision: '1' },
      })),
    ],
    [moodKind.name, [{ spec: { state: 'open', motto: null }, handle: { id: 'm' } }]],
  ]);

const want = (section: string, index: number, spec: object, identity = {}): Wanted<unknown> => ({
  address: `${section}/k${index}`,
  key: `k${index}`,
  spec: spec as never,
  identity,
});
const decks = (numbers: readonly number[], spec: object) =>
  numbers.map((index) => want('alphaDecks', index, { title: `Deck ${index}`, ...spec }));

const request = (count: number, wanted: readonly Wanted<unknown>[], policy: object = {}): Request => ({
  site: 's',
  wishes: kinds.map((kind) => ({ kind, wanted: wanted.filter(({ address }) => address.startsWith(kind.section)) })),
  survey: survey(count),
  ...policy,
});

/** The best of three, in CPU milliseconds: other work on the machine does not count. */
async function cost(work: () => unknown): Promise<number> {
  const times: number[] = [];
  for (let turn = 0; turn < 3; turn++) {
    const start = process.cpuUsage();
    await work();
    const { user, system } = process.cpuUsage(start);
    times.push((user + system) / 1000);
  }
  return Math.min(...times);
}

async function expectLinear(work: (count: number) => () => unknown): Promise<void> {
  await work(FEW)();
  const few = await cost(work(FEW));
  expect(await cost(work(MANY))).toBeLessThan(Math.max(few, 5) * FACTOR);
}

describe.skipIf(UNDER_MUTATION)('ten times as many things take about ten times as long', () => {
  it.each<[string, (count: number) => Request, (count: number) => number]>([
    ['as they should be', (count) => request(count, decks(range(count), { size: 52 })), () => 0],
    ['all changed', (count) => request(count, decks(range(count), { size: 7 })), (count) => count],
    [
      'all new, beside as many that are not ours',
      (count) => request(count, decks(range(count, count), { shape: 'round', size: 1 })),
      (count) => count,
    ],
    ['all to go', (count) => request(count, [], { exclusive: ['alphaDecks'] }), (count) => count],
    [
      'all to go by name',
      (count) =>
        request(count, [], {
          removed: range(count).map((index) => ({ section: 'alphaDecks', name: `Deck ${index}`, path: '' })),
        }),
      (count) => count,
    ],
    ['all replaced', (count) => request(count, decks(range(count), { shape: 'square' })), (count) => 2 * count],
    [
      'all exchanging their names',
      (count) =>
        request(
          count,
          range(count).map((index) => want('zetaCards', index, { name: `Card ${index ^ 1}` }, { id: `c${index}` })),
        ),
      (count) => 1.5 * count,
    ],
  ])('%s', async (_, of, changes) => {
    expect(plan(of(FEW)).plan.changes).toHaveLength(changes(FEW));
    await expectLinear((count) => {
      const given = of(count);
      return () => plan(given);
    });
  });

  const half = (count: number) =>
    request(count, [...decks(range(count / 2), { size: 7 }), ...decks(range(count / 2, count), { shape: 'round' })]);

  it('looked at again before they are written', async () => {
    await expectLinear((count) => {
      const given = half(count);
      const made = plan(given).plan;
      return () => recheck(made, kinds, given.survey);
    });
  });

  it('selected from', async () => {
    await expectLinear((count) => {
      const made = plan(half(count)).plan;
      return () => select(made, kinds, { target: ['*1'] });
    });
  });

  it('walked through', async () => {
    await expectLinear((count) => {
      const made = plan(half(count)).plan;
      return async () => {
        let told = 0;
        const work = apply(made, async (batch) => batch.map(() => ({ handle: { id: 'x' } })), {
          concurrency: 10,
          directory: directory(),
          batchOf: () => 100,
        });
        for await (const _ of work) told++;
        expect(told).toBe(count);
      };
    });
  });
});

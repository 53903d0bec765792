import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compose, type Meta } from '../../src/kernel/compose.ts';
import type { PlanDocument } from '../../src/kernel/document.ts';
import { cases } from '../support/runs.ts';
import { codes, planOf, run, steps } from '../support/toy-run.ts';
import type { Fault, ToySite } from '../support/toy-site.ts';
import { type Crossing, crossings } from '../support/toy-states.ts';
import { cardKind, deckKind, moodKind } from '../support/toys.ts';

const META: Meta = {
  tool: { name: 'loyalty', version: '0' },
  createdAt: '2026-11-21T08:00:00.000Z',
  config: { path: 'toys.yaml', digest: 'd' },
  blindSpots: [],
};

const documentOf = (site: ToySite, crossing: Crossing): PlanDocument =>
  JSON.parse(JSON.stringify(compose(planOf(site, crossing.file), META))) as PlanDocument;

const statuses = (outcomes: readonly { readonly status: string }[]) => [
  ...new Set(outcomes.map(({ status }) => status)),
];

/** Plans, applies, and plans once more; answers what is still to do. */
function arrived(site: ToySite, { file, cards, decks, unmanaged }: Crossing, before: ToySite): void {
  const again = planOf(site, file);
  expect(steps(again.plan)).toEqual([]);
  expect(again.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  expect([site.things(cardKind).length, site.things(deckKind).length]).toEqual([cards, decks]);
  const all = (one: ToySite) =>
    [...one.things(cardKind), ...one.things(deckKind)].filter(({ id }) => unmanaged.includes(id));
  expect(all(site)).toEqual(all(before));
}

describe('from any state to any other', () => {
  it('in one apply of the document, each step allowed by the site, and then there is nothing to do', async () => {
    await fc.assert(
      fc.asyncProperty(crossings, fc.integer({ min: 1, max: 5 }), async (crossing, concurrency) => {
        const site = crossing.site();
        const document = documentOf(site, crossing);
        expect(codes(document.problems.filter(({ severity }) => severity === 'error'))).toEqual([]);
        const { outcomes } = await run(site, document, { concurrency });
        expect(outcomes.flatMap((outcome) => (outcome.status === 'failed' ? [outcome] : []))).toEqual([]);
        expect(outcomes.length).toBe(document.changes.length);
        arrived(site, crossing, crossing.site());
        expect(site.flight.most).toBeLessThanOrEqual(Math.max(concurrency, 3));
        const mood = site.log.findIndex(({ kind }) => kind === moodKind.name);
        const shuts = document.changes.some(
          (change) =>
            change.kind === moodKind.name &&
            change.op === 'update' &&
            (change.to as { state: string }).state === 'shut' &&
            (change.from as { state: string }).state === 'open',
        );
        if (mood >= 0) expect(mood).toBe(shuts ? 0 : site.log.length - 1);
      }),
      cases(150),
    );
  });

  it('whatever the order in which the file and the lists come', () => {
    fc.assert(
      fc.property(crossings, fc.infiniteStream(fc.nat()), (crossing, dice) => {
        const shuffle = <T>(items: readonly T[]): readonly T[] =>
          items
            .map((item) => ({ item, at: dice.next().value as number }))
            .sort((a, b) => a.at - b.at)
            .map(({ item }) => item);
        const straight = compose(planOf(crossing.site(), crossing.file), META);
        expect(compose(planOf(crossing.site(), crossing.file, shuffle), META)).toEqual(straight);
      }),
      cases(100),
    );
  });

  it('and whatever is left out of the file, nothing is deleted that the file does not name', () => {
    fc.assert(
      fc.property(crossings, fc.infiniteStream(fc.boolean()), (crossing, coins) => {
        const wanted = crossing.file.wanted.filter(() => coins.next().value);
        const { plan } = planOf(crossing.site(), { wanted });
        const deletes = plan.changes.flatMap((change) => (change.op === 'delete' ? [change.consent] : []));
        expect(deletes.filter((consent) => consent !== 'replaced')).toEqual([]);
      }),
      cases(100),
    );
  });

  const faults: readonly Fault[] = [
    'lost-before',
    'lost-after',
    'conflict',
    'throttle',
    'refuse',
    'missing-before',
    'missing-after',
  ];

  it('with one fault anywhere, in that run or in the next, and never twice the same thing', async () => {
    await fc.assert(
      fc.asyncProperty(
        crossings,
        fc.nat(20),
        fc.constantFrom(...faults),
        fc.constantFrom(0, 0, 3000),
        async (crossing, at, fault, lagMs) => {
          const site = crossing.site();
          site.fault = (write) => (write === at ? fault : undefined);
          site.lagMs = lagMs;
          const document = documentOf(site, crossing);
          const { outcomes } = await run(site, document, { keepGoing: at % 2 === 0 });
          expect(outcomes.length).toBe(document.changes.length);
          if (fault.includes('-')) expect(statuses(outcomes).filter((status) => status !== 'applied')).toEqual([]);
          site.revive();
          const second = await run(site, documentOf(site, crossing));
          expect(statuses(second.outcomes).filter((status) => status !== 'applied')).toEqual([]);
          arrived(site, crossing, crossing.site());
        },
      ),
      cases(150),
    );
  });

  it('killed before or after any write, with the next run', async () => {
    await fc.assert(
      fc.asyncProperty(
        crossings,
        fc.nat(12),
        fc.constantFrom<Fault>('kill-before', 'kill-after'),
        async (crossing, at, fault) => {
          const site = crossing.site();
          site.fault = (write) => (write === at ? fault : undefined);
          await run(site, documentOf(site, crossing));
          site.revive();
          const { outcomes } = await run(site, documentOf(site, crossing));
          expect(outcomes.flatMap((outcome) => (outcome.status === 'failed' ? [outcome] : []))).toEqual([]);
          arrived(site, crossing, crossing.site());
        },
      ),
      cases(150),
    );
  });

  it('killed anywhere, the saved plan goes on where it was, or is stale and writes nothing', async () => {
    await fc.assert(
      fc.asyncProperty(
        crossings,
        fc.nat(12),
        fc.constantFrom<Fault>('kill-before', 'kill-after'),
        async (crossing, at, fault) => {
          const site = crossing.site();
          const document = documentOf(site, crossing);
          site.fault = (write) => (write === at ? fault : undefined);
          await run(site, document);
          site.revive();
          const { checked, outcomes } = await run(site, document);
          expect(codes(checked.stale)).toEqual([]);
          expect(checked.warnings).toEqual([]);
          expect(statuses(outcomes).filter((status) => status !== 'applied' && status !== 'already')).toEqual([]);
          arrived(site, crossing, crossing.site());
        },
      ),
      cases(150),
    );
  });
});

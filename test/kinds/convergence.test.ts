import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { directory } from '../../src/kernel/directory.ts';
import type { Adapter, Kind, Live, Writing } from '../../src/kernel/kind.ts';
import { plan } from '../../src/kernel/plan.ts';
import { refuses } from '../../src/kernel/problem.ts';
import { survey } from '../../src/kernel/survey.ts';
import { KINDS } from '../../src/registry.ts';
import { answersOf, createSandbox, type Switches, type SwitchName } from '../../src/sandbox/index.ts';
import { connect, type Site } from '../../src/site/index.ts';

const NAMES = ['program', 'points-expiration', 'program-status', 'tiers-program', 'tier'];
const adapters = await Promise.all(
  KINDS.filter(({ kind }) => NAMES.includes(kind.name)).map(
    async ({ kind, adapter }): Promise<readonly [Kind<unknown>, Adapter<Site, unknown>]> => [kind, await adapter()],
  ),
);

/** Questions whose answer may decide how a site reads and writes these kinds; none that makes a goal unreachable. */
const ASKED = [
  'programPatch',
  'expirationEditsWhileDisabled',
  'repeatedStatus',
  'tierPatch',
  'duplicateTier',
  'tierNameCase',
  'tierIcon',
  'settingsBeforeCreation',
  'emptyBaseTier',
  'nulls',
  'lists',
  'serverDefaults',
  'httpsIcon',
  'emptyIcon',
  'noopUpdate',
  'bulkItem',
  'bulkError',
  'bulkOrder',
  'consistencyToken',
] as const satisfies readonly SwitchName[];

const switches = fc.record(
  Object.fromEntries(ASKED.map((name) => [name, fc.constantFrom(...answersOf(name))])),
) as fc.Arbitrary<Partial<Switches>>;

const icon = fc.constantFrom(
  'shapes/39dce0a5d1ce498f95526b1390eaf585.svg',
  'https://example.com/i/star.svg',
  'wix:image://v1/ab~mv2.png/star.png#originWidth=20&originHeight=10',
);
const some = <T>(shape: { [K in keyof T]: fc.Arbitrary<T[K]> }) => fc.record(shape, { requiredKeys: [] });
const tierNames = fc.shuffledSubarray(['Ash', 'Birch', 'Cedar', 'Dogwood'], { minLength: 4 });
const thresholds = fc.uniqueArray(fc.integer({ min: 1, max: 8 }), { minLength: 4, maxLength: 4 });

/** A file of which every site can become. The first tiers are created, the second one renames and moves them. */
const file = fc
  .record({
    program: fc.record({
      name: fc.constantFrom('Perks', 'Extras'),
      status: fc.constantFrom('active', 'paused'),
      points: some({ name: fc.constantFrom('Stars', 'Suns'), icon }),
      expiration: some({
        status: fc.constantFrom('enabled', 'disabled'),
        monthsOfInactivity: fc.integer({ min: 1, max: 12 }),
        expiringPointsPercentage: fc.integer({ min: 1, max: 100 }),
      }),
    }),
    tiersProgram: some({
      status: fc.constantFrom('disabled', 'draft', 'active', 'paused'),
      rollingWindowMonths: fc.integer({ min: 12, max: 36 }),
      baseTier: some({ name: fc.constantFrom('Member', 'Friend'), description: fc.constantFrom('', 'Hello'), icon }),
    }),
    names: tierNames,
    thresholds,
    looks: fc.array(some({ description: fc.constantFrom('', 'Tall'), icon }), { minLength: 4, maxLength: 4 }),
  })
  .map(({ program, tiersProgram, names, thresholds: points, looks }) => ({
    program,
    tiersProgram,
    tiers: names.map((name, index) => ({ name, requiredPoints: points[index], ...looks[index] })),
  }));
type Goal = typeof file extends fc.Arbitrary<infer T> ? T : never;

function aSite(chosen: Partial<Switches>) {
  const sandbox = createSandbox({ switches: chosen, sites: [{ id: 'shop', key: 'key' }] });
  const site = connect({ id: 'shop', credentials: { apiKey: 'key' }, fetch: sandbox.lightFetch, retries: 0 });
  const hands = new Map(
    adapters.map(([kind, adapter]) => [kind.name, { reader: adapter.reader(site), writer: adapter.writer(site) }]),
  );
  const read = () => survey(new Map([...hands].map(([name, hand]) => [name, hand.reader])));
  const planFor = async (wanted: object) =>
    plan({
      site: 'shop',
      wishes: adapters.map(([kind]) => ({ kind, wanted: kind.read({ ...wanted }).wanted })),
      survey: await read(),
    });
  return {
    read,
    planFor,
    async apply(wanted: object) {
      const { plan: made, problems } = await planFor(wanted);
      expect(problems.filter(refuses)).toEqual([]);
      const book = directory(made.known);
      const writing: Writing = { directory: book, send: (_call, request) => request() };
      for (const change of made.changes) {
        const { writer } = hands.get(change.kind) as typeof hands extends Map<string, infer H> ? H : never;
        if (change.op === 'create') book.set(change.address, await writer.create(change.to, writing));
        else if (change.op === 'update') {
          const live = (await read()).get(change.kind)?.find(({ handle }) => handle.id === change.handle.id);
          await writer.update(live as Live<unknown>, change.to, writing);
        }
      }
      return made.changes.length;
    },
  };
}

/** Some sites do not take the numbers of points expiration while it is off: there, no file may ask for that. */
function within(goal: Goal, { expirationEditsWhileDisabled }: Partial<Switches>): Goal {
  const { expiration } = goal.program;
  if (expirationEditsWhileDisabled === 'accepted' || expiration.status === 'enabled') return goal;
  return { ...goal, program: { ...goal.program, expiration: expiration.status ? { status: expiration.status } : {} } };
}

const keyed = (tiers: Goal['tiers'], ids: readonly string[] = []) =>
  Object.fromEntries(tiers.map((tier, index) => [`t${index}`, { ...tier, ...(ids[index] ? { id: ids[index] } : {}) }]));

describe('program and tiers', () => {
  it('get from any state to any other in one apply, whatever the site answers', async () => {
    await fc.assert(
      fc.asyncProperty(switches, file, file, async (chosen, before, then) => {
        const shop = aSite(chosen);
        const first = within(before, chosen);
        const after = within(then, chosen);
        const start = { ...first, program: { ...first.program, status: 'active' } };
        await shop.apply({ ...start, tiers: keyed(start.tiers) });
        expect((await shop.planFor({ ...start, tiers: keyed(start.tiers) })).plan.changes).toEqual([]);
        const live = (await shop.read()).get('tier') ?? [];
        const ids = start.tiers.map(
          ({ name }) => live.find(({ spec }) => (spec as { name: string }).name === name)?.handle.id as string,
        );
        const goal = { ...after, tiers: keyed(after.tiers, ids) };
        await shop.apply(goal);
        expect((await shop.planFor(goal)).plan.changes).toEqual([]);
      }),
      { numRuns: 30 },
    );
  });

  it('are exported as files that plan nothing', async () => {
    await fc.assert(
      fc.asyncProperty(switches, file, async (chosen, drawn) => {
        const wanted = within(drawn, chosen);
        const shop = aSite(chosen);
        await shop.apply({ ...wanted, program: { ...wanted.program, status: 'active' }, tiers: keyed(wanted.tiers) });
        const seen = await shop.read();
        const parts = adapters.map(([kind]) => {
          const things = (seen.get(kind.name) ?? []).map((live, index) => ({
            key: kind.single?.key ?? `x${index}`,
            live,
          }));
          return kind.write(things).file;
        });
        const merged = parts.reduce<Record<string, object>>((all, part) => {
          for (const [section, fields] of Object.entries(part))
            all[section] = { ...all[section], ...(fields as object) };
          return all;
        }, {});
        const planned = await shop.planFor(merged);
        expect(planned.plan.changes).toEqual([]);
        expect(planned.unmanaged).toEqual([]);
        expect(planned.problems.filter(refuses)).toEqual([]);
      }),
      { numRuns: 15 },
    );
  });
});

import { describe, expect, it } from 'vitest';
import type { SiteState } from '../../src/sandbox/index.ts';
import { type Direct, direct } from '../support/direct.ts';
import { type File, ROOMY, TURNED, WHOLE, yaml } from '../support/whole.ts';

/** What no site may ever be like in between, as sentences; empty when all is well. */
function broken(now: SiteState): readonly string[] {
  const tiers = new Set(now.tiers.map(({ id }) => id));
  const names = now.tiers.map(({ tierDefinition }) => tierDefinition?.name);
  const thresholds = now.tiers.map(({ requiredPoints }) => requiredPoints);
  const used = [...JSON.stringify([now.earningRules, now.rewards]).matchAll(/"tierId":"([^"]+)"/g)].map(([, id]) => id);
  const active = now.earningRules.filter(({ status }) => status === 'ACTIVE');
  const live = now.program.status === 'ACTIVE';
  return [
    ...(new Set(names).size === names.length ? [] : ['two tiers of one name']),
    ...(new Set(thresholds).size === thresholds.length ? [] : ['two tiers with one threshold']),
    ...(used.every((id) => tiers.has(id as string)) ? [] : ['an entry for a tier that is not there']),
    ...(live && !now.program.name ? ['an active program without a name'] : []),
    ...(live && active.length === 0 ? ['an active program in which nothing earns points'] : []),
    ...(now.tiersProgramSettings?.status === 'ACTIVE' && tiers.size === 0 ? ['active tiers, and no tier'] : []),
  ];
}

/** Lets a plan happen; answers how many states there were, and every one in which something was wrong. */
async function watched(
  made: Direct,
  file: object,
  parallelism: number,
): Promise<{ writes: number; wrong: readonly string[]; order: readonly string[] }> {
  const { document, refused } = await made.plan(yaml(file));
  expect(refused.filter(({ code }) => code !== 'DELETE_LIMIT')).toEqual([]);
  const wrong: string[] = [];
  const order: string[] = [];
  const stop = made.sandbox.onRequest(({ phase, method, path }) => {
    if (phase !== 'after-commit' || method === 'GET' || path.endsWith('/query')) return;
    order.push(`${method} ${path.replace(/[0-9a-f-]{36}/, '…')}`);
    wrong.push(...broken(made.state()).map((what) => `after ${order.length} writes: ${what}`));
  });
  const { exit } = await made.apply(document, { parallelism });
  stop();
  expect(exit).toBe(0);
  expect((await made.plan(yaml(file))).document.changes).toEqual([]);
  return { writes: order.length, wrong, order };
}

/** Without what refers to gold, and without gold. */
const LESS: File & { readonly removed?: readonly string[] } = {
  ...WHOLE,
  tiers: { silver: WHOLE.tiers.silver },
  earningRules: {
    purchase: { ...WHOLE.earningRules.purchase, byTier: { silver: { points: 6, moneyAmount: 2 } } },
    visit: { ...WHOLE.earningRules.visit, byTier: {} },
  },
  rewards: Object.fromEntries(Object.entries(WHOLE.rewards).map(([key, reward]) => [key, { ...reward, byTier: {} }])),
  removed: ['tiers/"Gold"'],
} as never;

const threshold = (silver: number, gold: number): object => ({
  tiers: { silver: { name: 'Silver', requiredPoints: silver }, gold: { name: 'Gold', requiredPoints: gold } },
});

describe.each([1, 10])('P10: the site is sound after every write, %i at a time', (parallelism) => {
  it('from nothing to a whole program, and on to another', async () => {
    const made = await direct({ state: ROOMY });
    const first = await watched(made, WHOLE, parallelism);
    expect(first.wrong).toEqual([]);
    expect(first.order.at(-1)).toBe('POST /loyalty-programs/v1/program/activate');
    const second = await watched(made, TURNED, parallelism);
    expect(second.wrong).toEqual([]);
    expect(second.order[0]).toBe('POST /loyalty-programs/v1/program/pause');
    expect((await watched(made, WHOLE, parallelism)).wrong).toEqual([]);
  });

  it('down to less: references go before what they refer to', async () => {
    const made = await direct({ state: ROOMY });
    await made.converge(yaml(WHOLE));
    const { wrong, order } = await watched(made, LESS, parallelism);
    expect(wrong).toEqual([]);
    expect(order.findIndex((line) => line.startsWith('DELETE'))).toBe(order.length - 1);
  });

  it.each([
    ['up, past each other', threshold(1500, 5000), threshold(5000, 9000)],
    ['down, past each other', threshold(1500, 5000), threshold(500, 1500)],
    ['swapped', threshold(1500, 5000), threshold(5000, 1500)],
    ['swapped at the ends', threshold(1, 2), threshold(2, 1)],
    ['at the upper limit', threshold(9_999_998, 9_999_999), threshold(9_999_999, 9_999_998)],
  ])('while thresholds move %s', async (_, before, after) => {
    const made = await direct({ fixture: 'fresh' });
    await made.converge(yaml(before));
    const { wrong } = await watched(made, after, parallelism);
    expect(wrong).toEqual([]);
  });

  it('while three tiers exchange names and thresholds in a circle', async () => {
    const made = await direct({ fixture: 'fresh' });
    const circle = (turn: number, ids: readonly string[] = []): object => ({
      tiers: Object.fromEntries(
        ['Ash', 'Birch', 'Cedar'].map((_, index, names) => {
          const id = ids[index] === undefined ? {} : { id: ids[index] };
          const place = (index + turn) % 3;
          return [`t${index}`, { ...id, name: names[place], requiredPoints: 100 * (place + 1) }];
        }),
      ),
    });
    await made.converge(yaml(circle(0)));
    const ids = ['Ash', 'Birch', 'Cedar'].map(
      (name) => made.state().tiers.find(({ tierDefinition }) => tierDefinition?.name === name)?.id ?? '',
    );
    expect((await watched(made, circle(1, ids), parallelism)).wrong).toEqual([]);
    expect((await watched(made, circle(0, ids), parallelism)).wrong).toEqual([]);
  });

  it('when the only active rule hands over to another', async () => {
    const made = await direct({ state: { ...ROOMY, earningRules: [] } });
    const rules = (purchase: string, birthday: string): object => ({
      program: { name: 'Perks', status: 'active' },
      earningRules: {
        purchase: { title: 'Buy', trigger: 'stores/OrderPaid', status: purchase, fixedAmount: { points: 1 } },
        birthday: { title: 'Birthday', custom: 'BIRTHDAY', status: birthday, fixedAmount: { points: 1 } },
      },
    });
    expect((await watched(made, rules('active', 'paused'), parallelism)).wrong).toEqual([]);
    expect((await watched(made, rules('paused', 'active'), parallelism)).wrong).toEqual([]);
    expect((await watched(made, rules('active', 'paused'), parallelism)).wrong).toEqual([]);
  });
});

describe('P10: a swap that is cut short', () => {
  it('after whichever write, is recognised and finished by the next run', async () => {
    for (let stopAfter = 1; stopAfter <= 3; stopAfter++) {
      const made = await direct({ fixture: 'fresh' });
      await made.converge(yaml(threshold(1500, 5000)));
      const { document } = await made.plan(yaml(threshold(5000, 1500)));
      made.sandbox.setFaults([{ do: 'reset', match: { write: true, nth: stopAfter }, times: 1000 }]);
      await made.apply(document);
      made.sandbox.setFaults([]);
      await made.converge(yaml(threshold(5000, 1500)));
      const found = made
        .state()
        .tiers.map(({ tierDefinition, requiredPoints }) => [tierDefinition?.name, requiredPoints]);
      expect(new Map(found as [string, number][])).toEqual(
        new Map([
          ['Silver', 5000],
          ['Gold', 1500],
        ]),
      );
    }
  });
});

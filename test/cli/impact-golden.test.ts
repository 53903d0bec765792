import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import type { Impact } from '../../src/impact/document.ts';
import { parsePopulation } from '../../src/sandbox/index.ts';
import { type Shop, shop } from '../support/shop.ts';

// Thousands of customers over HTTP, and a dozen plans a test.
vi.setConfig({ testTimeout: 120_000 });

/** What stands in the exported file, and what is to stand there. */
type Edit = readonly [string, string];

/** A question, and what the plan has to answer: who can take the reward now and then, or who is on each tier then. */
interface Row {
  readonly edits: readonly Edit[];
  readonly affordable?: readonly [number, number];
  readonly tiers?: readonly number[];
}

const cost = (from: number, to: number): Edit => [`costInPoints: ${from}`, `costInPoints: ${to}`];
const threshold = (from: number, to: number): Edit => [`requiredPoints: ${from}`, `requiredPoints: ${to}`];

const COLUMNS: Readonly<Record<string, readonly Row[]>> = {
  cafe: [
    { edits: [cost(100, 120)], affordable: [194, 142] },
    { edits: [cost(100, 80)], affordable: [194, 253] },
  ],
  salon: [
    { edits: [cost(600, 720)], affordable: [271, 202] },
    { edits: [threshold(1500, 1200)], tiers: [1329, 163, 108] },
    { edits: [threshold(600, 500)], tiers: [1267, 256, 77] },
    {
      edits: [['\ntiers:\n', '\ntiers:\n  platinum: { name: Platinum, requiredPoints: 3000 }\n']],
      tiers: [1329, 194, 53, 24],
    },
  ],
  store: [
    { edits: [cost(500, 600)], affordable: [3360, 2760] },
    { edits: [cost(500, 1000)], affordable: [3360, 1199] },
    { edits: [cost(500, 1200)], affordable: [3360, 937] },
    { edits: [cost(500, 2000)], affordable: [3360, 399] },
    { edits: [cost(500, 2400)], affordable: [3360, 299] },
    { edits: [threshold(1500, 2000)], tiers: [7553, 609, 238] },
    { edits: [threshold(1500, 1200)], tiers: [6862, 1300, 238] },
    { edits: [threshold(5000, 4000)], tiers: [7201, 869, 330] },
    { edits: [threshold(1500, 2000), threshold(5000, 6000)], tiers: [7553, 666, 181] },
  ],
  chain: [
    { edits: [cost(120, 150)], affordable: [3900, 2705] },
    { edits: [cost(120, 100)], affordable: [3900, 4817] },
  ],
};

/** A site of a fixture with the customers of the same name, and its file. */
async function opened(fixture: string): Promise<{ readonly made: Shop; readonly file: string }> {
  const made = await shop({ fixture, population: parsePopulation(fixture) });
  expect((await made.loyalty('export --write')).exit).toBe(0);
  return { made, file: readFileSync(join(made.folder, 'loyalty.yaml'), 'utf8') };
}

async function impactOf(made: Shop, text: string): Promise<Impact> {
  made.write('loyalty.yaml', text);
  const { out } = await made.loyalty('plan --format json');
  return (JSON.parse(out) as { impact: Impact }).impact;
}

function edited(file: string, edits: readonly Edit[]): string {
  return edits.reduce((text, [from, to]) => {
    expect(text).toContain(from);
    return text.replace(from, to);
  }, file);
}

describe('what if', () => {
  it.each(Object.entries(COLUMNS))('%s: every column of the fixtures', async (fixture, rows) => {
    const { made, file } = await opened(fixture);
    for (const { edits, affordable, tiers } of rows) {
      const impact = await impactOf(made, edited(file, edits));
      const reward = impact.rewards.find(({ changed }) => changed);
      const found = {
        edits,
        ...(affordable && { affordable: [reward?.affordable.before?.value, reward?.affordable.after?.value] }),
        ...(tiers && { tiers: impact.tiers?.tiers.map(({ accounts }) => accounts.after?.value) }),
      };
      expect(found).toEqual({ edits, ...(affordable && { affordable }), ...(tiers && { tiers }) });
      expect(impact.customers?.certainty).toBe('exact');
      expect(reward?.outOfReach.value ?? 0).toBe(affordable ? Math.max(0, affordable[0] - affordable[1]) : 0);
    }
  });
});

const USD = (rate: number): string => `\ncurrency: USD\nassumptions: { redemptionRate: ${rate}, averageOrder: 50 }\n`;

describe('money', () => {
  it('the store: Silver loses 352, five dollars off lose 600 and 9,022.85', async () => {
    const { made, file } = await opened('store');
    const impact = await impactOf(made, `${edited(file, [threshold(1500, 2000), cost(500, 600)])}${USD(0.6)}`);
    const down = impact.tiers?.moves.find(({ way }) => way === 'down');
    expect([down?.from, down?.to, down?.accounts.value, down?.share]).toEqual([
      'tiers/silver',
      'tiers/base',
      352,
      '36.6',
    ]);
    const reward = impact.rewards.find(({ changed }) => changed);
    expect(reward?.outOfReach.value).toBe(600);
    expect(reward?.heldPoints).toMatchObject({
      face: { before: { value: '54137.12' }, after: { value: '45114.27' } },
      atRedemptionRate: { before: { value: '32482.27' } },
      devaluation: { value: '9022.85' },
    });
    expect(impact.reads).toMatchObject({ moving: false });
    expect(impact.reads.calls).toBeLessThanOrEqual(12);
  });

  // Two amounts of the fixtures are a cent less than these, and no one rule of rounding gives theirs and all the others. The salon's 532,607
  // points at 15 for 600 are exactly 13,315.175: half a cent, which a binary fraction lost (13,315.17). The chain's 1,597,712 points at 8 for 150
  // are 85,211.3066…: the fixtures took 120/150 of 106,514.13, which had been rounded already (85,211.30). Here all is reckoned in fractions, and
  // rounded once, half a cent upwards.
  it.each([
    ['cafe', cost(100, 120), 0.72, ['3835.62', '2761.65', '3196.35']],
    ['salon', cost(600, 720), 0.68, ['13315.18', '9054.32', '11095.98']],
    ['chain', cost(120, 150), 0.55, ['106514.13', '58582.77', '85211.31']],
  ] as const)('%s: what held points are worth', async (fixture, edit, rate, golden) => {
    const { made, file } = await opened(fixture);
    const { rewards } = await impactOf(made, `${edited(file, [edit])}${USD(rate)}`);
    const held = rewards.find(({ changed }) => changed)?.heldPoints;
    expect([held?.face.before?.value, held?.atRedemptionRate.before?.value, held?.face.after?.value]).toEqual(golden);
  });
});

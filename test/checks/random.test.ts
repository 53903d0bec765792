import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Figures } from '../../src/checks/figures.ts';
import { programOf, type Thing, thingsOf } from '../../src/checks/program.ts';
import { type Examined, examine } from '../../src/checks/run.ts';
import { loadFile } from '../../src/config/index.ts';
import { refuses } from '../../src/kernel/problem.ts';
import { KINDS } from '../../src/registry.ts';
import { randomCase } from '../support/random-program.ts';
import { changesBetween } from './subjects.ts';

const kinds = KINDS.map(({ kind }) => kind);
const RUNS = { numRuns: 40 };
/** Reading files is slow on a busy machine. */
const PATIENCE = 60_000;

/** What a random file declares; nothing, where chance made one that cannot be read. */
function declared(seed: number): readonly Thing[] {
  const loaded = loadFile('-', { kinds, env: {}, root: '/', text: randomCase(seed).text });
  return loaded.problems.some(refuses) ? [] : thingsOf(loaded.wanted);
}

const rate = fc.double({ min: 0.01, max: 1, noNaN: true });
const amount = fc.double({ min: 0.01, max: 5000, noNaN: true });
const assumptions = fc.record(
  {
    averageOrder: amount,
    visitsPerMonth: rate,
    margin: rate,
    shippingCost: amount,
    costShare: rate,
    frequentCustomer: fc.record({ averageOrder: amount, visitsPerMonth: rate }, { requiredKeys: [] }),
  },
  { requiredKeys: [] },
);
const count = fc.option(fc.integer({ min: 0, max: 9000 }), { nil: '<5' as const });

/** The same count for everything there is. */
function figuresOf(things: readonly Thing[], customers: number | '<5'): Figures {
  const all = Object.fromEntries(things.map(({ address }) => [address, customers]));
  const number = customers === '<5' ? 4 : customers;
  return {
    ...{ tiersBefore: all, tiersAfter: all, demoted: all, openCoupons: all, balance95: number },
    expiring: { days: 90, points: number },
    liability: { before: number, after: number * 2 },
  };
}

function isSound({ findings }: Examined): void {
  for (const { code, message, measured, limit } of findings) {
    expect(`${code} ${message} ${measured} ${limit ?? ''}`).not.toMatch(/NaN|Infinity|\bnull\b|\[object/);
    expect(message).not.toContain('undefined');
  }
}

test(
  'no check throws on any file, and none says nonsense',
  () => {
    fc.assert(
      fc.property(fc.integer(), assumptions, (seed, assumed) => {
        const file = programOf(declared(seed));
        isSound(examine({ file, assumptions: assumed, figures: {}, jurisdiction: ['QC', 'ON'] }));
      }),
      RUNS,
    );
  },
  PATIENCE,
);

test(
  'nor on any way from one program to another',
  () => {
    fc.assert(
      fc.property(
        fc.integer(),
        fc.integer(),
        assumptions,
        count,
        fc.constantFrom('QC', 'ON'),
        (one, other, assumed, customers, law) => {
          const [from, to] = [declared(one), declared(other)];
          const file = programOf(to);
          const move = { before: programOf(from), after: file, changes: changesBetween(from, to) };
          const figures = figuresOf([...from, ...to], customers);
          isSound(examine({ file, move, assumptions: assumed, figures, jurisdiction: [law] }));
        },
      ),
      RUNS,
    );
  },
  PATIENCE,
);

test(
  'random files are mostly readable, so that the laws above are about something',
  () => {
    const readable = Array.from({ length: 50 }, (_, seed) => declared(seed)).filter((things) => things.length > 0);
    expect(readable.length).toBeGreaterThan(30);
  },
  PATIENCE,
);

import { describe, expect, test } from 'vitest';
import { ELSEWHERE } from '../../src/checks/elsewhere.ts';
import { loadFile } from '../../src/config/index.ts';
import { refuses } from '../../src/kernel/problem.ts';
import { KINDS } from '../../src/registry.ts';

/** What reading a file refuses, by code. */
function refused(text: string): readonly string[] {
  const kinds = KINDS.map(({ kind }) => kind);
  const { problems } = loadFile('-', { kinds, env: {}, root: '/', text: `version: 1\nsite: sandbox\n${text}` });
  return problems.filter(refuses).map(({ code }) => code);
}

const reward = (attributes: string) => `rewards:\n  one: { costInPoints: 100, ${attributes} }\n`;
const rule = (attributes: string) => `earningRules:\n  one: { ${attributes} }\n`;
const tiers = (count: number) =>
  `tiers:\n${Array.from({ length: count }, (_, at) => `  t${at}: { name: T${at}, requiredPoints: ${at + 1} }\n`).join('')}`;
const entries = (count: number) => Array.from({ length: count }, (_, at) => `t${at}: { points: 7 }`).join(', ');
const named = (letters: number) => `name: ${'x'.repeat(letters)}`;
const titled = (letters: number) =>
  rule(`title: ${'x'.repeat(letters)}, trigger: stores/OrderPaid, fixedAmount: { points: 1 }`);

/** A file that a rule of the catalogue refuses, under which code, and one that it just does not. */
interface Case {
  readonly what: string;
  readonly bad: string;
  readonly code: string;
  readonly good: string;
}

const HELD: Readonly<Record<string, readonly Case[]>> = {
  'L-VAL-11': [
    {
      what: 'more than all',
      bad: reward('name: x, coupon: { percentage: 101 }'),
      code: 'AMOUNT',
      good: reward('name: x, coupon: { percentage: 100 }'),
    },
    {
      what: 'nothing',
      bad: reward('name: x, coupon: { fixedAmount: 0 }'),
      code: 'AMOUNT',
      good: reward('name: x, coupon: { fixedAmount: 0.01 }'),
    },
    {
      what: 'parts of a cent',
      bad: reward('name: x, discount: { amount: 1.005 }'),
      code: 'AMOUNT',
      good: reward('name: x, discount: { amount: 1.05 }'),
    },
  ],
  'L-EARN-01': [
    {
      what: 'money for a booking',
      bad: rule('title: x, trigger: bookings/BookingConfirmed, conversionRate: { points: 1, moneyAmount: 1 }'),
      code: 'L-EARN-01',
      good: rule('title: x, trigger: bookings/BookingConfirmed, fixedAmount: { points: 1 }'),
    },
    {
      what: 'a meal whatever it costs',
      bad: rule('title: x, trigger: restaurants-order-is-pending, adopt: true, fixedAmount: { points: 1 }'),
      code: 'L-EARN-01',
      good: rule(
        'title: x, trigger: restaurants-order-is-pending, adopt: true, conversionRate: { points: 1, moneyAmount: 1 }',
      ),
    },
  ],
  'L-EARN-12': [
    { what: 'a title of 51', bad: titled(51), code: 'WRONG_LENGTH', good: titled(50) },
    {
      what: 'values for 21 tiers',
      bad: rule(`title: x, trigger: stores/OrderPaid, fixedAmount: { points: 1 }, byTier: { ${entries(21)} }`),
      code: 'WRONG_LENGTH',
      good: `${tiers(20)}${rule(`title: x, trigger: stores/OrderPaid, fixedAmount: { points: 1 }, byTier: { ${entries(20)} }`)}`,
    },
  ],
  'L-TIER-02': [
    { what: '21 tiers', bad: tiers(21), code: 'TOO_MANY_TIERS', good: tiers(20) },
    {
      what: 'a name of 51',
      bad: `tiers:\n  a: { ${named(51)}, requiredPoints: 1 }\n`,
      code: 'WRONG_LENGTH',
      good: `tiers:\n  a: { ${named(50)}, requiredPoints: 1 }\n`,
    },
    {
      what: 'a description of 71',
      bad: `tiers:\n  a: { name: A, description: ${'x'.repeat(71)}, requiredPoints: 1 }\n`,
      code: 'WRONG_LENGTH',
      good: `tiers:\n  a: { name: A, description: ${'x'.repeat(70)}, requiredPoints: 1 }\n`,
    },
  ],
  'L-REW-07': [
    {
      what: 'a minimum and a scope',
      bad: reward('name: x, coupon: { fixedAmount: 5, minimumSubtotal: 20, scope: { namespace: stores } }'),
      code: 'ONE_OF',
      good: reward('name: x, coupon: { fixedAmount: 5, minimumSubtotal: 20 }'),
    },
    {
      what: 'a name of 51',
      bad: reward(`${named(51)}, coupon: { fixedAmount: 5 }`),
      code: 'WRONG_LENGTH',
      good: reward(`${named(50)}, coupon: { fixedAmount: 5 }`),
    },
  ],
  'L-PROG-01': [
    {
      what: 'a name of one letter',
      bad: `program: { ${named(1)} }\n`,
      code: 'WRONG_LENGTH',
      good: `program: { ${named(2)} }\n`,
    },
    {
      what: 'points of 21 letters',
      bad: `program: { points: { ${named(21)} } }\n`,
      code: 'WRONG_LENGTH',
      good: `program: { points: { ${named(20)} } }\n`,
    },
  ],
};

/** Held where no file can be wrong (Wix itself), or where a plan or an apply is needed, which their own tests have. */
const NOT_IN_A_FILE = ['L-EARN-04', 'L-LAW-02', 'L-OPS-09'];

describe.each(Object.entries(HELD))('%s', (_, cases) => {
  test.each(cases)('$what', ({ bad, code, good }) => {
    expect(refused(bad)).toEqual([code]);
    expect(refused(good)).toEqual([]);
  });
});

test('every rule that something else holds is tried', () => {
  const held = ELSEWHERE.filter(({ status }) => status === 'held').map(({ id }) => id as string);
  expect([...Object.keys(HELD), ...NOT_IN_A_FILE].toSorted()).toEqual(held.toSorted());
});

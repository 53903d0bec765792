import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Failure } from '../../src/kernel/failure.ts';
import { hundredths, MONEY_PATTERN, money, moneyAt, moneyNumber, moneySchema } from '../../src/kinds/money.ts';

const cents = fc.bigInt({ min: 0n, max: 10n ** 15n - 1n });
const spelled = cents.map((value) => `${value / 100n}.${String(value % 100n).padStart(2, '0')}`);

describe('an amount of the file', () => {
  it.each([
    [5, '5'],
    ['5', '5'],
    ['5.00', '5'],
    ['4.50', '4.5'],
    [19.99, '19.99'],
    ['007.10', '7.1'],
    [0, '0'],
    [-0, '0'],
    ['00', '0'],
    ['0.05', '0.05'],
  ])('is %j, in short %j', (given, canonical) => expect(money(given)).toBe(canonical));

  it.each([
    '1.005',
    1.005,
    '-1',
    -1,
    '$5',
    '5 ',
    '',
    '.5',
    '5.',
    '1e3',
    1e21,
    Number.NaN,
    '12345678901234',
    true,
    null,
    undefined,
    {},
  ])('is not %j', (given) => expect(money(given)).toBeUndefined());

  it('has one spelling, which is its own', () =>
    fc.assert(
      fc.property(spelled, (text) => {
        const canonical = money(text);
        expect(money(canonical)).toBe(canonical);
        expect(canonical).not.toMatch(/^0\d|\.\d*0$|\.$/);
        expect(hundredths(canonical as string)).toBe(hundredths(text));
      }),
    ));

  it('is compared without floats', () =>
    fc.assert(
      fc.property(cents, cents, (one, other) => {
        const amount = (value: bigint) => money(`${value / 100n}.${String(value % 100n).padStart(2, '0')}`) as string;
        expect(hundredths(amount(one)) < hundredths(amount(other))).toBe(one < other);
      }),
    ));

  it('is the same after a way over the wire as a number', () =>
    fc.assert(
      fc.property(spelled, (text) => {
        const canonical = money(text) as string;
        expect(moneyAt(JSON.parse(JSON.stringify(moneyNumber(canonical))), 'x')).toBe(canonical);
      }),
    ));
});

describe('an amount of an answer', () => {
  it.each([
    [undefined, null],
    [null, null],
    ['1.00', '1'],
    ['12.345', '12.345'],
    [10, '10'],
    [17.5, '17.5'],
    [0.1 + 0.2, '0.3'],
    [Math.fround(19.99), '19.99'],
    [33.333, '33.333'],
    [0, '0'],
  ])('is %j, in short %j', (given, canonical) => expect(moneyAt(given, 'x')).toBe(canonical));

  it.each([['five'], [-1], [Number.NaN], [true], [{}]])('is not %j', (given) =>
    expect(() => moneyAt(given, 'reward.amount')).toThrow(Failure),
  );
});

it('says in the schema what the reader takes', () => {
  const schema = moneySchema({ description: 'An amount.' });
  expect(schema).toMatchObject({ type: ['number', 'string'], pattern: MONEY_PATTERN, description: 'An amount.' });
  const written = fc.oneof(fc.string(), spelled, fc.stringMatching(/^[0-9.,-]{1,8}$/));
  fc.assert(fc.property(written, (text) => new RegExp(MONEY_PATTERN).test(text) === (money(text) !== undefined)));
});

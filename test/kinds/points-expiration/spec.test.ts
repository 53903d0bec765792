import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fields, merge } from '../../../src/kernel/diff.ts';
import { expirationBody, liveExpiration, movesTo } from '../../../src/kinds/points-expiration/body.ts';
import { pointsExpirationKind as kind, type PointsExpirationSpec } from '../../../src/kinds/points-expiration/spec.ts';
import { readProgram } from '../../../src/kinds/program-answer.ts';
import { deleteOf, pictureOf, updateOf } from '../pictures.ts';

const OFF: PointsExpirationSpec = { status: 'disabled', monthsOfInactivity: 3, expiringPointsPercentage: 100 };
const ON: PointsExpirationSpec = { status: 'enabled', monthsOfInactivity: 6, expiringPointsPercentage: 50 };
const keyed = (spec: PointsExpirationSpec) => [{ key: 'expiration', live: { spec, handle: { id: 'program' } } }];

describe('points expiration in the file', () => {
  it('stands under program.expiration', () => {
    expect(
      kind.read({ program: { name: 'Perks', expiration: { status: 'enabled', monthsOfInactivity: 6 } } }).wanted,
    ).toEqual([
      {
        address: 'program/expiration',
        key: 'expiration',
        spec: { status: 'enabled', monthsOfInactivity: 6 },
        identity: {},
      },
    ]);
  });

  it.each([[{}], [{ program: {} }], [{ program: { expiration: {} } }]])('is nothing in %j', (file) => {
    expect(kind.read(file).wanted).toEqual([]);
  });

  it('wants, exported, exactly what the site has', () => {
    const expiration = fc.record({
      status: fc.constantFrom('enabled', 'disabled'),
      monthsOfInactivity: fc.integer({ min: 1, max: 12 }),
      expiringPointsPercentage: fc.integer({ min: 1, max: 100 }),
    });
    fc.assert(
      fc.property(expiration, (spec) => {
        const [wanted] = kind.read(kind.write(keyed(spec)).file).wanted;
        expect(fields(spec, merge({}, wanted?.spec))).toEqual([]);
      }),
    );
  });

  it('leaves out what a file cannot say', () => {
    const { file, remarks } = kind.write(
      keyed({ status: 'unknown_status', monthsOfInactivity: 0, expiringPointsPercentage: 101 }),
    );
    expect(file).toEqual({});
    expect(remarks).toHaveLength(3);
  });
});

describe('points expiration in the plan', () => {
  it.each([
    ['switching on', OFF, ON, 'high'],
    ['fewer months', ON, { ...ON, monthsOfInactivity: 5 }, 'high'],
    ['a larger share', ON, { ...ON, expiringPointsPercentage: 51 }, 'high'],
    ['more months and a smaller share', ON, { ...ON, monthsOfInactivity: 7, expiringPointsPercentage: 1 }, 'low'],
    ['switching off', ON, OFF, 'low'],
    ['fewer months while off', OFF, { ...OFF, monthsOfInactivity: 1 }, 'low'],
  ])('%s: %s', (_title, from, to, risk) => {
    expect(kind.risk?.(updateOf(kind, from, to))).toBe(risk);
  });

  it('is never created or deleted', () => {
    expect(kind.risk?.(deleteOf(kind, ON))).toBe('low');
    expect(kind.lacks({})).toEqual([]);
    expect(kind.needs(ON)).toEqual([]);
    expect(kind.nameOf(ON)).toBe('Points expiration');
    expect(kind.undeletable(ON)).toContain('disable it');
  });

  it('needs its own feature', () => {
    const scene = { changes: [updateOf(kind, OFF, ON)], facts: { expirationAvailable: false } };
    expect(kind.judge?.(pictureOf(kind, scene)).map((problem) => problem.code)).toEqual(['EXPIRATION_NOT_AVAILABLE']);
  });
});

describe('writing points expiration', () => {
  it.each([
    ['values before on', OFF, ON, ['updateLoyaltyProgram', 'enablePointsExpiration']],
    ['off before harsher values', ON, OFF, ['disablePointsExpiration', 'updateLoyaltyProgram']],
    [
      'off after milder values',
      ON,
      { ...ON, status: 'disabled', monthsOfInactivity: 7 },
      ['updateLoyaltyProgram', 'disablePointsExpiration'],
    ],
    ['status alone', OFF, { ...OFF, status: 'enabled' }, ['enablePointsExpiration']],
    ['values alone', ON, { ...ON, monthsOfInactivity: 9 }, ['updateLoyaltyProgram']],
    ['nothing', ON, ON, []],
  ])('goes %s', (_title, from, to, moves) => {
    expect(movesTo(from, to)).toEqual(moves);
  });

  it('sends both numbers, and back what it does not know', () => {
    const values = { monthsOfInactivity: 6, expiringPointsPercentage: 50 };
    expect(expirationBody({ raw: {} }, ON)).toEqual({ pointsExpiration: values });
    const raw = { pointsExpiration: { status: 'ENABLED', monthsOfInactivity: 3, grace: 7 } };
    expect(expirationBody({ raw }, ON)).toEqual({ pointsExpiration: { ...values, grace: 7 } });
  });

  it('starts from what the program says', () => {
    expect(liveExpiration(readProgram({ loyaltyProgram: {} }))).toMatchObject({
      spec: OFF,
      handle: { id: 'program' },
      facts: {},
    });
  });
});

import { describe, expect, it } from 'vitest';
import { Failure } from '../../src/kernel/failure.ts';
import { readProgram } from '../../src/kinds/program-answer.ts';

describe('the answer with the program', () => {
  it('is read as a live site gave it', () => {
    const loyaltyProgram = {
      name: ' Test Loyalty Program',
      pointDefinition: { customName: 'Points' },
      status: 'DRAFT',
      pointsExpiration: { status: 'ENABLED', monthsOfInactivity: 6, expiringPointsPercentage: 50 },
      premiumFeatures: { loyaltyProgram: false, tiers: true, pointsExpiration: false },
    };
    expect(readProgram({ loyaltyProgram })).toEqual({
      name: 'Test Loyalty Program',
      pointsName: 'Points',
      icon: undefined,
      status: 'draft',
      expiration: { status: 'enabled', monthsOfInactivity: 6, expiringPointsPercentage: 50 },
      facts: { programAvailable: false, tiersAvailable: true, expirationAvailable: false },
      raw: loyaltyProgram,
    });
  });

  it.each([
    ['everything absent', {}],
    [
      'everything null',
      { name: null, pointDefinition: null, status: null, pointsExpiration: null, premiumFeatures: null },
    ],
    [
      'everything empty',
      { name: ' ', pointDefinition: { customName: '' }, status: '', pointsExpiration: {}, premiumFeatures: {} },
    ],
  ])('falls back to what Wix documents: %s', (_title, loyaltyProgram) => {
    expect(readProgram({ loyaltyProgram })).toMatchObject({
      name: null,
      pointsName: null,
      icon: undefined,
      status: 'draft',
      expiration: { status: 'disabled', monthsOfInactivity: 3, expiringPointsPercentage: 100 },
      facts: {},
    });
  });

  it.each([
    ['no answer', undefined],
    ['no program', {}],
    ['a name that is no text', { loyaltyProgram: { name: 7 } }],
    ['an icon that is no text', { loyaltyProgram: { pointDefinition: { icon: {} } } }],
    ['months that are no number', { loyaltyProgram: { pointsExpiration: { monthsOfInactivity: 'many' } } }],
    ['a feature that is no flag', { loyaltyProgram: { premiumFeatures: { tiers: 'yes' } } }],
  ])('is refused: %s', (_title, answer) => {
    expect(() => readProgram(answer)).toThrow(Failure);
  });
});

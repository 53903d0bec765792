import { describe, expect, it } from 'vitest';
import { liveProgram, programBody } from '../../../src/kinds/program/body.ts';
import { readProgram } from '../../../src/kinds/program-answer.ts';

const live = liveProgram(
  readProgram({
    loyaltyProgram: {
      name: 'Perks ',
      status: 'ACTIVE',
      unknown: 1,
      pointDefinition: { customName: 'Stars', icon: 'shapes/a.svg', sparkle: { deep: true }, none: null },
      premiumFeatures: { tiers: true },
    },
  }),
);

describe('a PATCH of the program', () => {
  it('sends only what differs', () => {
    expect(programBody(live, live.spec)).toEqual({});
    expect(programBody(live, { ...live.spec, name: 'Extras' })).toEqual({ name: 'Extras' });
  });

  it.each([
    ['name', { name: 'Suns', icon: 'shapes/a.svg' }, { customName: 'Suns', icon: 'shapes/a.svg' }],
    [
      'icon',
      { name: 'Stars', icon: 'https://example.com/b.svg' },
      { customName: 'Stars', icon: 'https://example.com/b.svg' },
    ],
  ])('sends the points whole when their %s differs, with what we do not know of', (_title, points, sent) => {
    expect(programBody(live, { ...live.spec, points })).toEqual({
      pointDefinition: { ...sent, sparkle: { deep: true } },
    });
  });

  it('starts from nothing on a fresh site', () => {
    const fresh = liveProgram(readProgram({ loyaltyProgram: {} }));
    expect(fresh).toMatchObject({
      spec: { name: null, points: { name: null, icon: null } },
      handle: { id: 'program' },
      facts: {},
    });
    expect(programBody(fresh, { name: 'Perks', points: { name: 'Stars', icon: null } })).toEqual({
      name: 'Perks',
      pointDefinition: { customName: 'Stars' },
    });
  });

  it('carries the features of the plan as facts', () => {
    expect(live.facts).toEqual({ tiersAvailable: true });
  });
});

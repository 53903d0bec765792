import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fields, merge } from '../../../src/kernel/diff.ts';
import { Failure } from '../../../src/kernel/failure.ts';
import { isUnset, liveSettings, NO_SETTINGS, settingsBody } from '../../../src/kinds/tiers-program/body.ts';
import { tiersProgramKind as kind, type TiersProgramSpec } from '../../../src/kinds/tiers-program/spec.ts';
import { deleteOf, updateOf } from '../pictures.ts';

const UNSET = NO_SETTINGS.spec;
const ACTIVE: TiersProgramSpec = {
  ...UNSET,
  status: 'active',
  baseTier: { name: 'Member', description: 'Everybody', icon: 'shapes/a.svg' },
};
const keyed = (spec: TiersProgramSpec) => [{ key: 'settings', live: { spec, handle: { id: 'tiersProgram' } } }];

describe('tiers settings in the file', () => {
  it('are the whole section', () => {
    const tiersProgram = { status: 'active', rollingWindowMonths: 12, baseTier: { name: ' Member ' } };
    expect(kind.read({ tiersProgram })).toEqual({
      wanted: [
        {
          address: 'tiersProgram/settings',
          key: 'settings',
          spec: { ...tiersProgram, baseTier: { name: 'Member' } },
          identity: {},
        },
      ],
      problems: [],
    });
    expect(kind.read({}).wanted).toEqual([]);
  });

  it('have texts of a length that Wix takes', () => {
    const { problems } = kind.read({ tiersProgram: { baseTier: { name: ' ', description: '🌟'.repeat(36) } } });
    expect(problems.map((problem) => problem.path)).toEqual(['baseTier.name', 'baseTier.description']);
  });

  it('want, exported, exactly what the site has', () => {
    const settings = fc.record({
      status: fc.constantFrom('disabled', 'draft', 'active', 'paused'),
      rollingWindowMonths: fc.integer({ min: 12, max: 36 }),
      baseTier: fc.record({
        name: fc.option(fc.stringMatching(/^[a-z]{1,50}$/)),
        description: fc.stringMatching(/^[a-z]{0,70}$/),
        icon: fc.option(fc.constantFrom('shapes/a.svg', 'wix:image://v1/a/b#originWidth=1&originHeight=1')),
      }),
    });
    fc.assert(
      fc.property(settings, (spec) => {
        const [wanted] = kind.read(kind.write(keyed(spec)).file).wanted;
        expect(fields(spec, merge(UNSET, wanted?.spec))).toEqual([]);
      }),
    );
  });

  it('leave out what a file cannot say', () => {
    const odd = {
      status: 'unknown',
      rollingWindowMonths: 6,
      baseTier: { name: 'x'.repeat(51), description: '', icon: 'a.png' },
    };
    const { file, remarks } = kind.write(keyed(odd));
    expect(file).toEqual({});
    expect(remarks).toHaveLength(4);
  });
});

describe('tiers settings in the plan', () => {
  it.each([
    ['pausing', { ...ACTIVE, status: 'paused' }, 'high'],
    ['disabling', { ...ACTIVE, status: 'disabled' }, 'high'],
    ['a longer window', { ...ACTIVE, rollingWindowMonths: 13 }, 'low'],
    ['other looks', { ...ACTIVE, baseTier: UNSET.baseTier }, 'low'],
  ])('%s: %s', (_title, to, risk) => {
    expect(kind.risk?.(updateOf(kind, ACTIVE, to))).toBe(risk);
  });

  it('weigh a shorter window and a start', () => {
    expect(kind.risk?.(updateOf(kind, { ...ACTIVE, rollingWindowMonths: 24 }, ACTIVE))).toBe('high');
    expect(kind.risk?.(updateOf(kind, UNSET, { ...UNSET, status: 'active' }))).toBe('medium');
    expect(kind.risk?.(deleteOf(kind, ACTIVE))).toBe('low');
  });

  it('are never created or deleted by themselves', () => {
    expect(kind.lacks({})).toEqual([]);
    expect(kind.needs(ACTIVE)).toEqual([]);
    expect(kind.nameOf(ACTIVE)).toBe('Tiers settings');
    expect(kind.undeletable(ACTIVE)).toContain('disabled');
  });

  it('compare icons by what they show', () => {
    expect(kind.same?.('baseTier.icon', 'https://example.com/a.svg', 'shapes/a.svg')).toBe(true);
    expect(kind.same?.('status', 'active', 'paused')).toBe(false);
  });
});

describe('reading tiers settings', () => {
  it.each([
    [{}],
    [{ programSettings: {} }],
    [{ programSettings: undefined }],
    [{ programSettings: null }],
    [{ programSettings: { status: null } }],
    [undefined],
  ])('none yet: %j', (answer) => {
    expect(liveSettings(answer)).toBe(NO_SETTINGS);
    expect(isUnset(liveSettings(answer))).toBe(true);
  });

  it('fills what the site leaves out', () => {
    const live = liveSettings({ programSettings: { revision: 7 } });
    expect(live).toMatchObject({ spec: UNSET, handle: { id: 'tiersProgram', revision: '7' } });
    expect(isUnset(live)).toBe(false);
  });

  it('keeps a status nobody knows, in lower case', () => {
    expect(liveSettings({ programSettings: { revision: '1', status: 'FROZEN' } }).spec.status).toBe('frozen');
  });

  it.each([
    ['no revision', { status: 'ACTIVE' }],
    ['a window that is no number', { revision: '1', rollingWindow: { durationInMonths: 'year' } }],
    ['a base tier that is no object', { revision: '1', baseTierDefinition: 'Member' }],
  ])('refuses %s', (_title, programSettings) => {
    expect(() => liveSettings({ programSettings })).toThrow(Failure);
  });
});

describe('writing tiers settings', () => {
  const raw = {
    status: 'FROZEN',
    revision: '4',
    rollingWindow: { durationInMonths: 12, unit: 'x' },
    baseTierDefinition: { name: 'Member', description: 'Hi', icon: 'shapes/a.svg', sparkle: 1 },
  };
  const live = liveSettings({ programSettings: raw });

  it('sends everything each time, what we do not know of included', () => {
    expect(settingsBody(live, live.spec)).toEqual(raw);
    expect(settingsBody(live, { ...live.spec, status: 'paused', rollingWindowMonths: 24 })).toEqual({
      ...raw,
      status: 'PAUSED',
      rollingWindow: { durationInMonths: 24, unit: 'x' },
    });
  });

  it('lays the declared looks over those of the site', () => {
    const baseTier = { name: 'Friend', description: 'New here', icon: 'https://example.com/b.svg' };
    expect(settingsBody(live, { ...live.spec, baseTier })['baseTierDefinition']).toEqual({ ...baseTier, sparkle: 1 });
  });

  it('starts from nothing where there are none', () => {
    expect(settingsBody(NO_SETTINGS, { ...UNSET, status: 'draft' })).toEqual({
      status: 'DRAFT',
      rollingWindow: { durationInMonths: 12 },
      baseTierDefinition: {},
    });
  });
});

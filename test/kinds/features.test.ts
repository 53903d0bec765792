import { describe, expect, it } from 'vitest';
import { tiersProgramKind as kind, type TiersProgramSpec } from '../../src/kinds/tiers-program/spec.ts';
import { pictureOf, updateOf } from './pictures.ts';

const spec: TiersProgramSpec = {
  status: 'disabled',
  rollingWindowMonths: 12,
  baseTier: { name: null, description: '', icon: null },
};
const file = { tiersProgram: { status: 'active' } };
const changes = [updateOf(kind, spec, { ...spec, status: 'active' })];
const judged = (scene: Parameters<typeof pictureOf<TiersProgramSpec>>[1]) =>
  (kind.judge?.(pictureOf(kind, scene)) ?? []).map(
    (problem) => `${problem.severity} ${problem.code} ${problem.address}`,
  );

describe('a kind that needs a feature of the plan', () => {
  it.each([
    ['has it', { file, changes, facts: { tiersAvailable: true } }, []],
    [
      'lacks it, and something is to change',
      { file, changes, facts: { tiersAvailable: false } },
      ['error TIERS_NOT_AVAILABLE tiersProgram/settings'],
    ],
    [
      'lacks it, and nothing is to change',
      { file, facts: { tiersAvailable: false } },
      ['info TIERS_NOT_AVAILABLE tiersProgram/settings'],
    ],
    ['lacks it, and nothing is declared', { facts: { tiersAvailable: false } }, []],
    [
      'does not say, and something is to change',
      { file, changes },
      ['warning TIERS_NOT_AVAILABLE tiersProgram/settings'],
    ],
    ['does not say, and nothing is to change', { file }, []],
  ])('the site %s', (_title, scene, problems) => {
    expect(judged(scene)).toEqual(problems);
  });
});

import type { Picture, Wanted } from '../../kernel/kind.ts';
import type { Problem } from '../../kernel/problem.ts';
import { MAX_TIERS } from '../../wire/limits.ts';
import { spentNames } from '../claim.ts';
import { judgeFeature, TIERS } from '../features.ts';
import { naming } from './naming.ts';
import type { TierSpec } from './spec.ts';

/** Errors and warnings about tiers that need the live site. */
export function judge(picture: Picture<TierSpec>): readonly Problem[] {
  return [...judgeFeature(picture, TIERS), ...tooMany(picture), ...spentNames(picture.claims, naming)];
}

/** Refuses a file that names more tiers than any site can have, at the first too many. */
export function tooManyDeclared(wanted: readonly Wanted<TierSpec>[]): readonly Problem[] {
  return wanted.slice(MAX_TIERS, MAX_TIERS + 1).map(({ address }) => ({
    code: 'TOO_MANY_TIERS',
    severity: 'error',
    address,
    message: `The file has ${wanted.length} tiers; Wix takes ${MAX_TIERS} besides the base tier.`,
    next: 'Declare fewer.',
  }));
}

function tooMany(picture: Picture<TierSpec>): readonly Problem[] {
  const created = picture.changes.filter((change) => change.op === 'create');
  const count = picture.after('tier').length;
  if (created.length === 0 || count <= MAX_TIERS) return [];
  return created.slice(0, 1).map(({ address }) => ({
    code: 'TOO_MANY_TIERS',
    severity: 'error',
    address,
    message: `The site would have ${count} tiers; Wix takes ${MAX_TIERS} besides the base tier.`,
    next: 'Create fewer, or remove others.',
  }));
}

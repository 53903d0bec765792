import { LIMITS } from '../../wire/limits.ts';
import type { Naming } from '../claim.ts';
import type { TierSpec } from './spec.ts';

/** Tiers are told apart by their names, of which Wix takes each only once. */
export const naming: Naming<TierSpec> = {
  noun: 'tier',
  unique: true,
  longest: LIMITS.tierName.max,
  nameOf: (spec) => spec.name,
  wantedName: (spec) => spec.name,
};

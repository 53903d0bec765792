import type { Json } from '../kernel/kind.ts';
import { type Fields, flagAt, integerAt, objectAt, objectOrEmpty, statusAt, textAt } from './answer.ts';
import { canonicalText } from './text.ts';

/** The answer of `getLoyaltyProgram` in our words: what three kinds share. Absent fields hold Wix's documented defaults. */
export interface ProgramAnswer {
  readonly name: string | null;
  readonly pointsName: string | null;
  /** As the SDK spells it. */
  readonly icon: string | undefined;
  /** Lower case. */
  readonly status: string;
  readonly expiration: {
    readonly status: string;
    readonly monthsOfInactivity: number;
    readonly expiringPointsPercentage: number;
  };
  /** Which features the site's plan has: `programAvailable`, `tiersAvailable`, `expirationAvailable`; absent when Wix does not say. */
  readonly facts: { readonly [name: string]: Json };
  /** The program as the SDK gave it. */
  readonly raw: Fields;
}

/** The id under which the one program of a site is known: Wix gives it none. */
export const PROGRAM_HANDLE = { id: 'program' } as const;

/** Reads the answer of any method that answers with the program. Throws a Failure when it is not one. */
export function readProgram(answer: unknown): ProgramAnswer {
  const raw = objectAt(objectAt(answer, 'the answer')['loyaltyProgram'], 'loyaltyProgram');
  const points = objectOrEmpty(raw['pointDefinition'], 'loyaltyProgram.pointDefinition');
  const expiration = objectOrEmpty(raw['pointsExpiration'], 'loyaltyProgram.pointsExpiration');
  return {
    name: label(raw['name'], 'loyaltyProgram.name'),
    pointsName: label(points['customName'], 'loyaltyProgram.pointDefinition.customName'),
    icon: textAt(points['icon'], 'loyaltyProgram.pointDefinition.icon'),
    status: statusAt(raw['status'], 'loyaltyProgram.status', 'DRAFT'),
    expiration: {
      status: statusAt(expiration['status'], 'loyaltyProgram.pointsExpiration.status', 'DISABLED'),
      monthsOfInactivity: integerAt(
        expiration['monthsOfInactivity'],
        'loyaltyProgram.pointsExpiration.monthsOfInactivity',
        3,
      ),
      expiringPointsPercentage: integerAt(
        expiration['expiringPointsPercentage'],
        'loyaltyProgram.pointsExpiration.expiringPointsPercentage',
        100,
      ),
    },
    facts: featuresOf(raw['premiumFeatures']),
    raw,
  };
}

/** A text of the site in canonical form; null when Wix has none, which it says in three ways. */
export function label(value: unknown, path: string): string | null {
  return canonicalText(textAt(value, path) ?? '') || null;
}

function featuresOf(value: unknown): { readonly [name: string]: boolean } {
  const features = objectOrEmpty(value, 'loyaltyProgram.premiumFeatures');
  const facts = {
    programAvailable: 'loyaltyProgram',
    tiersAvailable: 'tiers',
    expirationAvailable: 'pointsExpiration',
  };
  const known = Object.entries(facts).flatMap(([fact, field]) => {
    const flag = flagAt(features[field], `loyaltyProgram.premiumFeatures.${field}`);
    return flag === undefined ? [] : [[fact, flag] as const];
  });
  return Object.fromEntries(known);
}

import type { Live } from '../../kernel/kind.ts';
import { PROGRAM_HANDLE, type ProgramAnswer } from '../program-answer.ts';
import type { PointsExpirationSpec } from './spec.ts';

/** One call of the API. */
export type Move = 'updateLoyaltyProgram' | 'enablePointsExpiration' | 'disablePointsExpiration';

/** Points expiration, out of the answer that three kinds share. */
export function liveExpiration({ expiration, facts, raw }: ProgramAnswer): Live<PointsExpirationSpec> {
  return { spec: expiration, handle: PROGRAM_HANDLE, raw, facts };
}

/**
 * Which calls turn one state into the other. Expiration is switched off before its numbers change and on after they have:
 * at no moment do points expire by numbers that nobody asked for, not even when the second call fails.
 */
export function movesTo(from: PointsExpirationSpec, to: PointsExpirationSpec): readonly Move[] {
  const values: readonly Move[] = sameValues(from, to) ? [] : ['updateLoyaltyProgram'];
  if (from.status === to.status) return values;
  return to.status === 'enabled' ? [...values, 'enablePointsExpiration'] : ['disablePointsExpiration', ...values];
}

/** What to PATCH: both numbers, since nobody documents what becomes of one that is not sent. */
export function expirationBody({ monthsOfInactivity, expiringPointsPercentage }: PointsExpirationSpec) {
  return { pointsExpiration: { monthsOfInactivity, expiringPointsPercentage } };
}

/** True when both have the same numbers, whatever their status. */
export function sameValues(one: PointsExpirationSpec, other: PointsExpirationSpec): boolean {
  return (
    one.monthsOfInactivity === other.monthsOfInactivity &&
    one.expiringPointsPercentage === other.expiringPointsPercentage
  );
}

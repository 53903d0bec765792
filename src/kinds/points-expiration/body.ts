import type { Live } from '../../kernel/kind.ts';
import type { Fields } from '../answer.ts';
import { echoed } from '../echo.ts';
import { PROGRAM_HANDLE, type ProgramAnswer } from '../program-answer.ts';
import type { PointsExpirationSpec } from './spec.ts';

/** One call of the API. */
export type Move = 'updateLoyaltyProgram' | 'enablePointsExpiration' | 'disablePointsExpiration';

/** Points expiration, out of the answer that three kinds share. */
export function liveExpiration({ expiration, facts, raw }: ProgramAnswer): Live<PointsExpirationSpec> {
  return { spec: expiration, handle: PROGRAM_HANDLE, raw, facts };
}

/**
 * Which calls turn one state into the other. Numbers change before expiration goes on; when it goes off, harsher ones only
 * after: at no moment do points expire by numbers that nobody asked for, not even when the second call fails.
 */
export function movesTo(from: PointsExpirationSpec, to: PointsExpirationSpec): readonly Move[] {
  const values: readonly Move[] = sameValues(from, to) ? [] : ['updateLoyaltyProgram'];
  if (from.status === to.status) return values;
  if (to.status === 'enabled') return [...values, 'enablePointsExpiration'];
  return isHarsher(from, to) ? ['disablePointsExpiration', ...values] : [...values, 'disablePointsExpiration'];
}

/** True when customers lose points sooner by the second numbers than by the first, or more of them. */
export function isHarsher(from: PointsExpirationSpec, to: PointsExpirationSpec): boolean {
  return to.monthsOfInactivity < from.monthsOfInactivity || to.expiringPointsPercentage > from.expiringPointsPercentage;
}

/** What to PATCH: the whole of it but the status, which has calls of its own; nobody documents what becomes of what is not sent. */
export function expirationBody({ raw }: Pick<Live<unknown>, 'raw'>, to: PointsExpirationSpec): Fields {
  const { monthsOfInactivity, expiringPointsPercentage } = to;
  const { status: _, ...had } = ((raw as Fields)['pointsExpiration'] ?? {}) as Fields;
  return { pointsExpiration: echoed(had, { monthsOfInactivity, expiringPointsPercentage }) };
}

/** True when both have the same numbers, whatever their status. */
export function sameValues(one: PointsExpirationSpec, other: PointsExpirationSpec): boolean {
  return (
    one.monthsOfInactivity === other.monthsOfInactivity &&
    one.expiringPointsPercentage === other.expiringPointsPercentage
  );
}

import type { PointsExpirationSpec } from '../kinds/points-expiration/spec.ts';

const DAY = 86_400_000;

/** A moment so many days later, or earlier; both ISO 8601. */
export function daysAfter(moment: string, days: number): string {
  return new Date(Date.parse(moment) + days * DAY).toISOString();
}

/** A moment so many calendar months earlier, in UTC; the last day of a month that is too short. */
export function monthsBefore(moment: string, months: number): string {
  const date = new Date(Date.parse(moment));
  const day = date.getUTCDate();
  date.setUTCDate(1);
  date.setUTCMonth(date.getUTCMonth() - months);
  const last = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
  date.setUTCDate(Math.min(day, last));
  return date.toISOString();
}

/** How far ahead an expiry is looked at. */
export const HORIZON_DAYS = 90;

/** Who was idle before these moments loses points: at once, and by the end of the horizon unless they come back. Undefined where nothing expires. */
export function cutoffs(
  expiration: PointsExpirationSpec | undefined,
  now: string,
): { readonly now: string; readonly soon: string; readonly percent: number } | undefined {
  if (expiration?.status !== 'enabled') return undefined;
  const { monthsOfInactivity, expiringPointsPercentage } = expiration;
  return {
    now: monthsBefore(now, monthsOfInactivity),
    soon: monthsBefore(daysAfter(now, HORIZON_DAYS), monthsOfInactivity),
    percent: expiringPointsPercentage,
  };
}

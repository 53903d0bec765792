/** Every how often tiers and expirations are looked at again. */
const TICK = 15 * 60_000;

/** The last recalculation at or before a moment. */
export const lastTick = (now: number): number => Math.floor(now / TICK) * TICK;

/** The same day some months later (or, below zero, earlier); the last day of a month that has no such day. */
export function monthsFrom(time: number, months: number): number {
  const date = new Date(time);
  const day = date.getUTCDate();
  date.setUTCDate(1);
  date.setUTCMonth(date.getUTCMonth() + months);
  const last = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
  date.setUTCDate(Math.min(day, last));
  return date.getTime();
}

export const isoOf = (time: number): string => new Date(time).toISOString();

import type { LoggedRequest } from './request-log.ts';

/** Rounds of a run: the longest chain of requests each of which began after the one before had been answered. */
export function roundsOf(requests: readonly LoggedRequest[]): number {
  const ended: { at: number; round: number }[] = [];
  let most = 0;
  for (const { startedAt, endedAt } of [...requests].sort((one, other) => one.startedAt - other.startedAt)) {
    const round =
      1 + ended.reduce((deepest, earlier) => (earlier.at <= startedAt ? Math.max(deepest, earlier.round) : deepest), 0);
    ended.push({ at: endedAt ?? Number.POSITIVE_INFINITY, round });
    most = Math.max(most, round);
  }
  return most;
}

/** The most requests that were being answered at one time. */
export const mostInFlight = (requests: readonly LoggedRequest[]): number =>
  requests.reduce((most, { inFlight }) => Math.max(most, inFlight), 0);

/** How many requests a site answers: so many in a sliding window, or so many a second with a burst. */
export type RequestLimit =
  | { readonly requests: number; readonly perMs: number }
  | { readonly perSecond: number; readonly burst: number };

/** Asks for admission of one request now; answers how many milliseconds to wait, 0 when it is let in. */
type Gate = (now: number) => number;

function windowGate(requests: number, perMs: number): Gate {
  const admitted: number[] = [];
  return (now) => {
    while (admitted[0] !== undefined && admitted[0] <= now - perMs) admitted.shift();
    if (admitted.length >= requests) return Math.max(1, (admitted[0] ?? now) + perMs - now);
    admitted.push(now);
    return 0;
  };
}

function bucketGate(perSecond: number, burst: number): Gate {
  let tokens = burst;
  let last: number | undefined;
  return (now) => {
    tokens = Math.min(burst, tokens + ((now - (last ?? now)) / 1000) * perSecond);
    last = now;
    if (tokens < 1) return Math.max(1, ((1 - tokens) / perSecond) * 1000);
    tokens -= 1;
    return 0;
  };
}

/** One gate a site. */
export function throttle(limit: RequestLimit | undefined): (site: string, now: number) => number {
  const gates = new Map<string, Gate>();
  return (site, now) => {
    if (limit === undefined) return 0;
    let gate = gates.get(site);
    if (gate === undefined) {
      gate = 'burst' in limit ? bucketGate(limit.perSecond, limit.burst) : windowGate(limit.requests, limit.perMs);
      gates.set(site, gate);
    }
    return gate(now);
  };
}

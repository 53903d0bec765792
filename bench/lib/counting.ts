import { roundsOf, type SiteState } from '../../src/sandbox/index.ts';
import { type BenchSite, EMPTY, serveSite, writesIn } from './site.ts';

/** What a run asked of the site, counted by the site. */
export interface Counts {
  readonly calls: number;
  readonly rounds: number;
  readonly writes: number;
}

/** So long a call takes while calls are counted: on a busy machine a hiccup of a short one would look like one more round. */
const CALM_MS = 400;

/** Counts calls, rounds and writes of a run against a site of its own, in a state like that of another. */
export async function counted(
  run: (site: BenchSite) => Promise<unknown>,
  state: Partial<SiteState> = EMPTY,
): Promise<Counts> {
  const site = await serveSite({ latencyMs: CALM_MS }, state);
  try {
    await run(site);
    const requests = site.requests();
    return { calls: requests.length, rounds: roundsOf(requests), writes: writesIn(requests) };
  } finally {
    await site.close();
  }
}

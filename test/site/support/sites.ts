import { onTestFinished } from 'vitest';
import { Failure } from '../../../src/kernel/failure.ts';
import { connect, type Fetch, type Site, type SiteOptions } from '../../../src/site/index.ts';
import { type ScriptedServer, scriptedServer } from './server.ts';

export const KEY = 'IST.canary-key-7f3a9c';

/** A site at this endpoint, closed when the test ends; impatient, so that tests are quick. */
export function siteAt(endpoint: string, options: Partial<SiteOptions> = {}): Site {
  const site = connect({ id: 'site-1', credentials: { apiKey: KEY }, endpoint, random: () => 0, ...options });
  onTestFinished(() => site.close());
  return site;
}

/** A site and the scripted server behind it. */
export async function siteOnServer(
  options: Partial<SiteOptions> = {},
): Promise<{ site: Site; server: ScriptedServer }> {
  const server = await scriptedServer();
  onTestFinished(() => server.close());
  return { site: siteAt(server.endpoint, options), server };
}

/** A site whose network is this function. */
export function siteOver(fetch: Fetch, options: Partial<SiteOptions> = {}): Site {
  return connect({ id: 'site-1', credentials: { apiKey: KEY }, random: () => 0, fetch, ...options });
}

/** The Failure with which the work ends. */
export async function failureOf(work: Promise<unknown>): Promise<Failure> {
  const outcome = await work.then(
    (value) => ({ value }),
    (error: unknown) => error,
  );
  if (outcome instanceof Failure) return outcome;
  throw new Error(`No Failure: ${JSON.stringify(outcome)} ${String(outcome)}`);
}

/** A response for `siteOver`. */
export function reply(status: number, body: unknown, headers: Record<string, string> = {}): Awaited<ReturnType<Fetch>> {
  const lower = new Map(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
  return {
    status,
    statusText: '',
    headers: { get: (name) => lower.get(name.toLowerCase()) ?? null },
    text: async () => (typeof body === 'string' ? body : JSON.stringify(body)),
  };
}

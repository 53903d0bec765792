import { SANDBOX, SANDBOX_KEY } from '../../src/cli/target.ts';
import {
  createSandbox,
  type LoggedRequest,
  type Sandbox,
  type SandboxOptions,
  type SiteState,
} from '../../src/sandbox/index.ts';
import { APPS } from '../../src/wire/index.ts';

/** The site that every file of the bench is for, and its key, which the command knows by itself. */
export const SITE = SANDBOX;
export const KEY = SANDBOX_KEY;

/** A simulated site that listens. */
export interface BenchSite {
  readonly sandbox: Sandbox;
  readonly url: string;
  /** Requests since the last `forget`, by the sandbox's own log. */
  requests(): readonly LoggedRequest[];
  forget(): void;
  state(): SiteState;
  close(): Promise<void>;
}

/** Nothing set up, every app installed and every feature paid for. */
export const EMPTY: Partial<SiteState> = { installed: Object.values(APPS), earningRules: [] };

/** Serves one empty site on a free port. */
export async function serveSite(options: SandboxOptions = {}, state: Partial<SiteState> = EMPTY): Promise<BenchSite> {
  const sandbox = createSandbox({ sites: [{ id: SITE, key: KEY, state }], ...options });
  const listening = await sandbox.listen();
  return {
    sandbox,
    url: listening.url,
    requests: () => sandbox.requests(),
    forget: () => sandbox.forgetRequests(),
    state: () => sandbox.state(SITE),
    close: () => sandbox.close(),
  };
}

/** Makes the site empty again and forgets its requests. */
export function wipe({ sandbox }: BenchSite): void {
  sandbox.reset('fresh', SITE);
  sandbox.setState(SITE, EMPTY);
  sandbox.forgetRequests();
}

/** Requests that asked for a change. */
export function writesIn(requests: readonly LoggedRequest[]): number {
  return requests.filter((request) => request.write).length;
}

/** From the first request's arrival to the last answer, in milliseconds. */
export function spanOf(requests: readonly LoggedRequest[]): number {
  const from = Math.min(...requests.map((request) => request.startedAt));
  return Math.max(...requests.map((request) => request.endedAt ?? Number.NaN)) - from;
}

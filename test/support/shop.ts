import { onTestFinished } from 'vitest';
import { SANDBOX, SANDBOX_KEY } from '../../src/cli/target.ts';
import { createSandbox, type LoggedRequest, type SandboxOptions, type SiteState } from '../../src/sandbox/index.ts';
import { type Desk, desk, type Printed } from './world.ts';

/** A desk before a site that can be looked into: the real command, over HTTP, at a sandbox in this process. */
export interface Shop extends Desk {
  readonly sandbox: ReturnType<typeof createSandbox>;
  /** Where the sandbox listens. */
  readonly url: string;
  state(): SiteState;
  /** What somebody does in the dashboard, behind the back of the command. */
  edit(change: (state: SiteState) => Partial<SiteState>): void;
  /** What it sent to ask for a change, since the last call of this; everything must have come through the SDK. */
  writes(): readonly LoggedRequest[];
}

/** What a shop can be opened with. */
export interface ShopOptions extends Omit<SandboxOptions, 'sites' | 'directory'> {
  readonly fixture?: string;
  readonly state?: Partial<SiteState>;
  readonly files?: Readonly<Record<string, string>>;
  /** Environment of every command. */
  readonly env?: Readonly<Record<string, string>>;
}

/** Opens a shop; it is closed when the test ends. Answers are not waited for longer than the simulation needs. */
export async function shop(options: ShopOptions = {}): Promise<Shop> {
  const { fixture, state, files, env = {}, ...rest } = options;
  const site = { id: SANDBOX, key: SANDBOX_KEY, ...(fixture ? { fixture } : {}), ...(state ? { state } : {}) };
  const sandbox = createSandbox({ ...rest, sites: [site] });
  const { url } = await sandbox.listen(0);
  onTestFinished(() => sandbox.close());
  const made = desk(files);
  const usual = { LOYALTY_ENDPOINT: url, LOYALTY_SETTLE: '0', LOYALTY_TIMEOUT: '2', ...env };
  return {
    ...made,
    sandbox,
    url,
    loyalty: (line, given = {}): Promise<Printed> => made.loyalty(line, { ...given, env: { ...usual, ...given.env } }),
    state: () => sandbox.state(SANDBOX),
    edit: (change) => sandbox.setState(SANDBOX, change(sandbox.state(SANDBOX))),
    writes: () => {
      const found = sandbox.requests().filter((request) => request.write);
      // Of a request that was struck down before it was looked at, nothing is known.
      const stray = sandbox.requests().filter((request) => !request.viaSdk && request.fault === undefined);
      if (stray.length > 0) throw new Error(`not through the SDK: ${stray.map(({ path }) => path).join(', ')}`);
      sandbox.forgetRequests();
      return found;
    },
  };
}

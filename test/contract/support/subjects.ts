import { createSandbox, type Sandbox, type SandboxOptions } from '../../../src/sandbox/index.ts';
import { connect, type Site, type SiteOptions } from '../../../src/site/index.ts';

/** A sandbox and the way to it. */
export interface World {
  readonly sandbox: Sandbox;
  /** A connection to one of its sites, by its own key or by what is given. */
  site(id: string, options?: Partial<SiteOptions>): Site;
  close(): Promise<void>;
}

/** Something the contract suites run over. */
export interface Subject {
  readonly name: string;
  open(options: SandboxOptions): Promise<World>;
}

/** The key of a site in these tests. */
const keyOf = (id: string): string => `IST.key-of-${id}`;

const world = (sandbox: Sandbox, way: Partial<SiteOptions>, end: () => Promise<void>): World => {
  const sites: Site[] = [];
  return {
    sandbox,
    site: (id, options = {}) => {
      const site = connect({ id, credentials: { apiKey: keyOf(id) }, random: () => 0, ...way, ...options });
      sites.push(site);
      return site;
    },
    close: async () => {
      for (const site of sites) site.close();
      await end();
      await sandbox.close();
    },
  };
};

/** The embedded sandbox, without a socket. */
export const IN_PROCESS: Subject = {
  name: 'the sandbox in process',
  open: async (options) => {
    const sandbox = createSandbox(options);
    return world(sandbox, { fetch: sandbox.lightFetch }, async () => undefined);
  },
};

/** The sandbox behind a port of this machine, through our own HTTP client. */
export const OVER_HTTP: Subject = {
  name: 'the sandbox over HTTP',
  open: async (options) => {
    const sandbox = createSandbox(options);
    const listening = await sandbox.listen();
    return world(sandbox, { endpoint: listening.url }, () => listening.close());
  },
};

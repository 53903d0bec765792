import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { onTestFinished } from 'vitest';
import { type Applied, carryOutPlan } from '../../src/cli/applying.ts';
import { Stop } from '../../src/cli/exit.ts';
import { exportText } from '../../src/cli/exporting.ts';
import type { Values } from '../../src/cli/flags.ts';
import { kinds } from '../../src/cli/kinds.ts';
import { type Reviewed, review } from '../../src/cli/planning.ts';
import { openSession, type Session } from '../../src/cli/session.ts';
import { SANDBOX, SANDBOX_KEY } from '../../src/cli/target.ts';
import type { World } from '../../src/cli/world.ts';
import { type Loaded, loadFile } from '../../src/config/index.ts';
import type { PlanDocument } from '../../src/kernel/document.ts';
import type { Survey } from '../../src/kernel/survey.ts';
import { planJson } from '../../src/render/index.ts';
import { createSandbox, type LoggedRequest, type SiteState } from '../../src/sandbox/index.ts';
import type { SiteOptions } from '../../src/site/index.ts';
import type { ShopOptions } from './shop.ts';

/** What plan and apply do, without the command line before them: for what has to be tried many times. */
export interface Direct {
  readonly sandbox: ReturnType<typeof createSandbox>;
  readonly session: Session;
  load(text: string): Loaded;
  /** Plans against the site, or against what was read of it before. */
  plan(text: string, live?: Survey): Promise<Reviewed>;
  /** Carries out a plan as `apply plan.json` does: out of its JSON. Throws a Stop where that ends early. */
  apply(document: PlanDocument, values?: Partial<Values>): Promise<Applied>;
  /** Plans and applies; throws what refuses the plan. */
  converge(text: string): Promise<PlanDocument>;
  /** The site as the text of a new file. */
  export(): Promise<string>;
  state(): SiteState;
  setState(state: Partial<SiteState>): void;
  /** What it sent to ask for a change, since the last call of this. */
  writes(): readonly LoggedRequest[];
}

type Fetch = NonNullable<SiteOptions['fetch']>;

/** How a site is opened for plan and apply. */
export interface DirectOptions extends Omit<ShopOptions, 'files' | 'env'> {
  readonly site?: Partial<SiteOptions>;
  /** Stands between the SDK and the sandbox. */
  readonly through?: (fetch: Fetch) => Fetch;
}

/** Opens a site for plan and apply; everything is cleared away when the test ends. */
export async function direct(options: DirectOptions = {}): Promise<Direct> {
  const { fixture, state, site: reach, through = (fetch) => fetch, ...rest } = options;
  const site = { id: SANDBOX, key: SANDBOX_KEY, ...(fixture ? { fixture } : {}), ...(state ? { state } : {}) };
  const sandbox = createSandbox({ ...rest, sites: [site] });
  const world = quiet();
  const shared: SiteOptions = {
    id: SANDBOX,
    credentials: { apiKey: SANDBOX_KEY },
    fetch: through(sandbox.lightFetch),
    perWindow: 1_000_000,
    retries: 0,
    timeoutMs: 2000,
    ...reach,
  };
  const session = await openSession({ site: SANDBOX, options: shared, close: async () => undefined }, VALUES, world);
  onTestFinished(async () => {
    await session.close();
    await sandbox.close();
  });
  const made: Direct = {
    sandbox,
    session,
    load: (text) => loadFile('-', { kinds, env: {}, root: world.cwd, text }),
    plan: async (text, live) => {
      const loaded = made.load(text);
      const bad = loaded.problems.filter(({ severity }) => severity === 'error');
      if (bad.length > 0) throw new Stop(bad);
      return review(loaded, live ?? (await session.survey()), VALUES, world);
    },
    apply: (document, values = {}) =>
      carryOutPlan(JSON.parse(planJson(document)), session, { ...VALUES, ...values }, world, {
        halt: { asked: false },
        watch: () => undefined,
      }),
    converge: async (text) => {
      const { document, refused } = await made.plan(text);
      if (refused.length > 0) throw new Stop(refused);
      const { outcomes } = await made.apply(document);
      const failed = outcomes.flatMap((outcome) => (outcome.status === 'failed' ? [outcome.problem] : []));
      if (failed.length > 0) throw new Stop(failed);
      return document;
    },
    export: async () => exportText(await session.survey(), { site: SANDBOX, path: 'loyalty.yaml' }),
    state: () => sandbox.state(SANDBOX),
    setState: (changed) => sandbox.setState(SANDBOX, changed),
    writes: () => {
      const found = sandbox.requests().filter((request) => request.write);
      sandbox.forgetRequests();
      return found;
    },
  };
  return made;
}

const VALUES: Values = {
  quiet: true,
  noInput: true,
  sandboxDir: '.loyalty/sandbox',
  timeout: 2,
  retries: 0,
  format: 'text',
  runsDir: '.loyalty/runs',
  settle: 0,
};

function quiet(): World {
  const cwd = mkdtempSync(join(tmpdir(), 'loyalty-'));
  onTestFinished(() => rmSync(cwd, { recursive: true, force: true }));
  let ids = 0;
  return {
    argv: [],
    env: {},
    cwd,
    version: '0.0.0-test',
    out: () => undefined,
    err: () => undefined,
    stdin: Readable.from([]),
    ask: async () => undefined,
    tty: { in: false, out: false, err: false },
    columns: 100,
    now: () => new Date(),
    sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    newId: () => `id${++ids}`,
    onInterrupt: () => () => undefined,
  };
}

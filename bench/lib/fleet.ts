import { fileURLToPath } from 'node:url';
import { createSandbox, type LoggedRequest, type Sandbox, type SiteState } from '../../src/sandbox/index.ts';
import { CONSENTS } from '../../test/support/consents.ts';
import { type Ended, LOYALTY, loyalty, mustEnd, peakMiB, startNode } from './child.ts';
import { programText } from './programs.ts';
import { type Scratch, scratch } from './scratch.ts';
import { serveSite } from './site.ts';

/** Many simulated sites behind one address, and a file for each. */
export interface Fleet {
  readonly sandbox: Sandbox;
  /** Plans the first so many of them in one process. */
  plan(count: number, flags?: readonly string[]): Promise<Ended>;
  /** Peak memory of the same, in MiB. */
  planPeak(count: number): Promise<number>;
  /** Their reads over bare `node:http`, as many at a time. */
  floor(count: number): Promise<Ended>;
  /** Requests since the last call of this. */
  taken(): readonly LoggedRequest[];
  close(): Promise<void>;
}

const KEY = 'key-of-the-fleet';
const FLOOR = fileURLToPath(new URL('../floors/fleet.mjs', import.meta.url));
const SIZE = { tiers: 5, rules: 20, rewards: 20 };
/** Every so many sites have a reward at a price of their own, which is to be changed. */
const DIFFERENT = 20;

const nameOf = (number: number): string => `site-${String(number).padStart(4, '0')}`;

/** Serves so many sites of 45 things each. They are what their files say, but for one in twenty. */
export async function serveFleet(count: number, latencyMs: number): Promise<Fleet> {
  const state = await stateOf(programText(SIZE));
  const numbers = Array.from({ length: count }, (_, index) => index + 1);
  const sandbox = createSandbox({
    latencyMs,
    sites: numbers.map((number) => ({ id: nameOf(number), key: KEY, state })),
  });
  const { url } = await sandbox.listen();
  const desk = filesFor(numbers);
  const env = { FLEET_KEY: KEY };
  const line = (few: number, flags: readonly string[] = []): readonly string[] => [
    ...['plan', '--endpoint', url, '--format', 'json', '--impact', 'off', '-q', ...CONSENTS, ...flags],
    ...(few === count ? ['sites/*.yaml'] : numbers.slice(0, few).map((number) => `sites/${nameOf(number)}.yaml`)),
  ];
  return {
    sandbox,
    plan: (few, flags) => loyalty(line(few, flags), { cwd: desk.folder, env }),
    planPeak: (few) => peakMiB([LOYALTY, ...line(few)], { cwd: desk.folder, env }),
    floor: (few) => mustEnd(startNode([FLOOR, url, String(few)], { env: { BENCH_KEY: KEY } }).ended),
    taken: () => {
      const requests = sandbox.requests();
      sandbox.forgetRequests();
      return requests;
    },
    close: async () => {
      await sandbox.close();
      desk.clear();
    },
  };
}

/** What a site holds after a file was applied to it. */
async function stateOf(text: string): Promise<Partial<SiteState>> {
  const { folder, clear } = scratch({ 'loyalty.yaml': text });
  const site = await serveSite();
  await mustEnd(loyalty(['apply', '--yes', ...CONSENTS, '--endpoint', site.url], { cwd: folder }));
  const { installed, features, program, tiersProgramSettings, tiers, earningRules, rewards } = site.state();
  await site.close();
  clear();
  return { installed, features, program, tiersProgramSettings, tiers, earningRules, rewards };
}

function filesFor(numbers: readonly number[]): Scratch {
  const base = programText(SIZE).replace('site: sandbox\n', '');
  const own = (number: number): string =>
    number % DIFFERENT === 0 ? `rewards: { reward-001: { costInPoints: ${1000 + number} } }\n` : '';
  return scratch({
    'base.yaml': base,
    ...Object.fromEntries(
      numbers.map((number) => [
        `sites/${nameOf(number)}.yaml`,
        `extends: ../base.yaml\nsite: ${nameOf(number)}\ncredentials: { apiKey: "\${FLEET_KEY}" }\n${own(number)}`,
      ]),
    ),
  });
}

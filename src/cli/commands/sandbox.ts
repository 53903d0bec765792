import { resolve } from 'node:path';
import {
  answersOf,
  chainSites,
  type Fault,
  FIXTURES,
  type Population,
  parseFaults,
  parsePopulation,
  type Sandbox,
  type SandboxOptions,
  SWITCH_NAMES,
  type SwitchName,
  setAside,
} from '../../sandbox/index.ts';
import type { Command } from '../command.ts';
import { openSandbox } from '../embedded.ts';
import { EXIT, Stop, usage } from '../exit.ts';
import { SITE, type Values } from '../flags.ts';
import { notNegative, whole } from '../numbers.ts';
import { shownPath } from '../places.ts';
import { say } from '../talk.ts';
import { SANDBOX, SANDBOX_KEY } from '../target.ts';
import type { World } from '../world.ts';

export const command: Command = {
  flags: {
    'sandbox-dir': SITE['sandbox-dir'] as NonNullable<(typeof SITE)['sandbox-dir']>,
    port: { type: 'number', default: 4010, describe: 'Where to listen; 0: any free port', group: 'Sandbox:' },
    host: { type: 'string', default: '127.0.0.1', describe: 'Address to listen on', group: 'Sandbox:' },
    fixture: {
      type: 'string',
      choices: Object.keys(FIXTURES),
      describe: 'Start from this site; what is there is lost',
      group: 'Sandbox:',
    },
    population: {
      type: 'string',
      describe: 'Customers in place of those it has: store, or N=8400,alpha=1.7,scale=700,cap=60000,cost=500',
      group: 'Sandbox:',
    },
    memory: { type: 'boolean', describe: 'Keep nothing on disk', group: 'Sandbox:' },
    reset: { type: 'boolean', describe: 'Make the site anew and end, without serving', group: 'Sandbox:' },
    latency: { type: 'number', default: 0, describe: 'Milliseconds that each request takes', group: 'Sandbox:' },
    'rate-limit': { type: 'string', describe: 'Requests answered in a minute: 200/min', group: 'Sandbox:' },
    faults: { type: 'string', describe: 'What goes wrong: 503@3,lose@5,hang:POST /loyalty-tiers@1', group: 'Sandbox:' },
    switch: {
      type: 'array',
      string: true,
      describe: '<name>=<answer> to an open question about Wix; `list` shows them',
      group: 'Sandbox:',
    },
    chain: { type: 'boolean', describe: 'Serve the forty sites of Forno too, with the key `forno`', group: 'Sandbox:' },
    'add-site': { type: 'array', string: true, describe: '<id>=<key>[=<fixture>]: one more site', group: 'Sandbox:' },
  },
  examples: [
    ['loyalty sandbox', 'Serve on http://127.0.0.1:4010'],
    ['loyalty plan --endpoint http://127.0.0.1:4010', 'In another terminal'],
    ['loyalty sandbox --fixture dashboard --reset', 'The embedded site, as if made in the dashboard'],
  ],
  epilogue: 'Control plane: /_sandbox/state, reset, clock, faults, requests, events, switches, sites.',
  async run(values, world) {
    if (values.switch?.toString() === 'list') {
      world.out(SWITCH_NAMES.map((name) => `${name}: ${answersOf(name).join(' | ')}\n`).join(''));
      return EXIT.ok;
    }
    const port = whole('port', values.port as number);
    const sandbox = openAnyhow(
      {
        ...(values.memory ? {} : { directory: resolve(world.cwd, values.sandboxDir) }),
        now: () => world.now().getTime(),
        latencyMs: notNegative('latency', values.latency as number),
        switches: switchesOf(values),
        faults: faultsOf(values),
        ...rateOf(values),
        sites: [{ id: SANDBOX, key: SANDBOX_KEY }, ...sitesOf(values), ...(values.chain ? chainSites('forno') : [])],
      },
      values,
      world,
    );
    const population = populationOf(values);
    if (values.fixture !== undefined || values.reset) sandbox.reset(values.fixture as string | undefined, SANDBOX);
    if (population !== undefined) sandbox.populate(SANDBOX, population);
    if (values.reset) {
      await sandbox.close();
      say(`The sandbox is a ${(values.fixture as string | undefined) ?? 'fresh'} site again.\n`, values, world);
      return EXIT.ok;
    }
    const listening = await sandbox.listen(port, values.host as string);
    world.out(`${listening.url}\n`);
    say(`Serving site ${sandbox.sites().join(', ')}. Ctrl-C ends it.\n`, values, world);
    await new Promise<void>((done) => world.onInterrupt(done));
    await sandbox.close();
    return EXIT.ok;
  },
};

/** With `--reset`, a state that cannot be read is put aside, and a new one begun. */
function openAnyhow(options: SandboxOptions, values: Values, world: World): Sandbox {
  try {
    return openSandbox(options, values);
  } catch (error) {
    const damaged = error instanceof Stop && error.problems[0]?.code === 'SANDBOX_STATE';
    if (!damaged || values.reset !== true || options.directory === undefined) throw error;
    say(`What could not be read is kept in ${shownPath(setAside(options.directory), world)}.\n`, values, world);
    return openSandbox(options, values);
  }
}

function populationOf({ population }: Values): Population | undefined {
  if (population === undefined) return undefined;
  try {
    return parsePopulation(population as string);
  } catch (error) {
    throw usage('USAGE', (error as Error).message, 'For example --population store.');
  }
}

function faultsOf(values: Values): readonly Fault[] {
  if (values.faults === undefined) return [];
  try {
    return parseFaults(values.faults as string);
  } catch (error) {
    throw usage('USAGE', (error as Error).message, 'loyalty sandbox --help shows an example.');
  }
}

function rateOf(values: Values): { readonly rateLimitPerMinute?: number } {
  if (values.rateLimit === undefined) return {};
  const amount = /^(\d+)(\/min)?$/.exec(values.rateLimit as string)?.[1];
  if (amount === undefined || Number(amount) < 1)
    throw usage(
      'USAGE',
      `--rate-limit ${values.rateLimit as string} is not <n>/min.`,
      'For example --rate-limit 200/min.',
    );
  return { rateLimitPerMinute: Number(amount) };
}

function switchesOf(values: Values): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    ((values.switch ?? []) as readonly string[]).map((text) => {
      const [name = '', answer = ''] = text.split('=');
      const known = (SWITCH_NAMES as readonly string[]).includes(name) ? answersOf(name as SwitchName) : [];
      const found = known.find((candidate) => String(candidate) === answer);
      if (found === undefined)
        throw usage(
          'USAGE',
          `--switch ${text}: ${known.length === 0 ? 'there is no such question' : `the answers are ${known.join(', ')}`}.`,
          'loyalty sandbox --switch list shows them all.',
        );
      return [name, found] as const;
    }),
  );
}

function sitesOf(values: Values): readonly { readonly id: string; readonly key: string; readonly fixture?: string }[] {
  return ((values.addSite ?? []) as readonly string[]).map((text) => {
    const [id, key, fixture] = text.split('=');
    if (!id || !key)
      throw usage(
        'USAGE',
        `--add-site ${text} is not <id>=<key>[=<fixture>].`,
        'For example --add-site shop=secret=dashboard.',
      );
    return { id, key, ...(fixture ? { fixture } : {}) };
  });
}

import { directory } from '../../src/kernel/directory.ts';
import type { Adapter, Live, Reader, Round, Writer, Writing } from '../../src/kernel/kind.ts';
import { round } from '../../src/kernel/survey.ts';
import { createSandbox, type SandboxOptions, type SiteOptions, type Switches } from '../../src/sandbox/index.ts';
import { connect, type Site } from '../../src/site/index.ts';

/** A simulated site with one driver on it, over the real SDK. */
export interface Bench<Spec> {
  readonly sandbox: ReturnType<typeof createSandbox>;
  readonly site: Site;
  readonly reader: Reader<Spec>;
  readonly writer: Writer<Spec>;
  readonly writing: Writing;
  list(asked?: Round): Promise<readonly Live<Spec>[]>;
  /** The only thing there is. */
  one(): Promise<Live<Spec>>;
  /** Puts parts over the only thing there is, as apply would, and reads it again. */
  change(parts: Partial<Spec>): Promise<Spec>;
  /** SDK methods of the writes so far, in order. */
  calls(): readonly string[];
  /** Bodies of the writes so far, in order. */
  bodies(): readonly unknown[];
}

export interface BenchOptions {
  readonly switches?: Partial<Switches>;
  readonly fixture?: string;
  readonly state?: SiteOptions['state'];
  readonly faults?: SandboxOptions['faults'];
}

/** Puts a driver on a simulated site. */
export function benchFor<Spec>(adapter: Adapter<Site, Spec>, options: BenchOptions = {}): Bench<Spec> {
  const { switches = {}, fixture, state, faults = [] } = options;
  const site = { id: 'shop', key: 'key', ...(fixture ? { fixture } : {}), ...(state ? { state } : {}) };
  const sandbox = createSandbox({ switches, sites: [site], faults });
  const connected = connect({ id: 'shop', credentials: { apiKey: 'key' }, fetch: sandbox.lightFetch, retries: 0 });
  const reader = adapter.reader(connected);
  const writer = adapter.writer(connected);
  const journalled: string[] = [];
  const writing: Writing = {
    directory: directory(),
    send: (call, request) => {
      journalled.push(call);
      return request();
    },
  };
  const writes = () => sandbox.requests().filter((request) => request.write);
  const bench: Bench<Spec> = {
    sandbox,
    site: connected,
    reader,
    writer,
    writing,
    list: (asked = round()) => reader.list(asked),
    one: async () => (await reader.list(round()))[0] as Live<Spec>,
    change: async (parts) => {
      const live = await bench.one();
      await writer.update(live, { ...live.spec, ...parts }, writing);
      return (await bench.one()).spec;
    },
    calls: () => {
      const sent = writes().map(({ call }) => (call ?? '').replace(/^.*\./, ''));
      if (sent.join() !== journalled.join()) throw new Error(`sent ${sent}, journalled ${journalled}`);
      return sent;
    },
    bodies: () => writes().map(({ body }) => body),
  };
  return bench;
}

import { parseReference, type Reference } from '../../src/kernel/address.ts';
import type { Change } from '../../src/kernel/change.ts';
import { type Directory, directory } from '../../src/kernel/directory.ts';
import { Failure } from '../../src/kernel/failure.ts';
import type { Adapter, Handle, Kind, Live, Reader, Writer, Writing } from '../../src/kernel/kind.ts';
import { plan } from '../../src/kernel/plan.ts';
import type { Planned } from '../../src/kernel/plan-document.ts';
import { survey, withKeys } from '../../src/kernel/survey.ts';
import { earningRuleKind } from '../../src/kinds/earning-rule/spec.ts';
import * as earningRules from '../../src/kinds/earning-rule/wix.ts';
import { rewardKind } from '../../src/kinds/reward/spec.ts';
import * as rewards from '../../src/kinds/reward/wix.ts';
import { tierKind } from '../../src/kinds/tier/spec.ts';
import * as tiers from '../../src/kinds/tier/wix.ts';
import { createSandbox, type LoggedRequest, type SiteOptions, type Switches } from '../../src/sandbox/index.ts';
import { connect, type Site } from '../../src/site/index.ts';

interface Hand {
  readonly kind: Kind<unknown>;
  readonly reader: Reader<unknown>;
  readonly writer: Writer<unknown>;
}

type File = { readonly [section: string]: unknown };

/** The kinds that refer to tiers, with tiers, in the order of the registry. */
const KINDS = [
  [tierKind, tiers],
  [earningRuleKind, earningRules],
  [rewardKind, rewards],
] as unknown as readonly (readonly [Kind<unknown>, Adapter<Site, unknown>])[];

/** A simulated site, the real SDK, and the kernel between a file and both. */
export interface Shop {
  readonly sandbox: ReturnType<typeof createSandbox>;
  readonly site: Site;
  plan(file: File): Promise<Planned>;
  /** Plans and sends each change once; how each ended: `create rewards/a done`, or the fate and the words of its Failure. */
  apply(file: File): Promise<readonly string[]>;
  /** What the reader of a kind sees. */
  list(kind: string): Promise<readonly Live<unknown>[]>;
  /** Exports everything under these keys: `write` of all kinds, merged. */
  export(): Promise<File>;
  /** The requests of the SDK methods that write, since the last call of this. */
  writes(): readonly LoggedRequest[];
}

/** Opens a shop. It has the features of every plan unless its state says otherwise. */
export function aShop(
  options: { switches?: Partial<Switches>; fixture?: string; state?: SiteOptions['state'] } = {},
): Shop {
  const { switches = {}, fixture, state } = options;
  const sandbox = createSandbox({
    switches,
    sites: [{ id: 'shop', key: 'key', ...(fixture ? { fixture } : {}), ...(state ? { state } : {}) }],
  });
  const site = connect({ id: 'shop', credentials: { apiKey: 'key' }, fetch: sandbox.lightFetch, retries: 0 });
  const hands = new Map(
    KINDS.map(([kind, adapter]): [string, Hand] => [
      kind.name,
      { kind, reader: adapter.reader(site), writer: adapter.writer(site) },
    ]),
  );
  const handOf = (name: string) => hands.get(name) as Hand;
  const read = () => survey(new Map([...hands].map(([name, hand]) => [name, hand.reader])));

  const shop: Shop = {
    sandbox,
    site,
    async plan(file) {
      const wishes = KINDS.map(([kind]) => ({ kind, wanted: kind.read(file).wanted }));
      const removed = ((file['removed'] ?? []) as string[]).map((text) => parseReference(text) as Reference);
      return plan({ site: 'shop', wishes, survey: await read(), removed });
    },
    async apply(file) {
      const { plan: made } = await shop.plan(file);
      const book = directory(made.known);
      const now = await read();
      const fresh = new Map(
        [...now].flatMap(([name, list]) =>
          withKeys(handOf(name).kind, list, book).map((one) => [one.handle.id, one] as const),
        ),
      );
      const ends: string[] = [];
      for (const batch of batches(made.changes)) {
        const results = await carryOut(handOf((batch[0] as Change).kind).writer, batch, fresh, book);
        for (const [index, change] of batch.entries()) ends.push(`${change.op} ${change.address} ${results[index]}`);
      }
      return ends;
    },
    list: async (kind) => (await read()).get(kind) ?? [],
    async export() {
      const seen = await read();
      const book = directory(
        Object.fromEntries((seen.get('tier') ?? []).map((tier, index) => [`tiers/t${index}`, tier.handle])),
      );
      const parts = KINDS.map(([kind]) => {
        const list = withKeys(kind, seen.get(kind.name) ?? [], book);
        return kind.write(list.map((live, index) => ({ key: `${kind.name === 'tier' ? 't' : 'k'}${index}`, live })))
          .file;
      });
      return Object.assign({}, ...parts) as File;
    },
    writes() {
      const found = sandbox.requests().filter((request) => request.write);
      sandbox.forgetRequests();
      return found;
    },
  };
  return shop;
}

/** Runs of creates of one kind go out together; everything else alone. */
function batches(changes: readonly Change[]): readonly (readonly Change[])[] {
  const found: Change[][] = [];
  for (const change of changes) {
    const last = found.at(-1);
    const joins = change.op === 'create' && last?.[0]?.op === 'create' && last[0].kind === change.kind;
    if (joins) last.push(change);
    else found.push([change]);
  }
  return found;
}

/** Sends a batch once, without the kernel's second looks, and says what became of each: `done`, or the fate and the words of the Failure. */
async function carryOut(
  writer: Writer<unknown>,
  batch: readonly Change[],
  fresh: ReadonlyMap<string, Live<unknown>>,
  book: Directory,
): Promise<readonly string[]> {
  const writing: Writing = { directory: book, send: (_call, request) => request() };
  const done = (change: Change, handle: Handle | undefined) => {
    if (handle) book.set(change.address, handle);
    return 'done';
  };
  try {
    const creates = batch.flatMap((change) => (change.op === 'create' ? [change] : []));
    if (creates.length > 1 && writer.bulk && creates.every(({ to }) => writer.bulk?.fits(to))) {
      const outcomes = await writer.bulk.create(
        creates.map(({ to }) => to),
        writing,
      );
      return outcomes.map((outcome, index) =>
        'handle' in outcome ? done(creates[index] as Change, outcome.handle) : told(outcome.failure),
      );
    }
    const ends: string[] = [];
    for (const change of batch) {
      if (change.op === 'create') ends.push(done(change, await writer.create(change.to, writing)));
      else if (change.op === 'update')
        ends.push(done(change, await writer.update(fresh.get(change.handle.id) as Live<unknown>, change.to, writing)));
      else
        ends.push(
          done(change, (await writer.delete(fresh.get(change.handle.id) as Live<unknown>, writing)) ?? undefined),
        );
    }
    return ends;
  } catch (error) {
    return batch.map(() => told(error));
  }
}

function told(error: unknown): string {
  if (error instanceof Failure) return `${error.fate} ${error.problem.code}: ${error.problem.message}`;
  throw error;
}

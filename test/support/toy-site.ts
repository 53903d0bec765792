import { Failure, type Fate } from '../../src/kernel/failure.ts';
import type { BulkOutcome, Handle, Kind, Live, Writing } from '../../src/kernel/kind.ts';
import type { Hand } from '../../src/kernel/look.ts';
import type { Survey } from '../../src/kernel/survey.ts';
import { type Card, cardKind, type Deck, deckKind, KINDS, type Mood, moodKind } from './toys.ts';

/** What can go wrong with one write. `kill-…`: this process ends there, and nothing after it reaches the site. */
export type Fault =
  | 'lost-before'
  | 'lost-after'
  | 'conflict'
  | 'throttle'
  | 'refuse'
  | 'kill-before'
  | 'kill-after'
  /** For an item of a bulk call: the answer says nothing of it. */
  | 'missing-before'
  | 'missing-after';

export interface Stored {
  readonly id: string;
  readonly revision: number;
  /** As sent: cards by id. */
  readonly spec: unknown;
}

/** Writes in the order in which they came, items of a bulk call one by one. */
export interface Written {
  readonly kind: string;
  readonly op: 'create' | 'update' | 'delete';
  readonly id: string;
  readonly done: boolean;
}

type Shelf = ReadonlyMap<string, Stored>;
const HOUSE = 'house';

/** A site in memory that holds to its own rules: unique values, references that exist, revisions. Time is virtual. */
export class ToySite {
  readonly log: Written[] = [];
  /** Asked before each write, counted from 0. */
  fault: (write: number) => Fault | undefined = () => undefined;
  /** Lists show the site as it was so many milliseconds ago. */
  lagMs = 0;
  /** Called before each write, as when a person works in the dashboard meanwhile. */
  meanwhile: (write: number) => void = () => {};
  now = 0;
  #shelves: ReadonlyMap<string, Shelf> = new Map([
    [cardKind.name, new Map()],
    [deckKind.name, new Map()],
    [
      moodKind.name,
      new Map([[HOUSE, { id: HOUSE, revision: 1, spec: { state: 'open', motto: null } satisfies Mood }]]),
    ],
  ]);
  #past: { readonly until: number; readonly shelves: ReadonlyMap<string, Shelf> }[] = [];
  #dead = false;
  #ids = 0;
  #writes = 0;
  /** How many calls are in flight, now and at most. */
  readonly flight = { now: 0, most: 0 };

  /** Puts a thing on the site, past all rules and faults. */
  put(
    kind: { readonly name: string },
    spec: Partial<Card> | Partial<Deck> | Mood,
    id = `${kind.name[0]}${++this.#ids}`,
  ): string {
    const before = this.#shelf(kind.name).get(id);
    this.#commit(kind.name, id, { id, revision: (before?.revision ?? 0) + 1, spec });
    return id;
  }

  take(kind: { readonly name: string }, id: string): void {
    this.#commit(kind.name, id, undefined);
  }

  /** Lists show nothing of what was before. */
  settle(): this {
    this.#past = [];
    return this;
  }

  /** Everything on the site now. */
  things(kind: { readonly name: string }): readonly Stored[] {
    return [...this.#shelf(kind.name).values()];
  }

  /** A process starts that the last kill did not meet; nothing goes wrong in it. */
  revive(): void {
    this.#dead = false;
    this.fault = () => undefined;
    this.meanwhile = () => {};
    this.lagMs = 0;
  }

  /** As a reader gives it: raw ids, no keys. `shuffle` puts lists in another order. */
  survey(shuffle: <T>(items: readonly T[]) => readonly T[] = (items) => items): Survey {
    return new Map(
      KINDS.map((kind) => [kind.name, shuffle(this.things(kind).map((thing) => lived(kind.name, thing)))]),
    );
  }

  hands(): ReadonlyMap<string, Hand> {
    return new Map(KINDS.map((kind) => [kind.name, this.#hand(kind)]));
  }

  sleep(ms: number): Promise<void> {
    this.now += ms;
    return Promise.resolve();
  }

  #hand(kind: Kind<unknown>): Hand {
    const { name } = kind;
    const bulk = {
      limit: 3,
      fits: (spec: unknown) => (spec as Deck).tags?.includes('alone') !== true,
      create: (specs: readonly unknown[], writing: Writing) =>
        writing.send('bulkCreate', () => this.#call(() => this.#bulk(name, specs, writing))),
    };
    return {
      kind,
      reader: { list: () => this.#call(() => this.#list(name)) },
      writer: {
        ...(name === deckKind.name ? { bulk } : {}),
        create: (spec, writing) => writing.send('create', () => this.#call(() => this.#create(name, spec, writing))),
        update: (live, to, writing) =>
          writing.send('update', () => this.#call(() => this.#update(name, live, to, writing))),
        delete: (live, writing) => writing.send('delete', () => this.#call(() => this.#delete(name, live))),
      },
    };
  }

  /** One call: it takes a moment, and there may be several at once. */
  async #call<T>(work: () => T): Promise<T> {
    this.flight.most = Math.max(this.flight.most, ++this.flight.now);
    await Promise.resolve();
    this.now += 10;
    await Promise.resolve();
    this.flight.now--;
    if (this.#dead) throw failure('unsent', 'the process is gone');
    return work();
  }

  #list(kind: string): readonly Live<unknown>[] {
    const then = this.#past.find(({ until }) => until > this.now - this.lagMs)?.shelves ?? this.#shelves;
    return [...(then.get(kind) as Shelf).values()].map((thing) => lived(kind, thing));
  }

  #create(kind: string, spec: unknown, writing: Writing): Handle {
    return this.#write(
      kind,
      'create',
      () => `${kind[0]}${++this.#ids}`,
      (id) => {
        const raw = unkeyed(kind, spec, writing);
        this.#check(kind, id, raw);
        this.#commit(kind, id, { id, revision: 1, spec: raw });
      },
    );
  }

  #bulk(kind: string, specs: readonly unknown[], writing: Writing): readonly BulkOutcome[] {
    const outcomes: BulkOutcome[] = [];
    for (const [index, spec] of specs.entries()) {
      const silent = this.fault(this.#writes)?.startsWith('missing') === true;
      try {
        outcomes[index] = { handle: this.#create(kind, spec, writing) };
      } catch (error) {
        if (!(error instanceof Failure) || this.#dead) throw error;
        if (!silent) outcomes[index] = { failure: error };
      }
    }
    return outcomes;
  }

  #update(kind: string, live: Live<unknown>, to: unknown, writing: Writing): Handle {
    return this.#write(
      kind,
      'update',
      () => live.handle.id,
      (id) => {
        const before = this.#held(kind, live);
        const raw = unkeyed(kind, to, writing);
        this.#check(kind, id, raw);
        if (kind === deckKind.name && (before.spec as Deck).shape !== (raw as Deck).shape)
          throw failure('refused', 'shape never changes');
        this.#commit(kind, id, { id, revision: before.revision + 1, spec: raw });
      },
    );
  }

  #delete(kind: string, live: Live<unknown>): void {
    this.#write(
      kind,
      'delete',
      () => live.handle.id,
      (id) => {
        this.#held(kind, live);
        const users =
          kind === cardKind.name
            ? this.things(deckKind).filter(({ spec }) => Object.hasOwn((spec as Deck).otherCards, id))
            : [];
        if (users.length > 0) throw failure('refused', `${id} is used by ${users.map((user) => user.id).join()}`);
        this.#commit(kind, id, undefined);
      },
    );
  }

  /** Counts, faults and logs one write. */
  #write(kind: string, op: Written['op'], idOf: () => string, work: (id: string) => void): Handle {
    const fault = this.fault(this.#writes);
    this.meanwhile(this.#writes++);
    const before: Partial<Record<Fault, Fate>> = {
      'lost-before': 'unknown',
      'missing-before': 'unknown',
      'kill-before': 'unknown',
      conflict: 'conflict',
      throttle: 'unsent',
      refuse: 'refused',
    };
    this.#dead = fault?.startsWith('kill') === true;
    const fate = fault && before[fault];
    if (fate) {
      this.log.push({ kind, op, id: '', done: false });
      throw failure(fate, fault);
    }
    const id = idOf();
    work(id);
    this.log.push({ kind, op, id, done: true });
    if (fault?.endsWith('-after')) throw failure('unknown', fault);
    return handleOf(kind, this.#shelf(kind).get(id) ?? { id, revision: 0, spec: undefined });
  }

  #held(kind: string, { handle }: Live<unknown>): Stored {
    const before = this.#shelf(kind).get(handle.id);
    if (!before) throw failure('gone', `${handle.id} is not there`);
    if (handle.revision !== undefined && handle.revision !== String(before.revision))
      throw failure('conflict', 'stale revision');
    return before;
  }

  #check(kind: string, id: string, spec: unknown): void {
    if (kind === cardKind.name) {
      for (const path of ['name', 'rank'] as const) {
        const holder = this.things(cardKind).find(
          (other) => other.id !== id && (other.spec as Card)[path] === (spec as Card)[path],
        );
        if (holder) throw failure('refused', `${path} ${(spec as Card)[path]} belongs to ${holder.id}`);
      }
    }
    if (kind === deckKind.name) {
      for (const card of Object.keys((spec as Deck).otherCards)) {
        if (!this.#shelf(cardKind.name).has(card)) throw failure('refused', `no card ${card}`);
      }
    }
  }

  #shelf(kind: string): Shelf {
    return this.#shelves.get(kind) as Shelf;
  }

  #commit(kind: string, id: string, thing: Stored | undefined): void {
    this.#past.push({ until: this.now, shelves: this.#shelves });
    const shelf = new Map(this.#shelf(kind));
    if (thing) shelf.set(id, thing);
    else shelf.delete(id);
    this.#shelves = new Map([...this.#shelves, [kind, shelf]]);
  }
}

/** A Failure with nothing much to say. */
export function failure(fate: Fate, message: string): Failure {
  return new Failure({ code: 'TOY', severity: 'error', message }, fate);
}

function handleOf(kind: string, { id, revision }: Stored): Handle {
  return kind === moodKind.name ? { id } : { id, revision: String(revision) };
}

function lived(kind: string, thing: Stored): Live<unknown> {
  return { handle: handleOf(kind, thing), spec: thing.spec };
}

/** What goes over the wire: ids in the place of keys, and nothing left out. */
function unkeyed(kind: string, spec: unknown, { directory }: Writing): unknown {
  if (kind !== deckKind.name) return spec;
  const { byCard, otherCards, ...rest } = spec as Partial<Deck>;
  const known = Object.entries(byCard ?? {}).map(([key, entry]) => [directory.id(`zetaCards/${key}`), entry] as const);
  return { tags: [], look: null, ...rest, byCard: {}, otherCards: { ...otherCards, ...Object.fromEntries(known) } };
}

import type { Life } from './life.ts';
import type { Postbox } from './postbox.ts';
import type { DomainEvent } from './state.ts';
import type { Store } from './stores/store.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** How long after a failed attempt the next one comes: twelve, and then the event is gone. */
export const RETRIES: readonly number[] = [
  ...[MINUTE, 10 * MINUTE, HOUR, 2 * HOUR, 2 * HOUR, 2 * HOUR, 4 * HOUR, 4 * HOUR, 4 * HOUR],
  ...[8 * HOUR, 8 * HOUR, 12 * HOUR],
];

/** How long a receiver may take to answer 200. */
const PATIENCE = 1_250;

/** What may go wrong with events on their way, on purpose. */
export const DELIVERY_FAULTS = {
  twice: 'each event comes twice',
  reversed: 'events of one commit come in reverse',
  lost: 'no event comes at all',
} as const;

/** Where the events of a site are posted. */
export interface Webhook {
  /** All sites when not given. */
  readonly site?: string;
  readonly url: string;
  /** Types of events; all when not given. */
  readonly events?: readonly string[];
  readonly faults?: readonly (keyof typeof DELIVERY_FAULTS)[];
}

/** One attempt to hand an event over. */
export interface Delivery {
  readonly eventId: string;
  readonly eventType: string;
  readonly url: string;
  /** From 1. */
  readonly attempt: number;
  /** Sandbox clock, ISO: when the attempt was due. */
  readonly at: string;
  /** 0 when nobody answered in time. */
  readonly status: number;
}

interface Parcel {
  readonly event: DomainEvent;
  readonly url: string;
  readonly attempt: number;
  readonly due: number;
}

/** What a courier works with. */
export interface Route {
  readonly now: () => number;
  readonly postbox: () => Promise<Postbox>;
  readonly life: Life;
}

async function post(url: string, body: string): Promise<number> {
  try {
    const signal = AbortSignal.timeout(PATIENCE);
    const headers = { 'content-type': 'text/plain' };
    const { status } = await globalThis.fetch(url, { method: 'POST', headers, body, signal });
    return status;
  } catch {
    return 0;
  }
}

/** Posts events to whoever asked for them, and again after a failure, by the sandbox clock. */
export class Courier {
  readonly #route: Route;
  readonly #log: Delivery[] = [];
  #webhooks: readonly Webhook[] = [];
  #waiting: Parcel[] = [];
  #round: Promise<void> = Promise.resolve();
  #timer: NodeJS.Timeout | undefined;

  constructor(route: Route) {
    this.#route = route;
    route.life.onEnd(() => this.subscribe([]));
  }

  /** Replaces everybody who is posted to; what is under way is forgotten. */
  subscribe(webhooks: readonly Webhook[]): void {
    for (const { url, faults = [] } of webhooks) {
      if (!URL.canParse(url)) throw new RangeError(`A webhook needs an address: ${url}.`);
      const other = faults.find((fault) => !Object.hasOwn(DELIVERY_FAULTS, fault));
      if (other !== undefined)
        throw new RangeError(`There is no "${other}". Known: ${Object.keys(DELIVERY_FAULTS).join(', ')}.`);
    }
    this.#webhooks = webhooks;
    this.#waiting = [];
    clearTimeout(this.#timer);
  }

  /** Takes in the events of a commit. */
  take(events: readonly DomainEvent[]): void {
    const due = this.#route.now();
    for (const { site, url, events: types, faults = [] } of this.#webhooks) {
      if (faults.includes('lost')) continue;
      const wanted = events.filter(
        (event) => (site === undefined || event.site === site) && (types?.includes(event.eventType) ?? true),
      );
      const inOrder = faults.includes('reversed') ? wanted.toReversed() : wanted;
      const all = faults.includes('twice') ? inOrder.flatMap((event) => [event, event]) : inOrder;
      this.#waiting.push(...all.map((event) => ({ event, url, attempt: 1, due })));
    }
    void this.go();
  }

  /** Hands over what is due; resolves when all of it was tried. */
  go(): Promise<void> {
    if (this.#waiting.length > 0) this.#round = this.#round.then(() => this.#deliver());
    return this.#round;
  }

  deliveries(): readonly Delivery[] {
    return [...this.#log];
  }

  async #deliver(): Promise<void> {
    for (;;) {
      const now = this.#route.now();
      const next = this.#waiting.findIndex(({ due }) => due <= now);
      const [parcel] = next < 0 ? [] : this.#waiting.splice(next, 1);
      if (parcel === undefined) break;
      await this.#handOver(parcel);
    }
    this.#sleep();
  }

  async #handOver({ event, url, attempt, due }: Parcel): Promise<void> {
    const { seal } = await this.#route.postbox();
    // The receiver checks the age of a letter by its own clock.
    const status = await post(url, await seal(event, Date.now()));
    const { id: eventId, eventType } = event;
    this.#log.push({ eventId, eventType, url, attempt, at: new Date(due).toISOString(), status });
    const wait = RETRIES[attempt - 1];
    const isWanted = this.#webhooks.some((webhook) => webhook.url === url);
    if (status !== 200 && wait !== undefined && isWanted)
      this.#waiting.push({ event, url, attempt: attempt + 1, due: due + wait });
  }

  #sleep(): void {
    clearTimeout(this.#timer);
    if (this.#waiting.length === 0) return;
    const soonest = this.#waiting.reduce((least, { due }) => Math.min(least, due), Number.POSITIVE_INFINITY);
    this.#timer = setTimeout(() => void this.go(), Math.max(1, soonest - this.#route.now()));
    this.#timer.unref();
  }
}

/** The store, telling of the events of each commit. */
export const overheard = (store: Store, tell: (events: readonly DomainEvent[]) => void): Store => ({
  read: store.read,
  write: (decide) => {
    let events: readonly DomainEvent[] = [];
    const world = store.write((before) => {
      const edits = decide(before);
      events = edits.flatMap((edit) => ('events' in edit ? edit.events : []));
      return edits;
    });
    if (events.length > 0) tell(events);
    return world;
  },
});

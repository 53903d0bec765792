import { timedOut } from './areas/checkout-timeouts.ts';
import { lastTick } from './customers/calendar.ts';
import { recalculate } from './customers/recalculation.ts';
import { editSite } from './edits.ts';
import { domainEvents } from './events.ts';
import type { SiteState, World } from './state.ts';
import type { Store } from './stores/store.ts';
import type { Switches } from './switches/index.ts';

/** What housekeeping works with. */
export interface House {
  readonly store: Store;
  readonly now: () => number;
  readonly newId: () => string;
  readonly switchesOf: (site: SiteState) => Switches;
}

/** Does, when called, what the clock has made due since: tiers, expirations and discounts that time out, of every quarter of an hour. Writes only what changes. */
export function housekeeping({ store, now, newId, switchesOf }: House): () => void {
  const done = new Map<string, number>();
  const work = (site: SiteState) => {
    const time = new Date(now()).toISOString();
    const moment = { site, now: time, switches: switchesOf(site), newId };
    const { edits, announces } = recalculate(moment);
    const late = timedOut({ ...moment, site: editSite(site, edits) });
    return { time, edits: [...edits, ...late.edits], announces: [...announces, ...late.announces] };
  };
  const isDue = ({ id, accounts, population }: SiteState) =>
    (population !== null || accounts.length > 0) && done.get(id) !== lastTick(now());
  return () => {
    const due = Object.values(store.read().sites).filter(isDue);
    for (const { id } of due) {
      const site = store.read().sites[id];
      if (site === undefined) continue;
      const tick = lastTick(now());
      if (work(site).edits.length > 0) {
        store.write((world: World) => {
          const latest = world.sites[id];
          if (latest === undefined) return [];
          const { edits, announces, time } = work(latest);
          return [{ in: id, edits, events: domainEvents(id, announces, time, newId) }];
        });
      }
      done.set(id, tick);
    }
  };
}

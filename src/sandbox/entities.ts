import type { EventName } from '../wire/index.ts';
import type { Call, Deed } from './call.ts';
import { staleRevision } from './refusals.ts';
import type { Collection } from './state.ts';

interface Revised {
  readonly id: string;
  readonly revision?: string;
}

const sameRevision = (given: unknown, current: string | undefined): boolean =>
  (typeof given === 'string' || typeof given === 'number') && String(given) === current;

/** Refuses with 409 unless the revision given is the current one. */
export function checkRevision(entity: Revised, given: unknown, missing: 'refused' | 'accepted'): void {
  const absent = given === undefined || given === null || given === '';
  if (absent && missing === 'accepted') return;
  if (!sameRevision(given, entity.revision)) throw staleRevision(entity.id);
}

/** A new entity's stamp: first revision and both dates. */
export const firstStamp = (call: Call) => ({ revision: '1', createdDate: call.now, updatedDate: call.now });

const sameContent = (one: object, other: object): boolean => {
  const content = (entity: object) => JSON.stringify({ ...entity, revision: 0, updatedDate: 0 });
  return content(one) === content(other);
};

/** The changed entity under its next revision; the old one when nothing changed and the site keeps revisions then. */
export function nextStamp<Entity extends Revised>(call: Call, before: Entity, after: Entity): Entity {
  if (call.switches.noopUpdate === 'keeps' && sameContent(before, after)) return before;
  return { ...after, revision: String(BigInt(before.revision ?? '0') + 1n), updatedDate: call.now };
}

/** Where a changed entity belongs: its list, the key of its answer, its event. */
export interface Place {
  readonly list: Collection;
  readonly key: string;
  readonly event: EventName;
}

/** The deed of an update; an entity that stayed the same is answered and neither stored nor announced. */
export function updateDeed(place: Place, before: Revised, after: Revised, shown: unknown): Deed {
  const answer = { [place.key]: shown };
  if (after === before) return { answer };
  const announces = [{ event: place.event, entityId: after.id, entity: shown }];
  return { answer, edits: [{ put: place.list, entity: after }], announces };
}

/** Fields of the wire that a writer may send back and that are never taken from there. */
const READ_ONLY = ['id', '_id', 'revision', 'createdDate', 'updatedDate', '_createdDate', '_updatedDate'];

/** Only the keys a site stores of what was sent; `undefined` counts as not sent. */
export function pick(sent: Readonly<Record<string, unknown>>, keys: readonly string[]): Record<string, unknown> {
  const entries = keys
    .filter((key) => !READ_ONLY.includes(key) && sent[key] !== undefined)
    .map((key) => [key, sent[key]]);
  return Object.fromEntries(entries) as Record<string, unknown>;
}

/** The value without null fields, at every depth, where the site drops them. */
export function dropNulls(value: unknown, switches: Call['switches']): unknown {
  if (switches.nulls === 'kept') return value;
  if (Array.isArray(value)) return value.map((item) => dropNulls(item, switches));
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).filter(([, field]) => field !== null && field !== undefined);
  return Object.fromEntries(kept.map(([key, field]) => [key, dropNulls(field, switches)]));
}

/** The list as the site hands it out: in its order, or in one that differs with each request. */
export function ordered<Item>(list: readonly Item[], call: Pick<Call, 'switches' | 'index'>): readonly Item[] {
  if (call.switches.lists === 'ordered') return list;
  const shuffled = [...list];
  let seed = call.index;
  for (let last = shuffled.length - 1; last > 0; last -= 1) {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    const other = (seed >>> 8) % (last + 1);
    [shuffled[last], shuffled[other]] = [shuffled[other] as Item, shuffled[last] as Item];
  }
  return shuffled;
}

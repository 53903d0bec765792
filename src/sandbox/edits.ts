import type { Collection, DomainEvent, Singleton, SiteState, World } from './state.ts';

/** One small change of a site. A request commits a list of them or none. */
export type SiteEdit =
  | { readonly set: Singleton; readonly to: unknown }
  | { readonly put: Collection; readonly entity: { readonly id: string } }
  | { readonly drop: Collection; readonly id: string };

/** What one line of the log holds. */
export type WorldEdit =
  | { readonly in: string; readonly edits: readonly SiteEdit[]; readonly events: readonly DomainEvent[] }
  | { readonly site: SiteState }
  | { readonly clockOffset: number }
  | { readonly forgetEvents: true };

/** Events kept; older ones are forgotten. */
const EVENTS_KEPT = 10_000;

type Entity = { readonly id: string };
type Edit = Exclude<SiteEdit, { readonly set: Singleton }>;

const putInto = (list: readonly Entity[], entity: Entity) => {
  const at = list.findIndex(({ id }) => id === entity.id);
  return at < 0 ? [...list, entity] : list.with(at, entity);
};

/** Edits of one list from which on it pays to look up ids in a table. */
const MANY = 8;

/** The list after many edits, in one pass. */
function editMany(list: readonly Entity[], edits: readonly Edit[]): readonly Entity[] {
  const byId = new Map(list.map((entity) => [entity.id, entity]));
  for (const edit of edits) {
    if ('put' in edit) byId.set(edit.entity.id, edit.entity);
    else byId.delete(edit.id);
  }
  return [...byId.values()];
}

const editList = (list: readonly Entity[], edits: readonly Edit[]): readonly Entity[] => {
  if (edits.length >= MANY) return editMany(list, edits);
  return edits.reduce(
    (edited, edit) => ('put' in edit ? putInto(edited, edit.entity) : edited.filter(({ id }) => id !== edit.id)),
    list,
  );
};

/** The site after the edits; the one given stays as it was. */
export function editSite(site: SiteState, edits: readonly SiteEdit[]): SiteState {
  const next: Record<string, unknown> = { ...site };
  const byList = new Map<Collection, Edit[]>();
  for (const edit of edits) {
    if ('set' in edit) {
      next[edit.set] = edit.to;
      continue;
    }
    const name = 'put' in edit ? edit.put : edit.drop;
    const others = byList.get(name);
    if (others === undefined) byList.set(name, [edit]);
    else others.push(edit);
  }
  for (const [name, some] of byList) next[name] = editList(site[name] as readonly Entity[], some);
  return next as unknown as SiteState;
}

/** The world after one line of the log. An edit of a site that is not there changes nothing. */
export function editWorld(world: World, edit: WorldEdit): World {
  if ('clockOffset' in edit) return { ...world, clockOffset: edit.clockOffset };
  if ('forgetEvents' in edit) return { ...world, events: [] };
  if ('site' in edit) return { ...world, sites: { ...world.sites, [edit.site.id]: edit.site } };
  const site = world.sites[edit.in];
  if (site === undefined) return world;
  return {
    ...world,
    sites: { ...world.sites, [edit.in]: editSite(site, edit.edits) },
    events: edit.events.length === 0 ? world.events : [...world.events, ...edit.events].slice(-EVENTS_KEPT),
  };
}

/** Ids that the edits add to the site. */
export function createdBy(site: SiteState, edits: readonly SiteEdit[]): readonly string[] {
  const before = new Map<Collection, ReadonlySet<string>>();
  const had = (name: Collection, id: string) => {
    const ids = before.get(name) ?? new Set(site[name].map((entity) => entity.id));
    before.set(name, ids);
    return ids.has(id);
  };
  return edits.flatMap((edit) => ('put' in edit && !had(edit.put, edit.entity.id) ? [edit.entity.id] : []));
}

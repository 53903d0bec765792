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

const putInto = (list: readonly { readonly id: string }[], entity: { readonly id: string }) => {
  const at = list.findIndex(({ id }) => id === entity.id);
  return at < 0 ? [...list, entity] : list.with(at, entity);
};

/** The site after the edits; the one given stays as it was. */
export function editSite(site: SiteState, edits: readonly SiteEdit[]): SiteState {
  const next: Record<string, unknown> = { ...site };
  const listOf = (name: Collection) => next[name] as readonly { readonly id: string }[];
  for (const edit of edits) {
    if ('set' in edit) next[edit.set] = edit.to;
    else if ('put' in edit) next[edit.put] = putInto(listOf(edit.put), edit.entity);
    else next[edit.drop] = listOf(edit.drop).filter(({ id }) => id !== edit.id);
  }
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
  return edits.flatMap((edit) =>
    'put' in edit && !site[edit.put].some(({ id }) => id === edit.entity.id) ? [edit.entity.id] : [],
  );
}

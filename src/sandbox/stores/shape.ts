import { NO_CUSTOMERS } from '../customer-state.ts';
import { readSiteState } from '../read-site.ts';
import type { Collection, SiteState, World } from '../state.ts';

type Sort = 'number' | 'string' | 'list' | 'object' | 'object or null';

/** What a site has besides its lists of things with an id. */
const SITE: Readonly<Record<Exclude<keyof SiteState, Collection>, Sort>> = {
  id: 'string',
  key: 'string',
  accountId: 'string',
  fixture: 'string',
  apps: 'list',
  installed: 'list',
  features: 'object',
  tierLimit: 'number',
  switches: 'object',
  program: 'object',
  tiersProgramSettings: 'object or null',
  population: 'object or null',
};

/** The world's parts as a file holds them. Throws a RangeError that names the part that is not what it should be. */
export function readWorld(world: unknown): World {
  mustBe('world', world, 'object');
  const { clockOffset, sites, events } = world as Partial<World>;
  mustBe('clockOffset', clockOffset, 'number');
  mustBe('events', events, 'list');
  mustBe('sites', sites, 'object');
  const read = Object.entries(sites as Record<string, unknown>).map(([id, site]) => [id, readSite(id, site)]);
  return { ...(world as World), sites: Object.fromEntries(read) };
}

function readSite(id: string, site: unknown): SiteState {
  mustBe(`site ${id}`, site, 'object');
  // Sites that were kept before there were customers have none.
  const whole = { ...NO_CUSTOMERS, ...(site as SiteState) };
  for (const [name, sort] of Object.entries(SITE)) mustBe(name, whole[name as keyof SiteState], sort);
  for (const name of ['tiers', 'earningRules', 'rewards', 'followedChannels'] as const)
    mustBe(name, whole[name], 'list');
  readSiteState(whole);
  return whole;
}

function mustBe(name: string, value: unknown, sort: Sort): void {
  if (!isA(value, sort)) throw new RangeError(`"${name}" must be a${sort.startsWith('o') ? 'n' : ''} ${sort}`);
}

function isA(value: unknown, sort: Sort): boolean {
  if (sort === 'list') return Array.isArray(value);
  if (sort === 'number' || sort === 'string') return typeof value === sort;
  if (value === null) return sort === 'object or null';
  return typeof value === 'object' && !Array.isArray(value);
}

import type { LoggedRequest, SiteState } from '../../src/sandbox/index.ts';

type Thing = { readonly [key: string]: unknown };

/** What the server writes by itself, and what differs from run to run. */
const SERVERS = new Set(['id', 'revision', 'createdDate', 'updatedDate']);

/** A site's state in a form in which two runs that did the same are equal: no ids, no revisions, tiers by name, everything sorted. */
export function shapeOf(state: SiteState): string {
  const names = new Map(state.tiers.map(({ id, tierDefinition }) => [id, `tier ${tierDefinition?.name}`]));
  const plain = (value: unknown, top: boolean): unknown => {
    if (Array.isArray(value)) return value.map((item) => plain(item, false)).sort(byText);
    if (typeof value !== 'object' || value === null) return names.get(value as string) ?? value;
    const parts = Object.entries(value as Thing).filter(([key]) => !(top && SERVERS.has(key)));
    return Object.fromEntries(
      parts.sort(([one], [other]) => (one < other ? -1 : 1)).map(([key, part]) => [key, plain(part, false)]),
    );
  };
  const list = (things: readonly object[]) => things.map((thing) => plain(thing, true)).sort(byText);
  return JSON.stringify({
    program: plain(state.program, true),
    settings: plain(state.tiersProgramSettings, true),
    tiers: list(state.tiers),
    rules: list(state.earningRules),
    rewards: list(state.rewards),
  });
}

function byText(one: unknown, other: unknown): number {
  const [a, b] = [JSON.stringify(one), JSON.stringify(other)];
  return a < b ? -1 : Number(a > b);
}

/** Names that the site has more often than once, as things of one sort. */
export function duplicatesIn({ tiers, earningRules, rewards }: SiteState): number {
  const twice = (names: readonly string[]) => names.length - new Set(names).size;
  return (
    twice(tiers.map(({ tierDefinition }) => String(tierDefinition?.name))) +
    twice(earningRules.map((rule) => `${rule.triggerActivityType} ${rule.title}`)) +
    twice(rewards.map(({ name }) => String(name)))
  );
}

/** How many things the requests made. */
export function madeBy(requests: readonly LoggedRequest[]): number {
  return requests.reduce((sum, { created }) => sum + created.length, 0);
}

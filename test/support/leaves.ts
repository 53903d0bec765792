import type { SiteState } from '../../src/sandbox/index.ts';

/** One value somewhere in what a site holds. */
export interface Leaf {
  /** `tiers/Gold tierDefinition.icon.url` */
  readonly name: string;
  /** `tierDefinition.icon.url`, lists without their indexes. */
  readonly field: string;
  readonly path: readonly (string | number)[];
  readonly value: unknown;
}

const LISTS = ['tiers', 'earningRules', 'rewards'] as const;
/** Wix's own book-keeping: no edit, or the consequence of any. */
const BOOKKEEPING = new Set(['id', 'sourceAppId', 'revision', 'createdDate', 'updatedDate']);

/** Every value that somebody could edit, of everything that a site holds. */
export function leavesOf(state: SiteState): readonly Leaf[] {
  const single = (['program', 'tiersProgramSettings'] as const).flatMap((part) => walk(state[part], part, [part], 0));
  const listed = LISTS.flatMap((part) =>
    (state[part] as readonly object[]).flatMap((thing, index) =>
      walk(thing, `${part}/${nameOf(thing)}`, [part, index], 0),
    ),
  );
  return [...single, ...listed];
}

/** The state with another value there, and a new revision where the thing has one. */
export function edited(state: SiteState, { path, value }: Leaf): Partial<SiteState> {
  const copy = structuredClone(state) as unknown as Record<string, unknown>;
  const thing = (typeof path[1] === 'number' ? at(copy, path.slice(0, 2)) : at(copy, path.slice(0, 1))) as Record<
    string,
    unknown
  >;
  (at(copy, path.slice(0, -1)) as Record<string | number, unknown>)[path.at(-1) as string] = another(value);
  const beside = at(copy, path.slice(0, -1)) as Record<string, unknown>;
  // A picture is another one only under another id.
  if (path.at(-1) === 'url' && typeof beside['id'] === 'string') beside['id'] = 'cd~mv2.png';
  if (path.at(-1) === 'url' && beside['id']) beside['url'] = String(value).replaceAll('ab~mv2', 'cd~mv2');
  if (typeof thing['revision'] === 'string') thing['revision'] = String(Number(thing['revision']) + 1);
  return copy as unknown as Partial<SiteState>;
}

/** A value of the same sort that is not the same. */
function another(value: unknown): unknown {
  if (typeof value === 'boolean') return !value;
  if (typeof value === 'number') return value + 1;
  const text = String(value);
  if (Object.hasOwn(WORDS, text)) return WORDS[text];
  if (/^\d+(\.\d+)?$/.test(text)) return String(Number(text) + 1);
  return text.includes('/') ? text.replace(/(?=[^/]*$)/, 'other-') : `${text}~`;
}

/** Words of the wire, and others that may stand in their place. */
const WORDS: Readonly<Record<string, string>> = {
  ACTIVE: 'DRAFT',
  PAUSED: 'ACTIVE',
  ENABLED: 'DISABLED',
  COUPON_REWARD: 'SPI_DISCOUNT_AMOUNT',
  DISCOUNT_AMOUNT: 'SPI_DISCOUNT_AMOUNT',
  stores: 'bookings',
  pricingPlans: 'restaurants',
  collection: 'product',
};

function walk(value: unknown, name: string, path: readonly (string | number)[], depth: number): readonly Leaf[] {
  if (typeof value !== 'object' || value === null) {
    const keys = path.slice(path[0] === 'program' || path[0] === 'tiersProgramSettings' ? 1 : 2);
    const field = keys.filter((key) => typeof key === 'string').join('.');
    return [{ name: `${name} ${keys.join('.')}`, field, path, value }];
  }
  const entries = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
  return entries.flatMap(([key, inner]) =>
    depth === 0 && BOOKKEEPING.has(String(key)) ? [] : walk(inner, name, [...path, key], depth + 1),
  );
}

function nameOf(thing: object): string {
  const { name, title, tierDefinition } = thing as {
    name?: string;
    title?: string;
    tierDefinition?: { name?: string };
  };
  return name ?? title ?? tierDefinition?.name ?? '';
}

function at(value: unknown, path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>((inner, key) => (inner as Record<string | number, unknown>)[key], value);
}

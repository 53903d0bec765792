/** Keys of which a map keeps one: to give one in an overlay drops the inherited others. `*` stands for any key. */
const ONE_OF: readonly { readonly at: string; readonly keys: readonly string[] }[] = [
  { at: 'earningRules.*', keys: ['fixedAmount', 'conversionRate'] },
  { at: 'earningRules.*', keys: ['trigger', 'custom'] },
  { at: 'rewards.*', keys: ['coupon', 'discount'] },
  { at: 'rewards.*.coupon', keys: ['fixedAmount', 'percentage', 'freeShipping'] },
  { at: 'rewards.*.coupon', keys: ['minimumSubtotal', 'scope'] },
  { at: 'rewards.*.byTier.*', keys: ['fixedAmount', 'percentage', 'freeShipping', 'amount'] },
];

type Dictionary = Readonly<Record<string, unknown>>;

/**
 * An overlay over what it extends: maps merge by key, lists and scalars replace, `null` takes the key out, and one member of a
 * one-of drops the inherited others.
 */
export function mergeLayers(inherited: unknown, overlay: unknown, path: readonly string[] = []): unknown {
  if (!isMap(overlay)) return overlay;
  const below = isMap(inherited) ? inherited : {};
  const merged: Record<string, unknown> = {};
  const dropped = droppedBy(overlay, path);
  for (const [key, value] of Object.entries(below)) {
    if (dropped.has(key) && !(key in overlay)) continue;
    merged[key] = value;
  }
  for (const [key, value] of Object.entries(overlay)) {
    if (value === null) delete merged[key];
    else merged[key] = mergeLayers(merged[key], value, [...path, key]);
  }
  return merged;
}

/** True when to give `chosen` in an overlay drops what is inherited at `path`: one member of a one-of rules out the others. */
export function rulesOut(chosen: readonly string[], path: readonly string[]): boolean {
  const above = path.slice(0, -1);
  const beside = above.every((key, index) => key === chosen[index]);
  const [one, other] = [chosen[above.length], path.at(-1)];
  if (!beside || one === undefined || other === undefined || one === other) return false;
  return ONE_OF.some(({ at, keys }) => fits(at.split('.'), above) && keys.includes(one) && keys.includes(other));
}

/** Siblings that the overlay's choice rules out. */
function droppedBy(overlay: Dictionary, path: readonly string[]): ReadonlySet<string> {
  const groups = ONE_OF.filter((group) => fits(group.at.split('.'), path));
  const chosen = groups.filter(({ keys }) => keys.some((key) => key in overlay && overlay[key] !== null));
  return new Set(chosen.flatMap(({ keys }) => keys));
}

function fits(pattern: readonly string[], path: readonly string[]): boolean {
  return pattern.length === path.length && pattern.every((part, index) => part === '*' || part === path[index]);
}

/** A plain map, not a list and not null. */
export function isMap(value: unknown): value is Dictionary {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Paths at which a value holds `null`; `inLists` limits it to items of lists and what is in them. */
export function nullsIn(value: unknown, inLists: boolean): readonly (readonly string[])[] {
  const found: string[][] = [];
  walk(value, [], !inLists, found);
  return found;
}

function walk(value: unknown, path: readonly string[], counts: boolean, found: string[][]): void {
  if (value === null && counts) found.push([...path]);
  if (Array.isArray(value))
    for (const [index, item] of value.entries()) walk(item, [...path, String(index)], true, found);
  else if (isMap(value)) for (const [key, item] of Object.entries(value)) walk(item, [...path, key], counts, found);
}

/** The value without its nulls: lists lose the item and, unless the nulls of an overlay are to stay, maps the key. */
export function withoutNulls(value: unknown, overlay = false): unknown {
  if (Array.isArray(value)) return value.filter((item) => item !== null).map((item) => withoutNulls(item));
  if (!isMap(value)) return value;
  const out: Record<string, unknown> = {};
  for (const [key, item] of Object.entries(value)) if (overlay || item !== null) out[key] = withoutNulls(item, overlay);
  return out;
}

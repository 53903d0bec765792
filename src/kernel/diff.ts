import type { Field } from './change.ts';
import type { Json } from './kind.ts';
import { equal, isLeaf, isThere, isTree, join, keysOf, own } from './tree.ts';

export { at } from './tree.ts';

/** How one kind wants its specs merged. Paths are dotted. */
export interface MergeRules {
  /** The file's map is the whole truth there, entries of entries included. */
  readonly closed?: readonly string[];
  /** Not ours: the live value stays, whatever the file says. */
  readonly ignored?: readonly string[];
  same?(path: string, wanted: Json | undefined, live: Json | undefined): boolean;
}

/** What the thing is to become: the live spec with everything the file declares put over it. */
export function merge<S>(live: S, wanted: unknown, rules: MergeRules = {}): S {
  return keep(mergeValue(live, wanted, rules, '', false), live, rules.ignored ?? []) as S;
}

/** `spec` with what `live` has at these paths: there if it was there, absent if it was absent. */
export function keep(spec: unknown, live: unknown, paths: readonly string[]): unknown {
  return paths.reduce((kept, path) => keepAt(kept, live, path.split('.')), spec);
}

/** Every leaf in which two specs differ; `null` and absent are the same, lists are leaves. */
export function fields(from: unknown, to: unknown): readonly Field[] {
  const found: Field[] = [];
  walk(from, to, '', found);
  return found;
}

function mergeValue(live: unknown, wanted: unknown, rules: MergeRules, path: string, within: boolean): unknown {
  if (!isTree(wanted)) return rules.same?.(path, wanted as Json, live as Json | undefined) ? live : wanted;
  const closed = within || rules.closed?.includes(path) === true;
  const merged = new Map<string, unknown>(isTree(live) && !closed ? Object.entries(live) : []);
  for (const [key, value] of Object.entries(wanted)) {
    if (value !== undefined) merged.set(key, mergeValue(own(live, key), value, rules, join(path, key), closed));
  }
  return Object.fromEntries(merged);
}

function keepAt(spec: unknown, live: unknown, path: readonly string[]): unknown {
  const [key, ...rest] = path as [string, ...string[]];
  const value = rest.length === 0 ? own(live, key) : keepAt(own(spec, key), own(live, key), rest);
  if (value === undefined && own(spec, key) === undefined) return spec;
  const { [key]: _, ...others } = isTree(spec) ? spec : {};
  return value === undefined ? others : { ...others, [key]: value };
}

function walk(from: unknown, to: unknown, path: string, found: Field[]): void {
  if (equal(from, to)) return;
  if (isLeaf(from) || isLeaf(to)) {
    found.push({ path, ...(isThere(from) ? { before: from } : {}), ...(isThere(to) ? { after: to } : {}) });
    return;
  }
  for (const key of keysOf(from, to)) walk(own(from, key), own(to, key), join(path, key), found);
}

import type { Field } from './change.ts';
import { equal } from './hash.ts';
import type { Json } from './kind.ts';

type Tree = { readonly [key: string]: unknown };

/** How one kind wants its specs merged. Paths are dotted. */
export interface MergeRules {
  /** The file's map is the whole truth there. */
  readonly closed?: readonly string[];
  /** Not ours: the live value stays, whatever the file says. */
  readonly ignored?: readonly string[];
  same?(path: string, wanted: Json | undefined, live: Json | undefined): boolean;
}

/** What the thing is to become: the live spec with everything the file declares put over it. */
export function merge<S>(live: S, wanted: unknown, rules: MergeRules = {}): S {
  return mergeTree(live as Tree, wanted as Tree, rules, '') as S;
}

/** Every leaf in which two specs differ; `null` and absent are the same, lists are leaves. */
export function fields(from: unknown, to: unknown): readonly Field[] {
  const found: Field[] = [];
  walk(from, to, '', found);
  return found;
}

/** True for what the walk goes into. */
export function isTree(value: unknown): value is Tree {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** `a.b`, or `b` at the root. */
export function join(path: string, key: string): string {
  return path === '' ? key : `${path}.${key}`;
}

/** The value at a dotted path. */
export function at(spec: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((value, key) => (isTree(value) ? value[key] : undefined), spec);
}

function mergeTree(live: Tree, wanted: Tree, rules: MergeRules, path: string): Tree {
  const merged = new Map<string, unknown>(Object.entries(live));
  for (const [key, value] of Object.entries(wanted)) {
    const here = join(path, key);
    if (value === undefined || rules.ignored?.includes(here)) continue;
    merged.set(key, mergeValue(live[key], value, rules, here));
  }
  return Object.fromEntries(merged);
}

function mergeValue(live: unknown, wanted: unknown, rules: MergeRules, path: string): unknown {
  if (rules.closed?.includes(path)) return closedMap(live, wanted, rules.ignored ?? [], path);
  if (isTree(wanted)) return mergeTree(isTree(live) ? live : {}, wanted, rules, path);
  return rules.same?.(path, wanted as Json, live as Json | undefined) ? live : wanted;
}

/** The file's entries alone, but that what is ignored stays as it is live. */
function closedMap(live: unknown, wanted: unknown, ignored: readonly string[], path: string): unknown {
  const entries = new Map<string, unknown>(isTree(wanted) ? Object.entries(wanted) : []);
  for (const [key, value] of isTree(live) ? Object.entries(live) : []) {
    if (ignored.includes(join(path, key))) entries.set(key, value);
  }
  return Object.fromEntries(entries);
}

function walk(from: unknown, to: unknown, path: string, found: Field[]): void {
  if (equal(from, to)) return;
  if (isLeaf(from) || isLeaf(to)) {
    found.push({ path, ...(isThere(from) ? { before: from } : {}), ...(isThere(to) ? { after: to } : {}) });
    return;
  }
  const left = isTree(from) ? from : {};
  const right = isTree(to) ? to : {};
  for (const key of new Set([...Object.keys(right), ...Object.keys(left)]))
    walk(left[key], right[key], join(path, key), found);
}

function isThere(value: unknown): boolean {
  return value !== null && value !== undefined;
}

function isLeaf(value: unknown): boolean {
  return isThere(value) && !isTree(value);
}

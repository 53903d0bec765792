import { isAlias, isMap, isScalar, isSeq, type Node, type Pair } from 'yaml';
import { unshield } from './braces.ts';
import type { Reached } from './values.ts';

/** How far a path leads into a text: the deepest key and value found, and how many segments were followed. */
export interface Found {
  readonly key?: Node;
  readonly value?: Node;
  readonly depth: number;
}

/** Follows a path of keys and indexes through the nodes, aliases included. */
export function find(nodes: Reached, path: readonly string[]): Found {
  let value: Node | null = nodes.root;
  let key: Node | undefined;
  let depth = 0;
  for (const segment of path) {
    const step = child(follow(value, nodes), segment);
    if (!step) break;
    key = step.key ?? key;
    value = step.value;
    depth += 1;
    if (!step.key) key = undefined;
  }
  return { ...(key ? { key } : {}), ...(value ? { value } : {}), depth };
}

/** Where to point: at a scalar itself, at the key of a map or list, at the key when asked for it. */
export function pointTo(found: Found, what: 'key' | 'value'): number {
  const scalar = found.value && !isMap(found.value) && !isSeq(found.value);
  const node = what === 'key' || !scalar ? (found.key ?? found.value) : found.value;
  return node?.range?.[0] ?? 0;
}

function follow(node: Node | null, nodes: Reached): Node | null {
  return node && isAlias(node) ? (nodes.targets.get(node) ?? null) : node;
}

function child(node: Node | null, segment: string): { key?: Node; value: Node | null } | undefined {
  if (node && isSeq(node)) {
    const item = node.items[Number(segment)] as Node | undefined;
    return item ? { value: item } : undefined;
  }
  if (!node || !isMap(node)) return undefined;
  const pair = (node.items as Pair<Node, Node | null>[]).find((one) => keyText(one.key) === segment);
  return pair ? { key: pair.key, value: pair.value } : undefined;
}

/** The text of a key as the values have it. */
export function keyText(key: unknown): string | undefined {
  if (!isScalar(key)) return undefined;
  return unshield(typeof key.value === 'string' ? key.value : String(key.source ?? key.value));
}

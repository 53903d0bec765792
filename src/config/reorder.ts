import { isCollection, isMap, isSeq, type Node, type YAMLMap } from 'yaml';
import type { JsonSchema } from '../kernel/kind.ts';
import { type Entry, Extent } from './extent.ts';
import { keyText } from './locate.ts';
import { inOrder } from './order.ts';
import type { Parsed } from './parse.ts';
import { type Splice, spliced } from './splice.ts';

/** The text with the keys of one map in canonical order: the outermost that is not; undefined when all are. */
export function reordered({ source, nodes }: Parsed, schema: JsonSchema): string | undefined {
  const extent = new Extent(source.text);
  const found = nodes.root ? search(nodes.root, [], schema) : undefined;
  if (!found) return undefined;
  const { map, wanted } = found;
  return spliced(source.text, map.flow ? inBrackets(map, wanted, extent) : inLines(map, wanted, extent));
}

interface Disorder {
  readonly map: YAMLMap;
  /** Indexes of the entries in canonical order. */
  readonly wanted: readonly number[];
}

function search(node: Node, path: readonly string[], schema: JsonSchema): Disorder | undefined {
  if (!isCollection(node)) return undefined;
  if (isSeq(node))
    return first(node.items.entries(), ([index, item]) => search(item as Node, [...path, String(index)], schema));
  if (!isMap(node)) return undefined;
  const entries = node.items as Entry[];
  const keys = entries.map((entry) => keyText(entry.key) ?? '');
  const wanted = inOrder(keys, path, schema).map((key) => keys.indexOf(key));
  if (wanted.some((from, to) => from !== to)) return { map: node as YAMLMap, wanted };
  return first(entries.entries(), ([index, { value }]) =>
    value ? search(value, [...path, keys[index] as string], schema) : undefined,
  );
}

function first<T, R>(items: Iterable<T>, look: (item: T) => R | undefined): R | undefined {
  for (const item of items) {
    const found = look(item);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** In brackets the texts of the entries change places; where a comment stands between them nothing moves. */
function inBrackets(map: YAMLMap, wanted: readonly number[], extent: Extent): readonly Splice[] {
  const entries = (map.items as Entry[]).map((entry) => ({ start: extent.startOf(entry), end: extent.endOf(entry) }));
  return entries.map(({ start, end }, index) => {
    const from = entries[wanted[index] as number] as { start: number; end: number };
    return { start, end, by: extent.text.slice(from.start, from.end) };
  });
}

/** In lines each entry moves with the comment lines right above it, and with the blank line before those. */
function inLines(map: YAMLMap, wanted: readonly number[], extent: Extent): readonly Splice[] {
  const entries = map.items as Entry[];
  const starts = entries.map((entry) => extent.commentsAbove(extent.startOf(entry)));
  const ends = entries.map((entry, index) => {
    const next = starts[index + 1];
    return next === undefined ? extent.lineEnd(extent.endOf(entry)) : endBefore(next, extent);
  });
  const apart = starts.map((start, index) => index > 0 && /\n[ \t]*\n/.test(extent.text.slice(ends[index - 1], start)));
  // What came first had nothing before it: it is set off as its neighbour was.
  apart[0] = apart[1] ?? false;
  const indent = ' '.repeat(extent.column(extent.startOf(entries[0] as Entry)));
  const pieces = wanted.map((from, to) => {
    const gap = to === 0 ? '' : `\n${apart[from] ? '\n' : ''}${indent}`;
    return gap + extent.text.slice(starts[from], ends[from]);
  });
  return [{ start: starts[0] as number, end: ends.at(-1) as number, by: pieces.join('') }];
}

/** The end of the last line with something on it before a chunk. */
function endBefore(start: number, extent: Extent): number {
  let at = start;
  while (at > 0 && /\s/.test(extent.text[at - 1] as string)) at -= 1;
  return at;
}

import { isCollection, isMap as isMapNode, isScalar, type Node, Scalar, type YAMLMap } from 'yaml';
import type { Edit } from './edit.ts';
import { entryText, flowText, quotedText, scalarText } from './emit.ts';
import { escapeReference } from './env.ts';
import { type Entry, Extent } from './extent.ts';
import { keyText } from './locate.ts';
import { isMap } from './merge.ts';
import type { Parsed } from './parse.ts';
import type { Splice } from './splice.ts';

/** Finds the splices that make a text say something else, one edit after the other, and leave every other byte as it was. */
export class Editing {
  private readonly parsed: Parsed;
  private readonly extent: Extent;
  private readonly out: Splice[] = [];
  /** Entries that go, by their map. */
  private readonly gone = new Map<YAMLMap, Set<Entry>>();
  /** Entries that come, by their map, as key and value. */
  private readonly come = new Map<YAMLMap, [string, unknown][]>();

  constructor(parsed: Parsed) {
    this.parsed = parsed;
    this.extent = new Extent(parsed.source.text);
  }

  splices(edits: readonly Edit[]): readonly Splice[] {
    for (const edit of edits) this.plan(edit);
    for (const [map, gone] of this.gone) this.remove(map, gone);
    // What goes below the last entry of a map comes before what goes behind that entry.
    const inside = [...this.come].sort(([one], [other]) => startOf(other) - startOf(one));
    for (const [map, entries] of inside) this.insert(map, entries);
    return this.out;
  }

  private plan(edit: Edit): void {
    let map = this.parsed.nodes.root as Node | null;
    for (const [index, key] of edit.path.entries()) {
      if (!isMapNode(map)) return;
      const entry = (map.items as Entry[]).find((one) => keyText(one.key) === key);
      const rest = edit.path.slice(index + 1);
      if (!entry) {
        if ('value' in edit)
          collect(this.come, map, [key, rest.reduceRight<unknown>((inner, name) => ({ [name]: inner }), edit.value)]);
        return;
      }
      if (rest.length > 0 && isMapNode(entry.value)) {
        map = entry.value;
        continue;
      }
      if (!('value' in edit)) collectSet(this.gone, map, entry);
      else
        this.replace(
          map,
          entry,
          rest.reduceRight<unknown>((inner, name) => ({ [name]: inner }), edit.value),
        );
      return;
    }
  }

  private replace(map: YAMLMap, entry: Entry, value: unknown): void {
    const { value: old } = entry;
    if (
      isScalar(old) &&
      old.type !== Scalar.BLOCK_LITERAL &&
      old.type !== Scalar.BLOCK_FOLDED &&
      typeof value !== 'object' &&
      old.range &&
      this.oneLine(old)
    ) {
      this.out.push({ start: old.range[0], end: old.range[1], by: likeBefore(old, value) });
      return;
    }
    if (isCollection(old) && old.flow && typeof value === 'object' && old.range) {
      this.out.push({ start: old.range[0], end: old.range[1], by: flowText(value) });
      return;
    }
    if (map.flow) {
      const start = this.extent.startOf(entry);
      this.out.push({
        start,
        end: this.extent.endOf(entry),
        by: `${scalarText(keyText(entry.key))}: ${flowText(value)}`,
      });
      return;
    }
    this.rewriteEntry(entry, value);
  }

  /** Writes the entry of a block map anew, from its key to the end of its value. */
  private rewriteEntry(entry: Entry, value: unknown): void {
    const start = this.extent.startOf(entry);
    const column = start - this.extent.lineStart(start);
    const text = entryText(keyText(entry.key) as string, value, column).slice(column);
    this.out.push({ start, end: this.extent.endOf(entry), by: text });
  }

  private remove(map: YAMLMap, gone: ReadonlySet<Entry>): void {
    const items = map.items as Entry[];
    const kept = items.filter((item) => !gone.has(item));
    const empty = kept.length === 0 && !this.come.has(map);
    if (empty) this.empty(map);
    for (const entry of empty ? [] : gone) {
      if (map.flow) this.removeFlow(map, items, entry, gone);
      else this.removeLines(items, entry);
    }
  }

  private empty(map: YAMLMap): void {
    const range = map.range as [number, number, number];
    if (map.flow) {
      this.out.push({ start: range[0], end: range[1], by: '{}' });
      return;
    }
    const items = map.items as Entry[];
    const first = (items[0] as Entry).key.range as [number, number, number];
    const last = this.extent.endOf(items.at(-1) as Entry);
    this.out.push({ start: first[0], end: last, by: '{}' });
  }

  private removeFlow(map: YAMLMap, items: readonly Entry[], entry: Entry, gone: ReadonlySet<Entry>): void {
    const index = items.indexOf(entry);
    const start = this.extent.startOf(entry);
    const next = items[index + 1];
    if (next) {
      this.out.push({ start, end: this.extent.startOf(next), by: '' });
      return;
    }
    const before = items.slice(0, index).findLast((one) => !gone.has(one));
    const from = before ? this.extent.endOf(before) : (map.range as [number, number, number])[0] + 1;
    this.out.push({ start: from, end: this.extent.endOf(entry), by: '' });
  }

  private removeLines(items: readonly Entry[], entry: Entry): void {
    const start = this.extent.startOf(entry);
    const lineStart = this.extent.lineStart(start);
    const next = items[items.indexOf(entry) + 1];
    const alone = this.extent.text.slice(lineStart, start).trim() === '';
    // Behind `- ` the next entry takes the place of the one that goes.
    if (!alone && next) this.out.push({ start, end: this.extent.startOf(next), by: '' });
    else {
      const comments = this.extent.lineStart(this.extent.commentsAbove(start));
      // The first comment of a file is about the file.
      const from = comments === 0 ? lineStart : comments;
      const end = this.extent.nextLine(this.extent.endOf(entry));
      // Of the blank lines on both sides one stays.
      const above = this.extent.lineStart(from - 1);
      const doubled = from > 0 && this.extent.isBlank(above) && this.extent.isBlank(end);
      this.out.push({ start: doubled ? above : from, end, by: '' });
    }
  }

  private insert(map: YAMLMap, entries: readonly [string, unknown][]): void {
    const items = map.items as Entry[];
    const kept = items.filter((item) => !this.gone.get(map)?.has(item));
    const range = map.range as [number, number, number];
    if (map.flow) {
      const text = entries.map(([key, value]) => `${scalarText(key)}: ${flowText(value)}`).join(', ');
      if (items.length === 0) this.out.push({ start: range[0], end: range[1], by: `{ ${text} }` });
      else this.out.push(at(this.extent.endOf(items.at(-1) as Entry), kept.length > 0 ? `, ${text}` : ` ${text}`));
      return;
    }
    const first = (items[0] as Entry).key.range as [number, number, number];
    const indent = first[0] - this.extent.lineStart(first[0]);
    const last = items.at(-1) as Entry;
    const root = map === this.parsed.nodes.root && !this.gone.get(map)?.has(last);
    const apart = root && /\n[ \t]*\r?\n/.test(this.extent.text) ? '\n' : '';
    const text = entries.map(([key, value]) => `${apart}${entryText(key, value, indent)}\n`);
    this.out.push(at(this.extent.nextLine(this.extent.endOf(last)), text.join('')));
  }

  private oneLine(node: Scalar): boolean {
    const [start, end] = node.range as [number, number, number];
    return start < end && !this.extent.text.slice(start, end).includes('\n');
  }
}

function startOf(map: YAMLMap): number {
  return (map.range as [number, number, number])[0];
}

function at(offset: number, by: string): Splice {
  return { start: offset, end: offset, by };
}

/** A scalar written as the one it replaces: quotes stay. */
function likeBefore(old: Scalar, value: unknown): string {
  if (typeof value !== 'string') return scalarText(value);
  if (old.type === Scalar.QUOTE_DOUBLE) return quotedText(escapeReference(value));
  const single = old.type === Scalar.QUOTE_SINGLE && /^[\p{L}\p{N}\p{P}\p{S} ]*$/u.test(value);
  return single ? `'${escapeReference(value).replaceAll("'", "''")}'` : scalarText(value);
}

function collect(map: Map<YAMLMap, [string, unknown][]>, key: YAMLMap, item: [string, unknown]): void {
  const list = map.get(key);
  if (!list) map.set(key, [item]);
  else {
    const same = list.find(([name]) => name === item[0]);
    // Two edits below one new key are one entry.
    if (same && isMap(same[1]) && isMap(item[1])) same[1] = { ...same[1], ...item[1] };
    else list.push(item);
  }
}

function collectSet(map: Map<YAMLMap, Set<Entry>>, key: YAMLMap, item: Entry): void {
  const set = map.get(key);
  if (set) set.add(item);
  else map.set(key, new Set([item]));
}

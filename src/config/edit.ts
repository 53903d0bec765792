import { type Document, isCollection, isMap as isMapNode, isScalar, type Node, Scalar, type YAMLMap } from 'yaml';
import type { Problem } from '../kernel/problem.ts';
import { unshield } from './braces.ts';
import { decode } from './bytes.ts';
import { entryText, flowText, quotedText, scalarText } from './emit.ts';
import { escapeReference } from './env.ts';
import { type Entry, Extent } from './extent.ts';
import { keyText } from './locate.ts';
import { isMap } from './merge.ts';
import { type Parsed, parseText } from './parse.ts';
import { sameValue } from './same-value.ts';
import { type Splice, spliced } from './splice.ts';

/** Put a value at a path of keys, or take the key away. Lists are replaced as a whole. */
export type Edit =
  | { readonly path: readonly string[]; readonly value: unknown }
  | { readonly path: readonly string[]; readonly remove: true };

/**
 * The text with these edits made and every other byte as it was, comments included; the result is read again to be sure. Texts
 * under `value` are what the file is to mean: `${` in them is escaped.
 */
export function editText(
  text: string,
  edits: readonly Edit[],
  file = '-',
): string | { readonly problems: readonly Problem[] } {
  if (edits.length === 0) return text;
  const mark = text.startsWith('\ufeff') ? '\ufeff' : '';
  const source = decode(file, text);
  if (!('text' in source)) return { problems: [source] };
  const parsed = parseText(source);
  if (parsed.problems.length > 0) return { problems: parsed.problems };
  const crlf = source.text.includes('\r\n');
  const made = spliced(source.text, new Editing(parsed).splices(edits));
  const result = crlf ? made.replace(/\r?\n/g, '\r\n') : made;
  const goal = edits.reduce(
    (value, edit) => edited(value, edit.path, 'value' in edit ? edit.value : undefined),
    parsed.value,
  );
  return means(result, goal, file)
    ? mark + result
    : (rewritten(parsed, edits, goal, file) ?? { problems: [refused(file)] });
}

function means(text: string, goal: unknown, file: string): boolean {
  const parsed = parseText({ file, text });
  return parsed.problems.length === 0 && sameValue(parsed.value, goal);
}

/** The value with another one at a path, maps made on the way; `undefined` takes the key away. */
export function edited(value: unknown, path: readonly string[], by: unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return escaped(by);
  const { [key]: before, ...others } = isMap(value) ? value : {};
  const after = edited(before, rest, by);
  if (after === undefined) return others;
  return isMap(value) && key in value ? { ...value, [key]: after } : { ...others, [key]: after };
}

function escaped(value: unknown): unknown {
  if (typeof value === 'string') return escapeReference(value);
  if (Array.isArray(value)) return value.map(escaped);
  return isMap(value) ? Object.fromEntries(Object.entries(value).map(([key, item]) => [key, escaped(item)])) : value;
}

/** The way that always works: the parser's own writer, which keeps comments but not every space. */
function rewritten(parsed: Parsed, edits: readonly Edit[], goal: unknown, file: string): string | undefined {
  const document = parsed.document as Document;
  try {
    for (const edit of edits) {
      if ('value' in edit) document.setIn([...edit.path], document.createNode(escaped(edit.value)));
      else document.deleteIn([...edit.path]);
    }
  } catch {
    // The library does not look behind an alias.
    return undefined;
  }
  const text = unshield(document.toString({ lineWidth: 0, flowCollectionPadding: true }));
  return means(text, goal, file) ? text : undefined;
}

function refused(file: string): Problem {
  return {
    code: 'EDIT_REFUSED',
    severity: 'error',
    message: `${file} is written in a way that cannot be edited in place: a value is shared by an alias.`,
    next: 'Write the shared values out, and try again.',
  };
}

class Editing {
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
    for (const [map, entries] of this.come) this.insert(map, entries);
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
    else this.out.push({ start: lineStart, end: this.extent.lineEnd(this.extent.endOf(entry)) + 1, by: '' });
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
    const text = entries.map(([key, value]) => entryText(key, value, indent)).join('\n');
    const last = items.at(-1) as Entry;
    const end = this.extent.lineEnd(this.extent.endOf(last));
    if (this.gone.get(map)?.has(last)) {
      // Its line goes with its line break: the new ones bring their own.
      this.out.push(at(end + 1, `${text}\n`));
      return;
    }
    const apart = map === this.parsed.nodes.root && /\n[ \t]*\r?\n/.test(this.extent.text) ? '\n' : '';
    this.out.push(at(end, `\n${apart}${text}`));
  }

  private oneLine(node: Scalar): boolean {
    const [start, end] = node.range as [number, number, number];
    return start < end && !this.extent.text.slice(start, end).includes('\n');
  }
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

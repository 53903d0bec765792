import schema from '../../schemas/loyalty.schema.json' with { type: 'json' };
import { parseReference } from '../kernel/address.ts';
import { Failure } from '../kernel/failure.ts';
import type { JsonSchema } from '../kernel/kind.ts';
import { type Edit, edited, editText } from './edit.ts';
import { entryText, scalarText } from './emit.ts';
import { readReference, unescapeReference } from './env.ts';
import { printable } from './frame.ts';
import { isMap } from './merge.ts';
import { IDENTITY, ordered } from './order.ts';
import { parseText } from './parse.ts';
import { valueAt } from './schema-words.ts';
import type { Sections } from './types.ts';

/** What export writes: fragments of all kinds, keys for the top of a new file, and sentences about what could not be said. */
export interface Export {
  readonly fragments: readonly Sections[];
  /** Sections that the fragments speak for: what stands there and no fragment says goes. Left out: those that a fragment holds. */
  readonly sections?: readonly string[];
  /** `version` and `site`: written where the file has none. */
  readonly head: Sections;
  readonly remarks?: readonly string[];
  /** The name of the file, for messages. */
  readonly path?: string;
  /** What the existing file means with its environment put in: a `${NAME}` that gives the live value stays. */
  readonly resolved?: Sections;
  /** Things that the file describes as they are: left as they stand, to the byte. */
  readonly settled?: ReadonlySet<string>;
}

const MODELINE = '# yaml-language-server: $schema=./schemas/loyalty.schema.json';

/**
 * A new file, or the existing one with only what differs changed: comments, order and spelling stay. What the sections spoken for
 * say and the fragments do not is taken out; nothing else of the file is looked at. Throws a Failure when the file cannot be edited in place.
 */
export function mergeIntoText(existing: string | undefined, content: Export): string {
  const goal = ordered(joined(content.fragments), schema as JsonSchema) as Sections;
  if (existing === undefined) return newText(goal, content);
  const value = parseText({ file: content.path ?? '-', text: existing.replace(/^\ufeff/, '') }).value;
  const edits = isMap(value) ? differences(value, withoutOthers(goal, value), content) : [];
  const text = isMap(value) ? editText(existing, edits, content.path) : newText(goal, content);
  if (typeof text === 'string') return text;
  const [problem] = text.problems;
  throw new Failure(problem as (typeof text.problems)[number], 'unsent');
}

/** The goal without what the file calls not ours, or wants deleted: to declare it as well would be a contradiction. */
function withoutOthers(goal: Sections, file: Sections): Sections {
  const lists = [...list(file['ignore']), ...list(file['removed'])];
  return lists.reduce<Sections>((rest, text) => {
    const reference = parseReference(text);
    if (!reference) return rest;
    const { section, key, name = key, path } = reference;
    if (path !== '') return takenOut(rest, file, [section, ...(key === undefined ? [] : [key]), ...path.split('.')]);
    const named = Object.entries(rest[section] ?? {}).filter(
      ([, thing]) => isMap(thing) && (thing['name'] ?? thing['title']) === name,
    );
    return named.reduce((all, [own]) => takenOut(all, file, [section, own]), rest);
  }, goal);
}

function list(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}

/** The goal without a path that the file does not have either. */
function takenOut(goal: Sections, file: Sections, path: readonly string[]): Sections {
  if (valueAt(goal, path) === undefined || valueAt(file, path) !== undefined) return goal;
  return edited(goal, path, undefined) as Sections;
}

/** Edits that make a file say what is wanted of it. */
function differences(file: Sections, goal: Sections, content: Export): readonly Edit[] {
  const missing = Object.entries(content.head).filter(([key]) => !(key in file));
  const edits: Edit[] = missing.map(([key, value]) => ({ path: [key], value }));
  const comparison = new Comparison(content, edits);
  for (const section of new Set([...(content.sections ?? []), ...Object.keys(goal)])) {
    if (section in file || section in goal) comparison.section(section, file[section], goal[section]);
  }
  return edits;
}

class Comparison {
  private readonly content: Export;
  private readonly edits: Edit[];

  constructor(content: Export, edits: Edit[]) {
    this.content = content;
    this.edits = edits;
  }

  section(name: string, before: unknown, after: unknown): void {
    if (after === undefined) this.edits.push({ path: [name], remove: true });
    else this.compare([name], before, after);
  }

  private compare(path: readonly string[], before: unknown, after: unknown): void {
    if (path.length === 2 && this.content.settled?.has(path.join('/')) && before !== undefined) return;
    if (!isMap(before) || !isMap(after)) {
      if (!this.same(path, before, after)) this.edits.push({ path, value: after });
      return;
    }
    for (const key of Object.keys(before)) {
      if (key in after || (path.length === 2 && IDENTITY.has(key))) continue;
      if (this.content.settled?.has([...path, key].join('/'))) continue;
      this.edits.push({ path: [...path, key], remove: true });
    }
    for (const [key, value] of Object.entries(after)) this.compare([...path, key], before[key], value);
  }

  private same(path: readonly string[], before: unknown, after: unknown): boolean {
    if (typeof before === 'string' && readReference(before)) return alike(valueAt(this.content.resolved, path), after);
    return alike(meant(before), after);
  }
}

/** What is written as `$${X}` means `${X}`, inside lists too. */
function meant(written: unknown): unknown {
  if (Array.isArray(written)) return written.map(meant);
  if (isMap(written)) return Object.fromEntries(Object.entries(written).map(([key, value]) => [key, meant(value)]));
  return typeof written === 'string' ? unescapeReference(written) : written;
}

/** Equal as the file means it: `5` and `"5.00"` are one amount. */
function alike(left: unknown, right: unknown): boolean {
  if (left === right) return true;
  if (Array.isArray(left) && Array.isArray(right))
    return left.length === right.length && left.every((item, index) => alike(item, right[index]));
  if (isMap(left) && isMap(right)) {
    const keys = Object.keys(left);
    return (
      keys.length === Object.keys(right).length && keys.every((key) => key in right && alike(left[key], right[key]))
    );
  }
  const numbers = typeof left === 'number' || typeof right === 'number';
  return numbers && isNumeric(left) && isNumeric(right) && Number(left) === Number(right);
}

function isNumeric(value: unknown): boolean {
  return typeof value === 'number' || (typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value));
}

/** The fragments of all kinds as one value. */
export function joined(fragments: readonly Sections[]): Sections {
  return fragments.reduce<Sections>((all, fragment) => join(all, fragment) as Sections, {});
}

function join(left: unknown, right: unknown): unknown {
  if (!isMap(left) || !isMap(right)) return right;
  const out: Record<string, unknown> = { ...left };
  for (const [key, value] of Object.entries(right))
    if (value !== undefined) out[key] = key in out ? join(out[key], value) : value;
  return out;
}

function newText(goal: Sections, { head, remarks = [] }: Export): string {
  const lines = Object.entries(head).map(([key, value]) => `${key}: ${scalarText(value)}`);
  const sections = Object.entries(goal).map(([section, value]) => entryText(section, value, 0));
  const notes = remarks.map((remark) => `# ${printable(remark.replace(/\s+/g, ' '))}`);
  const blocks = [[MODELINE, ...lines].join('\n'), ...(notes.length > 0 ? [notes.join('\n')] : []), ...sections];
  return `${blocks.join('\n\n')}\n`;
}

import type { Field } from '../kernel/change.ts';
import type { DocumentedChange, PlanDocument } from '../kernel/document.ts';
import { fieldLines, type Line } from './fields.ts';
import { cut } from './words.ts';

/** What a change is called: a delete and a create of one thing are told as one replacement. */
export type Word = 'create' | 'update' | 'delete' | 'replace';

/** The sign before the word. */
export const SIGN: Readonly<Record<Word, string>> = { create: '+', update: '~', delete: '-', replace: '±' };

/** A change, ready for any format; its texts are not escaped yet. */
export interface ChangeView {
  readonly word: Word;
  readonly address: string;
  readonly kind: string;
  /** Absent where the address shows it already. */
  readonly name?: string;
  readonly reason: string;
  /** `high risk`, `adverse to customers`, `temporary`. */
  readonly marks: readonly string[];
  /** To be looked at first: it deletes, harms or endangers. */
  readonly grave: boolean;
  /** The site's id, for things that are there. */
  readonly id?: string;
  readonly waitsFor: readonly string[];
  /** Attribute by attribute; computed when asked for. */
  lines(): readonly Line[];
}

type Removal = Extract<DocumentedChange, { op: 'delete' }>;

const NAME_LIMIT = 120;

/** The changes as they are told: the gravest first, each rank in the order of the plan. */
export function changeViews(document: PlanDocument): readonly ChangeView[] {
  const remade = new Set(document.changes.flatMap((change) => (isRemake(change) ? [change.address] : [])));
  const removals = new Map(
    document.changes.flatMap((change) =>
      change.op === 'delete' && change.consent === 'replaced' && remade.has(change.address)
        ? [[change.address, change] as const]
        : [],
    ),
  );
  return document.changes
    .filter((change) => removals.get(change.address) !== change)
    .map((change) => viewOf(change, isRemake(change) ? removals.get(change.address) : undefined))
    .map((view) => ({ view, rank: rankOf(view) }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ view }) => view);
}

function isRemake(change: DocumentedChange): boolean {
  return change.op === 'create' && change.replaces === true;
}

function viewOf(change: DocumentedChange, removal: Removal | undefined): ChangeView {
  const word = removal ? 'replace' : change.op;
  const id = removal ? removal.handle.id : change.op === 'create' ? undefined : change.handle.id;
  const name = cut(change.name, NAME_LIMIT);
  return {
    word,
    address: cut(change.address, 2 * NAME_LIMIT),
    kind: change.kind,
    ...(name === '' || change.address.endsWith(`/${JSON.stringify(change.name)}`) ? {} : { name }),
    reason: change.reason,
    marks: marksOf(change),
    grave: word === 'delete' || word === 'replace' || change.direction === 'adverse' || change.risk === 'high',
    ...(id === undefined ? {} : { id }),
    waitsFor: change.waitsFor,
    lines: () => fieldLines(removal ? change.fields.map((field) => against(removal.from, field)) : change.fields),
  };
}

function marksOf(change: DocumentedChange): readonly string[] {
  return [
    ...(change.direction === 'adverse' ? ['adverse to customers'] : []),
    ...(change.direction === 'favourable' ? ["in customers' favour"] : []),
    ...(change.risk === 'low' ? [] : [`${change.risk} risk`]),
    ...(change.op === 'update' && change.parked ? ['temporary'] : []),
  ];
}

function rankOf(view: ChangeView): number {
  if (view.word === 'delete') return 0;
  if (view.word === 'replace') return 1;
  if (view.marks.includes('adverse to customers')) return 2;
  return view.grave ? 3 : 4;
}

/** What the removed thing had at this path, when it was something else. */
function against(from: unknown, field: Field): Field {
  const before = field.path.split('.').reduce(inside, from);
  return before === undefined || JSON.stringify(before) === JSON.stringify(field.after) ? field : { ...field, before };
}

function inside(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, key)
    ? (value as { readonly [key: string]: unknown })[key]
    : undefined;
}

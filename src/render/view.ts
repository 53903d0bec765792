import type { Address } from '../kernel/address.ts';
import type { DocumentedChange } from '../kernel/document.ts';
import type { Handle } from '../kernel/kind.ts';
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

/** A change as far as it is shown: the id, the order and the whole specs may be missing. */
export type ShownChange = Shown<DocumentedChange>;

type Shown<Of> = Of extends unknown
  ? Omit<Of, 'handle' | 'from' | 'to' | 'waitsFor'> & {
      readonly handle?: Handle;
      readonly from?: unknown;
      readonly to?: unknown;
      readonly waitsFor?: readonly Address[];
    }
  : never;

type Creation = Extract<ShownChange, { op: 'create' }>;
type Removal = Extract<ShownChange, { op: 'delete' }>;

const NAME_LIMIT = 120;
const REASON_LIMIT = 600;

/** The changes as they are told: the gravest first, each rank in the order of the plan; the steps of one thing are of one rank. */
export function changeViews(document: { readonly changes: readonly ShownChange[] }): readonly ChangeView[] {
  const remakes = new Map<string, Creation>();
  const removals = new Map<string, Removal>();
  for (const change of document.changes) {
    if (change.op === 'create' && change.replaces) remakes.set(change.address, change);
    if (change.op === 'delete' && change.consent === 'replaced') removals.set(change.address, change);
  }
  const views = document.changes.flatMap((change) => {
    const [remake, removal] = [remakes.get(change.address), removals.get(change.address)];
    if (remake === undefined || removal === undefined) return [viewOf(change)];
    if (change === removal) return [];
    return [change === remake ? replacementOf(remake, removal) : viewOf(change)];
  });
  const ranks = new Map<string, number>();
  for (const view of views) ranks.set(view.address, Math.min(rankOf(view), ranks.get(view.address) ?? LAST));
  const rank = ({ address }: ChangeView): number => ranks.get(address) as number;
  return views.toSorted((a, b) => rank(a) - rank(b));
}

function viewOf(change: ShownChange): ChangeView {
  const name = cut(change.name, NAME_LIMIT);
  return {
    word: change.op,
    address: cut(change.address, 2 * NAME_LIMIT),
    kind: change.kind,
    ...(name === '' || change.address.endsWith(`/${JSON.stringify(change.name)}`) ? {} : { name }),
    reason: cut(change.reason, REASON_LIMIT),
    marks: marksOf(change),
    grave: change.op === 'delete' || change.direction === 'adverse' || change.risk === 'high',
    ...(change.handle === undefined ? {} : { id: change.handle.id }),
    waitsFor: change.waitsFor ?? [],
    lines: () => fieldLines(change.fields),
  };
}

/** Only what becomes different is told: the rest is made anew as it was. */
function replacementOf(creation: Creation, removal: Removal): ChangeView {
  return {
    ...viewOf(creation),
    word: 'replace',
    grave: true,
    ...(removal.handle === undefined ? {} : { id: removal.handle.id }),
    lines: () => fieldLines([{ path: '', before: removal.from, after: creation.to }]),
  };
}

function marksOf(change: ShownChange): readonly string[] {
  return [
    ...(change.direction === 'adverse' ? ['adverse to customers'] : []),
    ...(change.direction === 'favourable' ? ["in customers' favour"] : []),
    ...(change.risk === 'low' ? [] : [`${change.risk} risk`]),
    ...(change.op === 'update' && change.parked ? ['temporary'] : []),
  ];
}

const LAST = 4;

function rankOf(view: ChangeView): number {
  if (view.word === 'delete') return 0;
  if (view.word === 'replace') return 1;
  if (view.marks.includes('adverse to customers')) return 2;
  return view.grave ? 3 : LAST;
}

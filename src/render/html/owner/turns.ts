import type { Line } from '../../fields.ts';
import { grouped } from '../../impact/amounts.ts';
import type { ChangeView } from '../../view.ts';
import { cut } from '../../words.ts';

/** Something customers see: how it is today, and how it will be. */
export interface SeenTurn {
  readonly name: string;
  readonly what: string;
  readonly today: string;
  readonly later: string;
}

/** Says what an attribute is called where people see it, given the name of the kind and the path. */
export type Describe = (kind: string, path: string) => string | undefined;

/** More attributes of one new thing are not taken in. */
const SHOWN = 4;
const LIMIT = 80;

const WORDS: Readonly<Record<string, string>> = { true: 'yes', false: 'no', '(not set)': '–', '(none)': '–' };

/** Today and then of these changes, without an address. */
export function seenTurns(views: readonly ChangeView[], describe: Describe): readonly SeenTurn[] {
  return views.flatMap((view): readonly SeenTurn[] => {
    const name = shopName(view);
    const lines = view.lines();
    if (view.word === 'delete') return [{ name, what: '', today: 'there', later: 'gone' }];
    if (view.word === 'create')
      return [{ name, what: '', today: '–', later: `new: ${listed(lines, view.kind, describe)}` }];
    return lines.map(({ path, before, after }) => ({
      name,
      what: labelOf(view.kind, path, describe),
      today: shown(path, before),
      later: shown(path, after),
    }));
  });
}

/** What goes without saying of a new thing, or stands beside it already. */
const UNSEEN: Readonly<Record<string, RegExp>> = {
  name: /./,
  title: /./,
  type: /./,
  trigger: /./,
  active: /^true$/,
  status: /^active$/,
};

function listed(lines: readonly Line[], kind: string, describe: Describe): string {
  const told = lines.filter(({ path, after = '' }) => after !== '(none)' && UNSEEN[path]?.test(after) !== true);
  const parts = told.slice(0, SHOWN).map(({ path, after }) => `${labelOf(kind, path, describe)} ${shown(path, after)}`);
  return [...parts, ...(told.length > SHOWN ? [`and ${told.length - SHOWN} more`] : [])].join(', ');
}

/** `Points needed`, `Customer earns (gold)`; without a label the last word of the path, spelled out. */
function labelOf(kind: string, path: string, describe: Describe): string {
  const label = describe(kind, path) ?? spelled(path);
  const tier = /^byTier\.([^.[\]]+)\./.exec(path)?.[1];
  return tier === undefined ? label : `${label} (${tier})`;
}

function spelled(path: string): string {
  const word = path.slice(path.lastIndexOf('.') + 1);
  return word.replace(/([a-z])([A-Z])/g, (_, low: string, high: string) => `${low} ${high.toLowerCase()}`);
}

function shown(path: string, value: string | undefined): string {
  if (value === undefined) return '–';
  if (/(?:^|\.)icon$/.test(path)) return value === '(none)' ? '–' : 'a picture';
  if (/^\d+$/.test(value)) return grouped(value);
  return WORDS[value] ?? cut(value, LIMIT);
}

/** What customers know a thing by: `rewards/"Staff only"` is called Staff only. */
export function shopName({ name, address }: Pick<ChangeView, 'name' | 'address'>): string {
  return name ?? address.slice(address.indexOf('/') + 1).replace(/^"(.*)"$/s, '$1');
}

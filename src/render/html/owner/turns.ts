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

/** What is called how where people see it: attributes, and tiers by their key. */
export interface Words {
  readonly describe: Describe;
  readonly tier: (key: string) => string;
}

/** Today and then of these changes, without an address. */
export function seenTurns(views: readonly ChangeView[], words: Words): readonly SeenTurn[] {
  return views.flatMap((view): readonly SeenTurn[] => {
    const name = shopName(view);
    const lines = view.lines();
    if (view.word === 'delete') return [{ name, what: '', today: 'there', later: 'gone' }];
    if (view.word === 'create')
      return [{ name, what: '', today: '–', later: `new: ${listed(lines, view.kind, words)}` }];
    return lines.map(({ path, before, after }) => ({
      name,
      what: labelOf(view.kind, path, words),
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

function listed(lines: readonly Line[], kind: string, words: Words): string {
  const told = lines.filter(({ path, after = '' }) => after !== '(none)' && UNSEEN[path]?.test(after) !== true);
  const all = phrasesOf(told, kind, words);
  const parts = all.slice(0, SHOWN).map(({ label, tier, says }, index) => {
    if (tier === undefined) return `${label} ${says}`;
    return all[index - 1]?.label === label ? `in ${tier} ${says}` : `${label} (${tier}) ${says}`;
  });
  return [...parts, ...(all.length > SHOWN ? [`and ${all.length - SHOWN} more`] : [])].join(', ');
}

interface Phrase {
  readonly label: string;
  /** Absent: everybody. */
  readonly tier: string | undefined;
  readonly says: string;
}

/** What is said of one thing; `Customer earns` and `Customer earns … for every`, of one tier, are one phrase. */
function phrasesOf(lines: readonly Line[], kind: string, words: Words): readonly Phrase[] {
  const phrases: Phrase[] = [];
  for (const { path, after } of lines) {
    const [label, tier, value] = [plainLabel(kind, path, words), tierIn(path, words), shown(path, after)];
    const last = phrases.at(-1);
    if (last && last.tier === tier && label.startsWith(`${last.label} … `))
      phrases[phrases.length - 1] = { ...last, says: `${last.says}${label.slice(last.label.length + 2)} ${value}` };
    else phrases.push({ label, tier, says: value });
  }
  return phrases;
}

/** `Points needed`, `Customer earns (Gold)`; without a label the last word of the path, spelled out. */
function labelOf(kind: string, path: string, words: Words): string {
  const [label, tier] = [plainLabel(kind, path, words), tierIn(path, words)];
  return tier === undefined ? label : `${label} (${tier})`;
}

function plainLabel(kind: string, path: string, { describe }: Words): string {
  return describe(kind, path) ?? spelled(path);
}

function tierIn(path: string, { tier }: Words): string | undefined {
  const key = /^byTier\.([^.[\]]+)\./.exec(path)?.[1];
  return key === undefined ? undefined : tier(key);
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

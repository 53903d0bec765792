import type { FieldDrift, Side, ThingDrift } from '../../kernel/drift.ts';
import type { DriftDocument } from '../../kernel/drift-document.ts';
import { refuses } from '../../kernel/problem.ts';
import { sanitize } from '../sanitize.ts';
import { pairText, VALUE_LIMIT, valueText } from '../value.ts';
import { count, cut, list } from '../words.ts';

/** One attribute, in words; texts are sanitized and cut. */
export interface DriftLine {
  readonly path: string;
  readonly side: Side;
  /** Label and value, in the order they are told: `was`, `file`, `site`. */
  readonly values: readonly (readonly [ValueLabel, string])[];
}

/** Whose value it is: that of the base, the file, or the site. */
export type ValueLabel = 'was' | 'file' | 'site';

/** The groups of a drift, in the order they are told. */
export const GROUPS: readonly { readonly side: Side; readonly title: string; readonly says: string }[] = [
  { side: 'both', title: 'Conflicts', says: 'changed in the file and on the site, differently' },
  { side: 'theirs', title: 'Changed on the site', says: 'the file is as it was' },
  { side: 'unknown', title: 'Different', says: 'ours or theirs unknown: give --base' },
  { side: 'ours', title: 'Not applied yet', says: 'the file has changed, the site has not' },
];

/** The first and the last line. That there is no drift is said only where everything could be compared. */
export function driftHeadline({ things, summary, config, problems }: DriftDocument): string {
  const file = config.path;
  const whole = !problems.some(refuses);
  if (things.length === 0 && whole) return `No drift. The site matches ${file}.`;
  const parts = [
    ...counted(summary.both, 'conflict'),
    ...counted(summary.theirs, 'thing changed on the site', 'things changed on the site'),
    ...counted(summary.unknown, 'thing differs (ours or theirs unknown)', 'things differ (ours or theirs unknown)'),
  ];
  const pending = counted(
    summary.ours,
    `change of ${file} is not applied yet`,
    `changes of ${file} are not applied yet`,
  );
  if (parts.length > 0) return `Drift: ${list([...parts, ...pending])}.`;
  const none = whole ? 'No drift' : `Not all of ${file} could be compared with the site`;
  return [none, ...pending].map((sentence) => `${sentence}.`).join(' ');
}

/** What happened to a thing, in a word. */
export function wordOf({ state, side, maybe }: ThingDrift): string {
  if (state === 'gone' && side === 'ours') return 'new in the file';
  if (state === 'gone' && side === 'unknown') return 'not on the site';
  if (state === 'gone') return maybe === undefined ? 'deleted on the site' : 'deleted or renamed on the site';
  if (state === 'dropped') return 'taken out of the file';
  return 'changed';
}

/** The sign before the word: what the site has more, less, or otherwise than the file. */
export function signOf({ state }: ThingDrift): '~' | '-' | '+' {
  return state === 'gone' ? '-' : state === 'dropped' ? '+' : '~';
}

/** Attribute by attribute: what it was, what the file says and what the site says; a side that is as it was is not repeated. */
export function driftLines({ state, fields }: ThingDrift): readonly DriftLine[] {
  return fields.map((field) => ({
    path: cut(sanitize(field.path), VALUE_LIMIT),
    side: field.side,
    values: valuesOf(field, state),
  }));
}

function valuesOf({ base, file, site, side }: FieldDrift, state: ThingDrift['state']): DriftLine['values'] {
  if (state === 'gone') return twoOf(['was', base], ['file', file]);
  if (state === 'dropped') return twoOf(['was', base], ['site', site]);
  const sides = twoOf(['file', file], ['site', site]);
  return side === 'both' ? [['was', cut(valueText(base), VALUE_LIMIT)], ...sides] : sides;
}

/** Two values that differ, each under its label. */
function twoOf(one: readonly [ValueLabel, unknown], other: readonly [ValueLabel, unknown]): DriftLine['values'] {
  const [left, right] = pairText(one[1], other[1]);
  return [
    [one[0], left],
    [other[0], right],
  ];
}

function counted(amount: number, one: string, many = `${one}s`): readonly string[] {
  return amount === 0 ? [] : [count(amount, one, many)];
}

import { checksumOf } from '../kernel/compose.ts';
import type { PlanDocument } from '../kernel/document.ts';
import type { Outcome } from '../kernel/outcome.ts';
import type { Problem } from '../kernel/problem.ts';
import { type Ending, tallyOf } from './ending.ts';
import { SEVERITIES } from './verdict.ts';

/** The keys that come first in every object, in this order; all others follow by alphabet. */
const FIRST = [
  'formatVersion',
  'tool',
  'createdAt',
  'site',
  'run',
  'exit',
  'config',
  'digest',
  'summary',
  'status',
  'op',
  'address',
  'kind',
  'name',
  'code',
  'severity',
  'message',
  'path',
  'before',
  'after',
  'reason',
  'risk',
  'direction',
  'fields',
  'waitsFor',
  'changes',
  'outcomes',
  'problems',
  'unmanaged',
  'ignored',
  'impact',
  'blindSpots',
  'basis',
  'known',
  'checksum',
];
const RANK = new Map(FIRST.map((key, index) => [key, index]));

/** What JSON would let through raw: see `sanitize`. */
const INVISIBLE = /[\x7f-\x9f\u2028\u2029\ufff9-\ufffb]|\p{Default_Ignorable_Code_Point}|(?<=#)#(?=\[|vso\[)/gu;

/**
 * The plan document with its checksum: keys in a fixed order, two spaces, a line feed at the end. Reads back as the same data.
 */
export function planJson(document: PlanDocument): string {
  return json({ ...document, checksum: checksumOf(document) });
}

/** `{ formatVersion, summary, problems }` and what is asked for besides: the summary counts by severity. */
export function problemsJson(problems: readonly Problem[], besides: Readonly<Record<string, unknown>> = {}): string {
  const summary = Object.fromEntries(
    SEVERITIES.map(({ severity }) => [severity, problems.filter((each) => each.severity === severity).length]),
  );
  return json({ formatVersion: '1.0', summary, problems, ...besides });
}

/** `{ formatVersion, site, exit, summary, outcomes, problems, journal }`: each outcome with its change's address and operation, a failure with its problem. */
export function outcomesJson({ site, outcomes, exit, problems = [], journal }: Ending): string {
  const run = { formatVersion: '1.0', site, exit, summary: tallyOf(outcomes), outcomes: outcomes.map(told), problems };
  return json(journal === undefined ? run : { ...run, journal });
}

function told(outcome: Outcome): object {
  const { address, kind, name, op } = outcome.change;
  return {
    status: outcome.status,
    address,
    kind,
    name,
    op,
    ...(outcome.status === 'failed' ? { problem: outcome.problem } : {}),
    ...(outcome.status === 'skipped' ? { because: outcome.because } : {}),
  };
}

/** Any value as JSON in the manner of this program, with nothing in it that a terminal would obey. */
export function json(value: unknown): string {
  const text = JSON.stringify(value, (_key, inner) => ordered(inner), 2);
  return `${text.replace(INVISIBLE, escaped)}\n`;
}

function ordered(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => before(a, b)));
}

function before(a: string, b: string): number {
  const ranks = (RANK.get(a) ?? FIRST.length) - (RANK.get(b) ?? FIRST.length);
  return ranks === 0 ? Number(a > b) - Number(a < b) : ranks;
}

function escaped(character: string): string {
  return [...Array(character.length).keys()]
    .map((at) => `\\u${character.charCodeAt(at).toString(16).padStart(4, '0')}`)
    .join('');
}

import type { Outcome } from '../../kernel/outcome.ts';
import { cut } from '../words.ts';
import type { Ink, Span } from './ink.ts';
import { lay, type Options, type Row, row } from './layout.ts';
import { problemRows } from './problems.ts';

/** How an outcome is told: a sign, an ink, and words for each operation. */
interface Telling {
  readonly sign: string;
  readonly ink: Ink;
  readonly words: Readonly<Record<'create' | 'update' | 'delete', string>>;
}

const TELLING: Readonly<Record<Outcome['status'], Telling>> = {
  applied: { sign: '✔', ink: 'green', words: { create: 'created', update: 'updated', delete: 'deleted' } },
  already: {
    sign: '=',
    ink: 'dim',
    words: { create: 'already created', update: 'already updated', delete: 'already deleted' },
  },
  failed: { sign: '✖', ink: 'red', words: { create: 'not created', update: 'not updated', delete: 'not deleted' } },
  skipped: {
    sign: '↷',
    ink: 'yellow',
    words: { create: 'skipped create', update: 'skipped update', delete: 'skipped delete' },
  },
  untried: {
    sign: '·',
    ink: 'yellow',
    words: { create: 'not tried: create', update: 'not tried: update', delete: 'not tried: delete' },
  },
};

/** The site did it, and left out a part: to say that nothing was created would send people looking in the wrong place. */
const HALF: Telling = {
  sign: '✖',
  ink: 'red',
  words: { create: 'created, incomplete:', update: 'updated, incomplete:', delete: 'not deleted' },
};

function isHalf(outcome: Outcome): boolean {
  return outcome.status === 'failed' && outcome.problem.code.endsWith('_NOT_KEPT');
}

const NAME_LIMIT = 120;

/** How an outcome is to look, and where in the run it stands; `total` counts the changes of the plan. */
export interface OutcomeLineOptions extends Options {
  readonly done: number;
  readonly total: number;
}

/** One outcome as it becomes known: `✔ created tiers/silver  Silver  (1/5)`, and for a failure why and what next. */
export function outcomeLine(outcome: Outcome, options: OutcomeLineOptions): string {
  return lay(outcomeRows(outcome, options), options);
}

/** The rows of one outcome; without progress, no count. */
export function outcomeRows(
  outcome: Outcome,
  progress?: { readonly done: number; readonly total: number },
): readonly Row[] {
  const { change } = outcome;
  const { sign, ink, words } = isHalf(outcome) ? HALF : TELLING[outcome.status];
  const name = change.address.endsWith(`/${JSON.stringify(change.name)}`) ? '' : cut(change.name, NAME_LIMIT);
  const head: Span[] = [
    [ink, `${sign} ${words[change.op]}`],
    ' ',
    ['bold', change.address],
    ...(name === '' ? [] : [`  ${name}`]),
    ...noteOf(outcome),
    ...(progress === undefined ? [] : ['  ', ['dim', `(${progress.done}/${progress.total})`] as const]),
  ];
  return [{ ...row(0, ...head), hang: 4 }, ...(outcome.status === 'failed' ? problemRows(outcome.problem, 4) : [])];
}

function noteOf(outcome: Outcome): readonly Span[] {
  if (outcome.status === 'skipped') return [`  (waited for ${outcome.because}, which failed)`];
  const { change } = outcome;
  if (change.op === 'update' && change.parked) return ['  ', ['yellow', '[temporary]']];
  const replaced =
    (change.op === 'create' && change.replaces) || (change.op === 'delete' && change.consent === 'replaced');
  return replaced ? ['  ', ['yellow', '[replacement]']] : [];
}

import type { DocumentedChange } from '../../kernel/document.ts';
import type { Problem } from '../../kernel/problem.ts';
import type { Line } from '../fields.ts';
import { frameLines } from '../frame.ts';
import { placeText, subjectOf } from '../place.ts';
import { remedyOf } from '../remedy.ts';
import { type ChangeView, SIGN } from '../view.ts';
import { count, cut } from '../words.ts';
import type { Item } from './budget.ts';
import { code, fence, type Markdown, md } from './escape.ts';

const SENTENCE_LIMIT = 600;
const LINES = 40;
const FRAME_LINES = 12;
const FRAME_WIDTH = 160;

/** A change as an item of a list, its attributes as a coloured difference. */
export function changeItem(view: ChangeView, rank: number): Item {
  const { word } = view;
  const name = view.name === undefined ? '' : md` ${code(view.name)}`;
  const marks = view.marks.length === 0 ? '' : md` — ${view.marks.join(', ')}`;
  return {
    brief: entry(md`${code(SIGN[word])} **${word}** ${code(view.address)}${name}${marks}`),
    rank,
    more: () => changeDetail(view),
  };
}

function changeDetail(view: ChangeView): string {
  const lines = view.lines();
  const hidden = lines.length - LINES;
  const shown = lines.slice(0, LINES).flatMap(differenceOf);
  const rest = hidden > 0 ? [`  … and ${count(hidden, 'more attribute')}`] : [];
  const difference = lines.length === 0 ? [] : [fence([...shown, ...rest], 'diff')];
  const reason = view.reason === '' ? [] : [md`${view.reason}`];
  return inside([...reason, ...difference]);
}

function differenceOf({ path, before, after }: Line): readonly string[] {
  return [
    ...(before === undefined ? [] : [`- ${path}: ${before}`]),
    ...(after === undefined ? [] : [`+ ${path}: ${after}`]),
  ];
}

/** A problem as an item of a list, with its frame and what to do about it. */
export function problemItem(problem: Problem, rank: number, changes: readonly DocumentedChange[] = []): Item {
  const [place, subject] = [placeText(problem), subjectOf(problem)];
  const at = place === '' ? '' : md` at ${code(place)}`;
  const about = subject === '' ? '' : md` ${code(cut(subject, FRAME_WIDTH))}`;
  const head = md`**${problem.severity}** ${code(problem.code)}${about}${at}`;
  const brief = `${entry(head)}${inside([md`${cut(problem.message, SENTENCE_LIMIT)}`])}`;
  return { brief, rank, more: () => problemDetail(problem, changes) };
}

/** A problem under an item that is about something else. */
export function problemLines(problem: Problem): string {
  const head = md`${code(problem.code)} ${cut(problem.message, SENTENCE_LIMIT)}`;
  return inside([head]) + problemDetail(problem, []);
}

function problemDetail(problem: Problem, changes: readonly DocumentedChange[]): string {
  const { frame, next } = problem;
  const remedy = remedyOf(problem, changes);
  const lines = frame === undefined ? [] : frameLines(frame).slice(0, FRAME_LINES);
  return inside([
    ...(lines.length === 0 ? [] : [fence(lines.map((line) => cut(line, FRAME_WIDTH)))]),
    ...(next === undefined ? [] : [md`**Next:** ${cut(next, SENTENCE_LIMIT)}`]),
    ...(remedy === undefined ? [] : [md`${remedy.say} ${code(cut(remedy.text, SENTENCE_LIMIT))}`]),
  ]);
}

/** A name in a list. */
export function nameItem(name: string, rank: number): Item {
  return { brief: entry(code(cut(name, FRAME_WIDTH))), rank, more: () => '' };
}

/** A sentence in a list. */
export function sentenceItem(sentence: string, rank: number): Item {
  return { brief: entry(md`${cut(sentence, SENTENCE_LIMIT)}`), rank, more: () => '' };
}

/** One entry of a list. Two spaces at the end: what follows inside the entry starts a line of its own. */
export function entry({ markdown }: Markdown): string {
  return `- ${markdown}  \n`;
}

/** Continues an item of a list: text as lines of their own, blocks as they are. */
export function inside(paragraphs: readonly Markdown[]): string {
  return paragraphs
    .flatMap(({ markdown }) => (markdown.includes('\n') ? markdown.split('\n') : [`${markdown}  `]))
    .map((line) => `  ${line}\n`)
    .join('');
}

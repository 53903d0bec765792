import { describe, expect, it } from 'vitest';
import { loadFile } from '../../src/config/index.ts';
import { frameLines } from '../../src/render/frame.ts';
import { cells } from '../../src/render/text/measure.ts';
import { kinds } from '../config/read.ts';

/** What of the line of a frame stands before its caret, in cells. */
function upTo(frame: readonly string[]): string {
  const at = frame.findIndex((line) => line.endsWith(' ^') || line.endsWith('|^'));
  const [line, caret] = [frame[at - 1] as string, frame[at] as string];
  let before = '';
  for (const sign of line) if (cells(before) < caret.length - 1) before += sign;
  return before.slice(before.indexOf('|') + 2);
}

/** The frame of the unknown key in a line. */
function frameIn(line: string): readonly string[] {
  const text = `version: 1\nsite: sandbox\n${line}\n`;
  const { problems } = loadFile('-', { kinds, env: {}, root: '/repo', text });
  return frameLines(problems.find(({ code }) => code === 'UNKNOWN_KEY')?.frame ?? '');
}

describe('the caret of a code frame', () => {
  it.each([
    ['letters', 'tiers: { a: { name: Gold, x: 1 } }'],
    ['wide characters', 'tiers: { a: { name: 金の会員, x: 1 } }'],
    ['emoji', 'tiers: { a: { name: "☕️👩‍🍳🎁", x: 1 } }'],
    ['marks', 'tiers: { a: { name: "Cafe\u0301", x: 1 } }'],
    ['a tab', 'tiers: { a: { name:\tGold, x: 1 } }'],
    ['what is invisible', 'tiers: { a: { name: "G\u{e0041}\u200b", x: 1 } }'],
  ])('stands under its key behind %s', (_, line) => {
    const frame = frameIn(line);
    expect(frame.length).toBeGreaterThan(2);
    expect(upTo(frame)).toMatch(/, $/);
  });

  it('stands under its key in a line that is cut', () => {
    const frame = frameIn(`tiers: { a: { description: "${'金'.repeat(100)}", x: 1 } }`);
    expect(upTo(frame)).toMatch(/^….*, $/);
  });
});

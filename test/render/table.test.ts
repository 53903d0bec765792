import { describe, expect, it } from 'vitest';
import { coverageText, historyText, tableText } from '../../src/render/index.ts';
import { cells } from '../../src/render/text/measure.ts';

const plain = { colour: false, width: 80 };

describe('tables', () => {
  it('fit, and are cut where the most is', () => {
    const content = {
      head: ['run', 'what', 'n'],
      rows: [['r-1', 'x'.repeat(90), '1'], ['r-2', '日本語'.repeat(20), '22'], ['r-3']],
    };
    const lines = tableText(content, { colour: false, width: 40 }).trimEnd().split('\n');
    expect(lines.every((line) => cells(line) <= 40)).toBe(true);
    expect(lines[1]).toMatch(/^r-1 {2}x+… {2}1$/);
  });

  it('keep what is to be copied, and stop at the least that can be read', () => {
    const content = { head: ['run', 'what'], rows: [['r'.repeat(30), 'x'.repeat(30)]], firm: [0] };
    expect(tableText(content, { colour: false, width: 10 })).toContain(`${'r'.repeat(30)}  xxxxx…\n`);
  });

  it.each([60, 80, 120])('wrap sentences at %d, and lose nothing of them', (width) => {
    const found =
      'http://127.0.0.1:9 could not be reached: nothing listens there. Start the sandbox, or leave --endpoint out, '.repeat(
        2,
      );
    const rows = [['loyalty.yaml', ['red', '✖ wrong'], 'the site', found] as const];
    const content = { head: ['file', '', 'check', 'found'], rows, prose: [0, 2, 3] };
    const lines = tableText(content, { colour: false, width }).trimEnd().split('\n');
    expect(lines.every((line) => cells(line) <= width)).toBe(true);
    const at = lines[0]?.indexOf('found');
    const told = lines
      .slice(1)
      .map((line) => line.slice(at).trim())
      .join(' ');
    expect(told).toBe(found.trim());
    expect(tableText(content, { colour: true, width })).not.toContain('…');
  });

  it('have colour when asked', () => {
    expect(tableText({ head: ['a'], rows: [[['green', 'ok']]] }, { colour: true, width: 80 })).toBe(
      '\u001b[1ma\u001b[22m\n\u001b[32mok\u001b[39m\n',
    );
  });

  it('say when there is nothing to show', () => {
    expect(historyText([], plain)).toBe('No runs: nothing has been applied from here yet.\n');
    expect(coverageText([], plain)).toBe('Nothing is out of reach: a file can say all of it.\n');
  });
});

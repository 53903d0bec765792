import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planHtml } from '../../src/render/html/index.ts';
import { planGithub, planJson, planMarkdown, planText } from '../../src/render/index.ts';
import { aChange, aDocument, aProblem } from './documents.ts';
import { liveHtml, liveMarkdown } from './live.ts';

const MANY = 10_000;

/** Every tenth is a delete, every seventh adverse. */
function aLargeDocument(amount: number, problems = amount / 10) {
  const changes = Array.from({ length: amount }, (_, at) =>
    at % 10 === 0
      ? aChange({ address: `rewards/"Thing number ${at}"`, op: 'delete', name: `Thing number ${at}`, risk: 'high' })
      : aChange({
          address: `rewards/thing-${at}`,
          name: `Thing ${at}`,
          op: at % 3 === 0 ? 'update' : 'create',
          direction: at % 7 === 0 ? 'adverse' : 'neutral',
          fields: [{ path: 'costInPoints', before: at % 3 === 0 ? at : undefined, after: at + 1 }],
        }),
  );
  const severities = ['error', 'critical', 'warning', 'info'] as const;
  return aDocument({
    changes,
    problems: Array.from({ length: problems }, (_, at) =>
      aProblem({
        severity: severities[at % 4]!,
        address: `rewards/thing-${at}`,
        frame: `> ${at} | \`\`\`\n`,
        next: 'Look at it.',
      }),
    ),
    unmanaged: changes.slice(0, amount / 2).map((change) => change.address),
  });
}

const large = aLargeDocument(MANY);

/** On an idle machine each format takes about half a second; the test is for what grows faster than the plan does. */
const ENOUGH_MS = 3_000;

/** Tried again when it is slow, because the machine has other work too. */
function milliseconds(work: () => unknown, tries = 3): number {
  const start = performance.now();
  work();
  const taken = performance.now() - start;
  return taken < ENOUGH_MS || tries === 1 ? taken : milliseconds(work, tries - 1);
}

describe('10,000 changes', () => {
  it('fit into a pull-request comment, deletes and adverse changes first', () => {
    const text = planMarkdown(large);
    expect(text.length).toBeLessThanOrEqual(60_000);
    expect(text.length).toBeGreaterThan(55_000);
    expect(liveMarkdown(text)).toEqual([]);
    expect(text).toContain('### Plan: 6000 to create, 3000 to update, 1000 to delete');
    expect(text).toMatch(/\*\*Shortened to fit:\*\* \d+ entries left out and \d+ entries told without details\./);
    expect(text.match(/`[-±~+]` \*\*\w+\*\*/)?.[0]).toBe('`-` **delete**');
    const smaller = planMarkdown(aLargeDocument(200));
    expect(smaller.lastIndexOf('`-` **delete**')).toBeLessThan(smaller.indexOf('adverse to customers'));
    expect(smaller.lastIndexOf('adverse to customers')).toBeLessThan(smaller.indexOf('other changes: '));
  });

  it('count what is left out', () => {
    const text = planMarkdown(large);
    for (const [section, all] of [
      ['#### Look at these first', 2286],
      ['other changes:', 7714],
    ] as const) {
      const body = text.slice(text.indexOf(section)).split(/\n(?:####|<details>|<\/details>)/)[0]!;
      const shown = body.match(/^- `[-±~+]` \*\*/gm)?.length ?? 0;
      expect(shown + Number(/^- … and (\d+) more$/m.exec(body)?.[1])).toBe(all);
    }
  });

  it('keep to any budget', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2_000, max: 70_000 }), fc.integer({ min: 0, max: 300 }), (budget, amount) => {
        const text = planMarkdown(aLargeDocument(amount), { budget });
        expect(text.length).toBeLessThanOrEqual(budget);
        expect(liveMarkdown(text)).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it('give every rank a share, however many problems stand in the way', () => {
    const text = planMarkdown(aLargeDocument(MANY, MANY));
    expect(text).toContain('`-` **delete**');
    expect(text).toContain('`+` **create**');
  });

  it('make a page that is whole', () => {
    expect(liveHtml(planHtml(aLargeDocument(1_000)))).toEqual([]);
  });

  it('are annotated ten times at most for each level', () => {
    const lines = planGithub(large).trimEnd().split('\n');
    for (const level of ['error', 'warning', 'notice']) {
      expect(lines.filter((line) => line.startsWith(`::${level} `)).length).toBeLessThanOrEqual(10);
    }
    expect(lines).toContainEqual(
      expect.stringMatching(/^::error title=More of these::\d+ more are in the summary of this run\.$/),
    );
  });

  it.each([
    ['text', () => planText(large, { colour: true, width: 80 })],
    ['markdown', () => planMarkdown(large)],
    ['html', () => planHtml(large)],
    ['github', () => planGithub(large)],
    ['json', () => planJson(large)],
  ])('take no time to speak of as %s', (_format, work) => {
    expect(milliseconds(work)).toBeLessThan(ENOUGH_MS);
  });
});

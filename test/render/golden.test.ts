import { describe, expect, it } from 'vitest';
import type { Outcome } from '../../src/kernel/outcome.ts';
import { planHtml } from '../../src/render/html/index.ts';
import {
  endingOutputs,
  githubOutputs,
  historyJson,
  historyText,
  markdownHeader,
  outcomeLine,
  outcomesGithub,
  outcomesJson,
  outcomesMarkdown,
  outcomesText,
  payloadOf,
  planGithub,
  planJson,
  planMarkdown,
  planText,
  problemsGithub,
  problemsJson,
  problemsText,
} from '../../src/render/index.ts';
import { aChange, aDocument, aFullDocument, aProblem } from './documents.ts';
import { liveMarkdown } from './live.ts';

const document = aFullDocument();
const plain = { colour: false, width: 80 };
const label = (_kind: string, path: string) => (path === 'requiredPoints' ? 'Points needed' : undefined);

const outcomes: readonly Outcome[] = document.changes.map((change, index): Outcome => {
  if (index === 2) return { status: 'already', change };
  if (index === 4) {
    const problem = aProblem({
      code: 'REFUSED',
      severity: 'error',
      message: 'The site said no.',
      next: 'Lower the cost.',
    });
    return { status: 'failed', change, problem };
  }
  if (index === 5) return { status: 'skipped', change, because: 'rewards/free-shipping' };
  return index === 6 ? { status: 'untried', change } : { status: 'applied', change, handle: null };
});
const ending = { site: 'sandbox', outcomes, exit: 5, problems: [aProblem()], journal: '.loyalty/runs/sandbox/1.jsonl' };

const runs = [
  { exit: 0, applied: 5, failed: 0, open: 0, consents: [] },
  { exit: 5, applied: 3, failed: 1, open: 0, consents: ['allow-delete', 'override delete-limit: sale is over'] },
  { exit: 130, applied: 2, failed: 0, open: 0, consents: [] },
  { exit: 4, applied: 0, failed: 0, open: 0, consents: [] },
  { applied: 1, failed: 0, open: 1, consents: [] },
].map((run, index) => ({
  run: `run-${index}`,
  site: 'sandbox',
  at: `2026-11-2${index}T08:00:12.123Z`,
  changes: 5,
  path: 'x.jsonl',
  ...run,
}));

const texts: Readonly<Record<string, () => string>> = {
  'plan.txt': () => planText(document, { ...plain, next: 'loyalty apply', describe: label }),
  'plan-verbose.txt': () => planText(document, { ...plain, verbose: true }),
  'plan-40.txt': () => planText(document, { ...plain, width: 40 }),
  'plan-120.txt': () => planText(document, { ...plain, width: 120 }),
  'plan-colour.txt': () => planText(document, { colour: true, width: 80 }).replaceAll('\u001b', 'ESC'),
  'plan.md': () => planMarkdown(document),
  'plan-small.md': () => planMarkdown(document, { budget: 2600, whole: 'The run has it all.' }),
  'plan.html': () => planHtml(document, { describe: label }),
  'plan.json': () => planJson(document),
  'plan.github.txt': () => planGithub(document),
  'outputs.txt': () => githubOutputs(document) + githubOutputs(document, []) + githubOutputs(aDocument()),
  'problems.txt': () => problemsText(document.problems, plain),
  'problems.json': () => problemsJson(document.problems),
  'problems.github.txt': () => problemsGithub(document.problems),
  'progress.txt': () =>
    outcomes
      .map((outcome, index) => outcomeLine(outcome, { ...plain, done: index + 1, total: outcomes.length }))
      .join(''),
  'ending.txt': () => outcomesText(ending, plain),
  'ending.json': () => outcomesJson(ending),
  'ending.md': () => outcomesMarkdown(ending, { file: 'loyalty.yaml', remains: 'ab12', command: 'gh run rerun 7' }),
  'ending-bare.md': () => outcomesMarkdown({ ...ending, outcomes: ending.outcomes.slice(5) }, { file: 'a.yaml' }),
  'ending-done.md': () =>
    outcomesMarkdown({ site: 'sandbox', exit: 0, outcomes: outcomes.slice(0, 2) }, { file: 'a.yaml' }),
  'ending.github.txt': () => outcomesGithub(ending, 'loyalty.yaml'),
  'ending-done.github.txt': () =>
    outcomesGithub({ site: 'sandbox', exit: 0, outcomes: outcomes.slice(0, 2) }, 'a.yaml'),
  'ending.outputs.txt': () => endingOutputs(ending) + endingOutputs({ site: 'sandbox', exit: 0, outcomes: [] }),
  'stopped.md': () =>
    planMarkdown(document, {
      subject: 'apply',
      budget: 3000,
      head: 'c0ffee',
      remains: 'ab12',
      caution: 'Not done.',
      command: 'gh x',
    }),
  'history.txt': () => historyText(runs, plain),
  'history.json': () => historyJson(runs),
};

describe('golden texts', () => {
  it.each(Object.entries(texts))('%s', async (name, text) => {
    await expect(text()).toMatchFileSnapshot(`golden/${name}`);
  });
});

describe('a plan', () => {
  it('without changes is one line that names the site', () => {
    expect(planText(aDocument(), plain)).toBe('No changes. The site matches loyalty.yaml. (site sandbox)\n');
    expect(planMarkdown(aDocument())).toContain('### No changes. The site matches loyalty.yaml.');
    expect(planGithub(aDocument())).toBe(
      '::notice title=Loyalty plan for sandbox::No changes. The site matches loyalty.yaml.\n',
    );
  });

  it('without changes but refused does not say that all is well', () => {
    const refused = aDocument({ problems: [aProblem({ severity: 'error' })] });
    expect(planText(refused, plain)).toContain(
      'Plan: 0 to create, 0 to update, 0 to delete\nRefused: 1 problem stands in the way.',
    );
    expect(planText(refused, { ...plain, refused: [] })).toContain('No changes.');
  });

  it.each([40, 80, 120])('names the site in its first and its last line, %d cells wide', (width) => {
    const lines = planText(document, { colour: false, width, next: 'loyalty apply' }).trimEnd().split('\n');
    expect(lines[0]).toContain(document.site);
    expect(lines.at(-1)).toBe(`Plan: 2 to create, 3 to update, 2 to delete (site ${document.site})`);
    expect(lines[1]).toBe('Plan: 2 to create, 3 to update, 2 to delete');
  });

  it('says what is refused at the end, with the exact remedy', () => {
    const text = planText(document, plain);
    expect(text).toContain('      --allow-delete\n');
    expect(text).toContain('      - { change: tiers/silver.requiredPoints, to: 2000, reason: "why it is right" }\n');
  });
});

describe('the page about an apply', () => {
  it('is valid markdown, and fits however much was not done', () => {
    for (const name of ['ending.md', 'ending-bare.md', 'ending-done.md', 'stopped.md'])
      expect([name, liveMarkdown(texts[name]?.() ?? 'none')]).toEqual([name, []]);
    const many = Array.from({ length: 3_000 }, (_, at): Outcome => {
      const change = aChange({ address: `rewards/thing-${at}`, op: at % 2 === 0 ? 'create' : 'update' });
      return at % 3 === 0
        ? { status: 'failed', change, problem: aProblem({ next: 'Look.' }) }
        : { status: 'untried', change };
    });
    const text = outcomesMarkdown({ site: 'sandbox', exit: 5, outcomes: many }, { file: 'loyalty.yaml' });
    expect(text.length).toBeLessThanOrEqual(60_000);
    expect(text).toContain('**Shortened to fit:**');
    expect(text.indexOf('**failed**')).toBeLessThan(text.indexOf('**untried**'));
    expect(liveMarkdown(text)).toEqual([]);
  });

  it('says to programs what it was given, and nothing of other pages', () => {
    const header = markdownHeader('a b', 'x--y.yaml', 'apply');
    const text = outcomesMarkdown({ site: 'a b', exit: 0, outcomes: [] }, { file: 'x--y.yaml', remains: 'a b --> c%' });
    expect(payloadOf(text, header)).toEqual({ remains: 'a b --> c%' });
    expect(payloadOf(text, markdownHeader('a b', 'x--y.yaml'))).toBeUndefined();
    expect(payloadOf(`${header}remains=%E0%A4%A digest=1 --> site=2`, header)).toEqual({
      remains: '%E0%A4%A',
      digest: '1',
    });
  });
});

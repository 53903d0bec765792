import { describe, expect, it } from 'vitest';
import { planHtml } from '../../src/render/html/index.ts';
import {
  escapeMarkdown,
  json,
  markdownHeader,
  outcomesJson,
  planGithub,
  planJson,
  planMarkdown,
} from '../../src/render/index.ts';
import { aChange, aDocument, aFullDocument, aProblem } from './documents.ts';
import { liveHtml, liveMarkdown } from './live.ts';

describe('JSON', () => {
  it('does not depend on the order in which the document was put together', () => {
    const shuffled = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(shuffled);
      if (typeof value !== 'object' || value === null) return value;
      return Object.fromEntries(
        Object.entries(value)
          .reverse()
          .map(([key, inner]) => [key, shuffled(inner)]),
      );
    };
    const document = aFullDocument();
    expect(planJson(shuffled(document) as typeof document)).toBe(planJson(document));
    expect(Object.keys(JSON.parse(planJson(document)))[0]).toBe('formatVersion');
  });

  it('reads back as the same data, however odd', () => {
    const odd = JSON.parse('{"b": "\\u007f\\u202e\\udb40\\udc41##[x]\\u2028", "a": [null, {"__proto__": 1}], "10": 1}');
    expect(JSON.parse(json(odd))).toEqual(odd);
    expect(json(odd)).toContain(String.raw`"\u007f\u202e\udb40\udc41#\u0023[x]\u2028"`);
  });

  it('leaves out what an apply did not have', () => {
    expect(JSON.parse(outcomesJson({ site: 's', exit: 0, outcomes: [] }))).toEqual({
      formatVersion: '1.0',
      site: 's',
      exit: 0,
      summary: { applied: 0, already: 0, failed: 0, skipped: 0, untried: 0 },
      outcomes: [],
      problems: [],
    });
  });
});

describe('markdown', () => {
  it.each([
    ['# heading', '\\# heading'],
    ['- item', '\\- item'],
    ['1. item', '1\\. item'],
    ['2) item', '2\\) item'],
    ['=== x', '\\=== x'],
    ['a | b', 'a \\| b'],
    ['`x`', '\\`x\\`'],
    ['[a](b)', '\\[a\\](b)'],
    ['<b> & $5', '&lt;b&gt; &amp; &#36;5'],
    ['hi @team', 'hi `@`team'],
    ['see #12 and GH-7, C#', 'see `#`12 and GH`-`7, C\\#'],
    ['https://x.example www.x.example', 'https`:`//x.example www`.`x.example'],
    ['@://', '`@:`//'],
    ['`@', '\\``@`'],
    ['commit 0123abc and defaced', 'commit `0123abc` and defaced'],
    ['id 3f1c0d9a-1b2c-4d5e-8f90-1234567890ab', 'id `3f1c0d9a-1b2c-4d5e-8f90-1234567890ab`'],
  ])('%j becomes %j', (text, escaped) => {
    expect(escapeMarkdown(text)).toBe(escaped);
  });

  it('counts the attributes and the lines of frames it does not show', () => {
    const fields = Array.from({ length: 45 }, (_, at) => ({ path: `f${at}`, before: at, after: -at - 1 }));
    const bare = aChange({ address: 'rewards/b', reason: '' });
    const document = aDocument({
      changes: [aChange({ address: 'rewards/a', op: 'update', fields }), bare],
      problems: [aProblem({ frame: `${'x\n'.repeat(20)}` })],
    });
    const text = planMarkdown(document);
    expect(text).toContain('… and 5 more attributes');
    expect(text.match(/^ {2}x$/gm)).toHaveLength(12);
    expect(liveMarkdown(text)).toEqual([]);
  });

  it('names every change before it tells the details of all', () => {
    const fields = Array.from({ length: 40 }, (_, at) => ({ path: `f${at}`, after: 'x'.repeat(40) }));
    const changes = Array.from({ length: 20 }, (_, at) => aChange({ address: `rewards/r${at}`, fields }));
    const text = planMarkdown(aDocument({ changes }), { budget: 8_000 });
    expect(text).toMatch(/\*\*Shortened to fit:\*\* \d+ entries told without details\. The plan on a terminal/);
    for (const { address } of changes) expect(text).toContain(`\`${address}\``);
  });

  it('names the file as the pull request knows it', () => {
    const [first] = planMarkdown(aDocument(), { file: 'sites/a--b > c.yaml' }).split('\n');
    expect(first).toContain(markdownHeader('sandbox', 'sites/a--b > c.yaml'));
    expect(first).toBe('<!-- loyalty:plan site=sandbox file=sites/a-%2Db%20%3E%20c.yaml digest=sha256%3A41d0 -->');
  });
});

describe('HTML', () => {
  it('loads nothing and runs nothing', () => {
    const page = planHtml(aFullDocument());
    expect(page).not.toMatch(/<script|<link|<img|\ssrc=|\shref="[^#]|url\(|@import|https?:|\son\w+=/);
    expect(page).toMatch(/^<!doctype html>\n<html lang="en">/);
    expect(page.match(/<table[ >]/g)?.length).toBe(page.match(/<caption>/g)?.length);
    expect(liveHtml(page)).toEqual([]);
  });

  it('is a page even of nothing', () => {
    expect(liveHtml(planHtml(aDocument()))).toEqual([]);
    const bare = aChange({ address: 'rewards/a', reason: '', op: 'update', fields: [{ path: 'x', before: 1 }] });
    const page = planHtml(
      aDocument({
        changes: [bare],
        unmanaged: Array.from({ length: 11 }, (_, at) => `tiers/t${at}` as const),
        config: { path: 'a.yaml', digest: 'd', git: { commit: 'abc1234' } },
      }),
    );
    expect(page).toContain('<span class="soft">removed</span>');
    expect(page).toContain('commit <code>abc1234</code>');
    expect(page).toContain('<details><summary>11 things unmanaged');
  });
});

describe('annotations', () => {
  it('tell a grave change without words where there are none', () => {
    const change = aChange({
      address: 'rewards/a',
      op: 'delete',
      reason: 'Removed.',
      fields: [{ path: 'x', before: 1 }],
    });
    expect(planGithub(aDocument({ changes: [change] }))).toContain(
      '::warning file=loyalty.yaml,title=delete rewards/a::Removed.%0Ax: 1 → (removed)\n',
    );
  });
});

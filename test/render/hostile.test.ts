import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checksumOf } from '../../src/kernel/compose.ts';
import type { Outcome } from '../../src/kernel/outcome.ts';
import { planHtml } from '../../src/render/html/index.ts';
import {
  coverageText,
  explanationText,
  historyText,
  outcomeLine,
  outcomesJson,
  outcomesText,
  planGithub,
  planJson,
  planMarkdown,
  planText,
  problemsGithub,
  problemsJson,
  problemsText,
  tableText,
} from '../../src/render/index.ts';
import { aChange, aDocument, aProblem } from './documents.ts';
import { HOSTILE } from './hostile.ts';
import { aFullImpact } from './impacts.ts';
import { bareText, liveHtml, liveMarkdown } from './live.ts';

/** A document with the text in every place that a person, a file or a site can fill. */
function infected(text: string) {
  const problem = aProblem({
    severity: 'critical',
    message: `About ${text}.`,
    address: `rewards/${JSON.stringify(text)}`,
    path: `byTier.${text}`,
    place: { file: `${text}.yaml`, line: 3, column: 5 },
    frame: `  2 | a\n${text}\n> 3 | ${text}\n    |  ^`,
    next: `Rename ${text}`,
    yieldsTo: 'accept',
  });
  const fields = [
    { path: `coupon.${text}`, before: text, after: `${text}!` },
    { path: 'scope', before: { [text]: [text] }, after: { [text]: [text, text], other: null } },
  ];
  const slots = { name: text, kind: text, reason: `Because ${text}`, waitsFor: [`tiers/${text}`], fields };
  const address = `rewards/${JSON.stringify(text)}`;
  return aDocument({
    site: text,
    config: { path: text, digest: text, git: { commit: text } },
    digest: text,
    createdAt: text,
    tool: { name: 'loyalty', version: text },
    changes: [
      aChange({ ...slots, address, op: 'delete', handle: { id: text } }),
      aChange({ ...slots, address, op: 'update', handle: { id: text }, direction: 'adverse' }),
      aChange({ ...slots, address: `rewards/${text}` }),
      aChange({
        ...slots,
        address: 'tiers/a',
        op: 'delete',
        consent: 'replaced',
        from: { a: text },
        handle: { id: text },
      }),
      aChange({ ...slots, address: 'tiers/a', replaces: true, to: { a: `${text}?`, [text]: 1 } }),
    ],
    problems: [
      problem,
      { ...problem, severity: 'warning' },
      { ...problem, severity: 'info' },
      { ...problem, code: 'MANUAL_STEP' },
    ],
    unmanaged: [`rewards/${JSON.stringify(text)}`],
    ignored: [`rewards/${text}`],
    blindSpots: [`Nothing is known of ${text}.`],
    impact: aFullImpact(text),
  });
}

const label = (kind: string, path: string) => `${kind} ${path}`;

/** Every text this folder makes for a terminal. */
function terminalTexts(text: string, colour: boolean, width: number): readonly string[] {
  const document = infected(text);
  const options = { colour, width };
  const [change] = document.changes as [(typeof document.changes)[0]];
  const outcomes: Outcome[] = [
    { status: 'applied', change, handle: null },
    { status: 'failed', change, problem: document.problems[0]! },
    { status: 'skipped', change, because: text },
  ];
  const run = {
    run: text,
    site: text,
    at: text,
    changes: 1,
    applied: 1,
    failed: 1,
    open: 1,
    consents: [text],
    path: text,
  };
  return [
    planText(document, { ...options, verbose: true, next: text, describe: label }),
    problemsText(document.problems, options),
    ...outcomes.map((outcome) => outcomeLine(outcome, { ...options, done: 1, total: 3 })),
    outcomesText({ site: text, outcomes, exit: 5, problems: document.problems, journal: text, next: text }, options),
    historyText([run], options),
    coverageText([{ kind: text, section: text, what: text, why: text }], options),
    explanationText(
      {
        path: text,
        type: text,
        description: text,
        values: [text],
        limits: [text],
        examples: [text],
        wix: text,
        dashboard: text,
        children: [{ name: text, type: text, required: true, description: text }],
      },
      options,
    ),
    tableText({ head: [text, 'b'], rows: [[text, ['red', text]]] }, options),
  ];
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not be there.
const RAW = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/;
const INVISIBLE = /[\u2028\u2029\u200b-\u200f\u202a-\u202e\u2060-\u206f\u061c\ufeff\u00ad]|\p{Surrogate}/u;
// biome-ignore lint/suspicious/noControlCharactersInRegex: our own colours.
const OUR_INK = /\u001b\[(?:1|2|22|3[1-6]|39)m/g;

function expectQuiet(text: string): void {
  expect(text).not.toMatch(/##\[/);
  expect(text).not.toMatch(RAW);
  expect(text).not.toMatch(INVISIBLE);
}

describe.each(Object.entries(HOSTILE))('a live value with %s', (_name, text) => {
  it.each([40, 80, 120, Number.POSITIVE_INFINITY])('does nothing to a terminal %d cells wide', (width) => {
    for (const output of terminalTexts(text, false, width)) {
      expectQuiet(output);
      expect(output).not.toMatch(/^\s*::/m);
    }
    for (const output of terminalTexts(text, true, width)) expectQuiet(output.replace(OUR_INK, ''));
  });

  it('stays a value in JSON', () => {
    const document = infected(text);
    const change = document.changes[0]!;
    const outcomes: Outcome[] = [{ status: 'skipped', change, because: text }];
    for (const output of [
      planJson(document),
      problemsJson(document.problems),
      outcomesJson({ site: text, outcomes, exit: 5, problems: document.problems, journal: text }),
    ])
      expectQuiet(output);
    expect(JSON.parse(planJson(document))).toEqual({
      ...JSON.parse(JSON.stringify(document)),
      checksum: checksumOf(document),
    });
  });

  it('is neither markup, link, mention nor reference in markdown', () => {
    const output = planMarkdown(infected(text), { file: text, whole: text });
    expectQuiet(output);
    expect(liveMarkdown(output)).toEqual([]);
    expect(output.split('\n')[0]).toMatch(/^<!-- loyalty:plan site=[^ <>]* file=[^ <>]* digest=[^ <>]* -->$/);
  });

  it('is text in HTML', () => {
    const output = planHtml(infected(text), { describe: label });
    expectQuiet(output);
    expect(liveHtml(output)).toEqual([]);
  });

  it('gives no command to a workflow', () => {
    const document = infected(text);
    for (const output of [planGithub(document, { file: text }), problemsGithub(document.problems)]) {
      expectQuiet(output);
      for (const line of output.trimEnd().split('\n')) {
        expect(line).toMatch(
          /^::(?:error|warning|notice) (?:(?:file|title)=[^,:]*|(?:line|col)=\d+)(?:,(?:(?:file|title)=[^,:]*|(?:line|col)=\d+))*::/,
        );
      }
    }
  });
});

it('holds for any text at all', () => {
  const nasty = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc
      .array(fc.constantFrom(...Object.values(HOSTILE), '`', '\\', '|', '@', '#', '<', '*', '_', '[', '\n', ' '), {
        maxLength: 6,
      })
      .map((parts) => parts.join('')),
  );
  fc.assert(
    fc.property(nasty, (text) => {
      for (const output of terminalTexts(text, false, 60)) expectQuiet(output);
      expect(liveMarkdown(planMarkdown(infected(text)))).toEqual([]);
      expect(liveHtml(planHtml(infected(text)))).toEqual([]);
      expectQuiet(planJson(infected(text)) + planGithub(infected(text)));
    }),
    { numRuns: 80, examples: [['<=HYPERLINK(1)'], ['> # heading'], ['$1. item']] },
  );
});

it('shows what it takes the place of', () => {
  expect(bareText(planMarkdown(infected('Mug <b>')))).toContain('Mug <b>');
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Outcome } from '../../src/kernel/outcome.ts';
import {
  coverageText,
  explanationText,
  outcomesText,
  planText,
  problemsText,
  sanitize,
} from '../../src/render/index.ts';
import { lay, row, whole } from '../../src/render/text/layout.ts';
import { cells, fitting } from '../../src/render/text/measure.ts';
import { aChange, aDocument, aFullDocument, aProblem } from './documents.ts';

const plain = { colour: false, width: 80 };

describe('the layout', () => {
  it.each([40, 80, 120])('keeps to %d cells, but for what must not be broken', (width) => {
    const long = planText(aFullDocument(), { colour: false, width, verbose: true })
      .split('\n')
      .filter((line) => cells(line) > width);
    expect(long.filter((line) => !/^(?:Site |Plan: |\s+- \{ change: )/.test(line))).toEqual([]);
  });

  it('loses no word and breaks no character', () => {
    const text = fc.array(
      fc.oneof(fc.string({ unit: 'grapheme', maxLength: 60 }), fc.constantFrom('日本語'.repeat(20), '🥇'.repeat(40))),
      { maxLength: 8 },
    );
    fc.assert(
      fc.property(text, fc.integer({ min: 20, max: 60 }), (words, width) => {
        const said = words
          .join(' ')
          .replace(/[^\p{L}\p{N}🥇]+/gu, ' ')
          .trim();
        const lines = lay([row(2, said)], { colour: false, width }).split('\n');
        expect(lines.join('').replace(/\s/g, '')).toBe(sanitize(said).replace(/\s/g, ''));
        expect(lines.every((line) => cells(line) <= width)).toBe(true);
      }),
    );
  });

  it('says the same with and without colour', () => {
    const document = aFullDocument();
    const bare = planText(document, { colour: false, width: 60, verbose: true });
    const inked = planText(document, { colour: true, width: 60, verbose: true });
    expect(inked).toContain('\u001b[');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: our own colours.
    expect(inked.replace(/\u001b\[\d+m/g, '')).toBe(bare);
    expect(bare).not.toContain('\u001b');
  });

  it('begins no line with a command to a build server', () => {
    expect(lay([row(0, '::error::x'), row(4, '::error::x')], plain)).toBe('\\u{3a}:error::x\n    \\u{3a}:error::x\n');
    expect(lay([row(0, 'word '.repeat(3), '::stop-commands::x')], { colour: false, width: 16 })).not.toMatch(/^\s*::/m);
  });

  it('measures as a terminal does', () => {
    expect([cells('abc'), cells('日本'), cells('🥇é'), cells('❤️'), cells('→ ✔'), cells('\u0301')]).toEqual([
      3, 4, 3, 2, 3, 0,
    ]);
    expect([fitting('日本語', 3), fitting('日本語', 1), fitting('abc', 2), fitting('🥇🥇', 9)]).toEqual([1, 1, 2, 4]);
  });

  it('leaves a row that is to be copied as it is', () => {
    expect(lay([whole(2, 'x'.repeat(100))], plain)).toBe(`  ${'x'.repeat(100)}\n`);
  });
});

describe('a plan', () => {
  it('only counts long lists, unless all is asked for', () => {
    const names = Array.from({ length: 12 }, (_, at) => `rewards/"Thing ${at}"` as const);
    const notes = names.map((address) => aProblem({ severity: 'info', address }));
    const document = aDocument({ unmanaged: names, problems: notes });
    const short = planText(document, { ...plain, width: 120 });
    expect(short).toContain('12 things unmanaged: on the site, not in the file, left as they are (-v lists them)');
    expect(short).toContain('and 2 more (-v lists them)');
    expect(planText(document, { ...plain, verbose: true })).not.toContain('-v lists them');
  });

  it('shows every error', () => {
    const errors = Array.from({ length: 12 }, (_, at) =>
      aProblem({ severity: 'error', address: `rewards/thing-${at}` }),
    );
    const text = planText(aDocument({ problems: errors }), { ...plain, refused: [] });
    expect(text).toContain('12 errors');
    expect(text).toContain('rewards/thing-11');
  });

  it('tells what was agreed to, and asks for nothing any more', () => {
    const critical = aProblem({ severity: 'critical', next: 'Ask.', yieldsTo: 'allow-delete' });
    const text = planText(aDocument({ problems: [critical] }), { ...plain, refused: [] });
    expect(text).toContain(`Agreed to: ${critical.message}`);
    expect(text).not.toContain('--allow-delete');
  });

  it('does not call a site matching that waits for a person', () => {
    const step = aProblem({ severity: 'warning', code: 'MANUAL_STEP' });
    const text = planText(aDocument({ problems: [step] }), plain);
    expect(text).toContain('No changes. The site matches loyalty.yaml, but for 1 step that only a person can take.');
  });

  it('tells the halves of a replacement apart when one is missing', () => {
    const half = aChange({ address: 'rewards/a', op: 'delete', consent: 'replaced' });
    const other = aChange({ address: 'rewards/b', replaces: true });
    const text = planText(aDocument({ changes: [half, other] }), plain);
    expect(text).toContain('- delete  rewards/a');
    expect(text).toContain('+ create  rewards/b');
  });

  it('keeps a third change at a replaced address', () => {
    const address = 'rewards/a';
    const changes = [
      aChange({ address, op: 'delete', consent: 'replaced', from: { type: 'coupon' } }),
      aChange({ address, replaces: true, to: { type: 'discount' } }),
      aChange({ address, op: 'update', fields: [{ path: 'active', before: false, after: true }] }),
    ];
    const text = planText(aDocument({ changes }), plain);
    expect(text.match(/^ {2}[±~] (?:replace|update) {2}rewards\/a/gm)).toEqual([
      '  ± replace  rewards/a',
      '  ~ update  rewards/a',
    ]);
  });

  it('does without a name, a reason and fields', () => {
    const change = aChange({ address: 'program/settings', name: '', reason: '', risk: 'high' });
    expect(planText(aDocument({ changes: [change] }), plain)).toContain(
      '  + create  program/settings  [high risk]\n\nPlan: 1',
    );
  });

  it('says that an attribute goes away', () => {
    const change = aChange({ address: 'rewards/a', op: 'update', fields: [{ path: 'scope', before: 'x' }] });
    expect(planText(aDocument({ changes: [change] }), plain)).toContain('scope  x → (removed)');
  });
});

describe('problems', () => {
  it('are told in the order of the file, the worst first where there is no place', () => {
    const at = (file: string, line: number, column: number) =>
      aProblem({ code: `${file}${line}${column}`, place: { file, line, column } });
    const problems = [
      aProblem({ code: 'MILD', severity: 'info' }),
      at('b', 1, 1),
      at('a', 2, 1),
      at('a', 1, 9),
      at('a', 1, 2),
      aProblem({ code: 'BAD', severity: 'error' }),
    ];
    const codes = [...problemsText(problems, plain).matchAll(/(?:warning|error|info) {2}(\w+)/g)].map(
      ([, code]) => code,
    );
    expect(codes).toEqual(['a12', 'a19', 'a21', 'b11', 'BAD', 'MILD']);
  });

  it('are none', () => {
    expect(problemsText([], plain)).toBe('No problems.\n');
  });

  it('say the exact consent, unless their own next step does', () => {
    const remedy = (given: Parameters<typeof aProblem>[0]) =>
      problemsText([aProblem({ severity: 'critical', ...given })], plain);
    expect(remedy({ yieldsTo: 'override delete-limit' })).toContain(
      '    --override delete-limit --reason "why it is right"\n',
    );
    expect(remedy({ yieldsTo: 'allow-delete', next: 'Agree with --allow-delete.' })).not.toContain('To let it pass');
    expect(remedy({ yieldsTo: 'allow-delete', next: 'Think.' })).toContain('    --allow-delete\n');
    expect(remedy({ yieldsTo: 'accept', address: 'rewards/"Staff only"', path: 'active' })).toContain(
      String.raw`- { change: "rewards/\"Staff only\".active", reason: "why it is right" }`,
    );
    expect(remedy({ yieldsTo: 'accept' })).toContain('- { change: "", reason');
  });
});

describe('the end of an apply', () => {
  const change = aChange({ address: 'rewards/"A"', name: 'A' });
  const ending = (outcomes: readonly Outcome[], more = {}) =>
    outcomesText({ site: 'sandbox', exit: 0, outcomes, ...more }, plain);

  it('is one line when all is well', () => {
    expect(ending([{ status: 'applied', change, handle: null }])).toBe(
      'Applied 1 change (1 created). (site sandbox)\n',
    );
    expect(ending([])).toBe('Nothing to apply. (site sandbox)\n');
  });

  it('names the one next step', () => {
    expect(ending([{ status: 'untried', change }])).toContain('Next: To finish, run the same command again');
    expect(ending([{ status: 'untried', change }], { next: 'loyalty plan' })).toContain('Next: loyalty plan\n');
    expect(ending([{ status: 'untried', change }])).toContain('Nothing was applied; 1 not tried. (site sandbox)');
  });

  it('names twenty of what is left', () => {
    expect(ending(Array.from({ length: 25 }, () => ({ status: 'untried', change }) as const))).toContain(
      '… and 5 more',
    );
  });
});

describe('reference texts', () => {
  it('list what is out of reach, section by section', () => {
    const rows = [
      { kind: 'program', section: 'program', what: 'Clearing the icon', why: 'Wix has no call for it.' },
      { kind: 'tier', section: 'tiers', what: 'Icons of members', why: 'Not in the API.' },
      { kind: 'program-status', section: 'program', what: 'Back to draft', why: 'Wix refuses it.' },
    ];
    expect(coverageText(rows, plain)).toMatchInlineSnapshot(`
      "What no file can govern, and why

      program
        · Clearing the icon
          Wix has no call for it.
        · Back to draft
          Wix refuses it.

      tiers
        · Icons of members
          Not in the API.
      "
    `);
  });

  it('explain a place of the file', () => {
    const found = {
      path: 'rewards.*.coupon',
      type: 'a map',
      description: 'What the customer gets.',
      values: ['a', 'b'],
      limits: ['at least 1'],
      examples: [{ fixedAmount: 5 }],
      wix: 'couponReward',
      dashboard: 'Coupon',
      children: [
        { name: 'fixedAmount', type: 'money', required: true, description: 'Off the order.' },
        { name: 'scope' },
        { name: 'percentage', description: 'Of the order.' },
      ],
    };
    expect(explanationText(found, plain)).toMatchInlineSnapshot(`
      "rewards.*.coupon  a map
        What the customer gets.

        one of     a, b
        limits     at least 1
        example    { fixedAmount: 5 }
        at Wix     couponReward
        dashboard  Coupon

        fixedAmount  money  required  Off the order.
        scope
        percentage   Of the order.
      "
    `);
    expect(explanationText({ path: '' }, plain)).toBe('the whole file\n');
  });
});

it('a change that the site took in part is not told as one that it refused', () => {
  const told = (op: string): string => {
    const change = aChange({ op, address: 'earningRules/visit' });
    const problem = aProblem({ code: 'TIER_ENTRIES_NOT_KEPT', severity: 'error' });
    return outcomesText({ site: 's', outcomes: [{ status: 'failed', change, problem }], exit: 5 }, plain);
  };
  expect(told('create')).toContain('✖ created, incomplete: earningRules/visit');
  expect(told('update')).toContain('✖ updated, incomplete: earningRules/visit');
});

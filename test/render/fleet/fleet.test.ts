import { describe, expect, it } from 'vitest';
import { fleetHtml } from '../../../src/render/fleet/html.ts';
import {
  fleetEndingGithub,
  fleetEndingMarkdown,
  fleetEndingText,
  fleetGithub,
  fleetMarkdown,
  fleetOutputs,
  fleetText,
  json,
  patternOf,
} from '../../../src/render/index.ts';
import { aProblem } from '../documents.ts';
import { HOSTILE } from '../hostile.ts';
import { liveHtml, liveMarkdown } from '../live.ts';
import { anEnd, anEnding, aReport, aRow } from './fleets.ts';

const plain = { colour: false, width: 100 };

describe('the order of sites', () => {
  const failed = aRow('sites/f/l.yaml', { status: 'failed', exit: 1, refused: [aProblem({ severity: 'error' })] });
  const refused = aRow('sites/r/l.yaml', {
    status: 'refused',
    digest: 'x',
    refused: [aProblem({ severity: 'error' })],
  });
  const rare = aRow('sites/a/l.yaml', { status: 'changes', digest: 'y' });
  const often = ['b', 'c'].map((name) => aRow(`sites/${name}/l.yaml`, { status: 'changes', digest: 'z' }));
  const same = ['d', 'e', 'g'].map((name) => aRow(`sites/${name}/l.yaml`));

  it('begins with what failed, then what is refused, then what is rare', () => {
    const text = fleetText(aReport([...same, ...often, rare, refused, failed]), plain);
    expect(text.match(/^[✖~✔] .*$/gm)).toEqual([
      '✖ 1 site could not be planned: f',
      '✖ 1 site refused, with 1 change: r',
      '~ 1 site with 1 change: a',
      '~ 2 sites with the same 1 change: b, c',
      '✔ 3 sites match their files: d, e, g',
    ]);
    expect(text.split('\n')[0]).toBe('8 sites · sites/*/l.yaml');
    expect(text).toMatch(
      /\nPlan: 0 to create, 4 to update, 0 to delete at 4 of 8 sites\n1 site could not be planned and 1 site is refused.\n$/,
    );
  });

  it('does not depend on the order of the files', () => {
    const rows = [...same, ...often, rare, refused, failed];
    expect(fleetMarkdown(aReport(rows.toReversed()))).toContain('#### 1 site could not be planned');
    expect(fleetGithub(aReport(rows)).split('\n')[0]).toMatch(/^::error file=sites\/f\/l.yaml/);
  });

  it('puts what is grave before what is rare', () => {
    const report = aReport([rare, ...often]);
    const [change] = report.changeSets['z'] ?? [];
    const grave = {
      ...report,
      changeSets: { ...report.changeSets, z: [{ ...(change as NonNullable<typeof change>), risk: 'high' as const }] },
    };
    expect(fleetText(grave, plain).match(/^~ .*$/gm)?.[0]).toBe('~ 2 sites with the same 1 change: b, c');
  });
});

describe('names of sites', () => {
  it.each([
    [['a.yaml', 'b.yaml'], '*'],
    [['sites/a/loyalty.yaml', 'sites/b/loyalty.yaml'], 'sites/*/loyalty.yaml'],
    [['x/a/l.yaml', 'y/b/c/l.yaml'], '**/l.yaml'],
    [['one/l.yaml'], 'one/l.yaml'],
    [['a/l.yaml', 'a/b/l.yaml'], 'a/**'],
  ])('%j are %s', (files, pattern) => {
    expect(patternOf(files.map((file) => ({ file })))).toBe(pattern);
    expect(patternOf(files.map((file) => ({ file })).toReversed())).toBe(pattern);
  });

  it.each([
    [['sites/a/l.yaml', 'sites/b/l.yaml'], 'a, b'],
    [['one/l.yaml'], 'one/l.yaml'],
    [['a/b/l.yaml', 'a/l.yaml'], 'b/l.yaml, l.yaml'],
    [['l.yaml', 'a/l.yaml'], 'l.yaml, a/l.yaml'],
  ])('%j are told as %s', (files, names) => {
    expect(fleetText(aReport(files.map((file) => aRow(file))), plain)).toMatch(`: ${names}\n`);
  });
});

describe('many sites', () => {
  const rows = Array.from({ length: 1000 }, (_, index) =>
    aRow(`sites/${index}/loyalty.yaml`, {
      status: 'changes',
      digest: `set-${index}`,
      problems: [aProblem({ message: `Odd ${index}.` })],
    }),
  );

  it('fit into a comment, and it says what is left out', () => {
    const text = fleetMarkdown(aReport(rows));
    expect(text.length).toBeLessThanOrEqual(60_000);
    expect(text).toContain('**Shortened to fit:**');
    expect(liveMarkdown(text)).toEqual([]);
  });

  it('give annotations that GitHub shows', () => {
    expect(fleetGithub(aReport(rows)).split('\n').length).toBeLessThanOrEqual(31);
  });

  it('are a list that can be read with -v', () => {
    const text = fleetText(aReport(rows.slice(0, 40)), { ...plain, verbose: true });
    expect(text.match(/^~ +\d+ +sites\/\d+\/loyalty.yaml +changes +1 .*$/gm)).toHaveLength(40);
  });

  it('tell later steps what there is to do', () => {
    expect(fleetOutputs(aReport(rows))).toContain('verdict=changes\ncreate=0\nupdate=1000\n');
    expect(fleetOutputs(aReport([aRow('a')]))).toContain('verdict=nothing\n');
  });
});

describe.each(Object.entries(HOSTILE))('a name with %s', (_, text) => {
  const problem = aProblem({ severity: 'error', message: `About ${text}.`, address: `rewards/${text}`, next: text });
  const report = aReport(
    [
      aRow(`sites/${text}/a.yaml`, { site: text, status: 'changes', digest: text, problems: [problem] }),
      aRow('sites/b/a.yaml', { status: 'refused', refused: [problem] }),
      aRow('sites/c/a.yaml'),
    ],
    {
      digest: text,
      problems: [problem],
      refused: [problem],
      waves: [[`sites/${text}/a.yaml`], ['sites/b/a.yaml']],
      createdAt: text,
    },
  );
  const ending = anEnding([anEnd(`sites/${text}/a.yaml`, 'partly', [problem]), anEnd('sites/b/a.yaml', 'untried')]);

  it('does nothing to a terminal', () => {
    for (const out of [fleetText(report, { ...plain, verbose: true }), fleetEndingText(ending, plain), json(report)])
      expect(out.match(/[\p{Cc}\p{Bidi_Control}\u200b\u2028\ufeff]/gu)?.filter((sign) => sign !== '\n') ?? []).toEqual(
        [],
      );
  });

  it('stays text in markdown and HTML', () => {
    expect(liveMarkdown(fleetMarkdown(report))).toEqual([]);
    expect(liveMarkdown(fleetEndingMarkdown(ending))).toEqual([]);
    expect(liveHtml(fleetHtml(report))).toEqual([]);
  });

  it('gives no command to a build server', () => {
    for (const out of [fleetGithub(report), fleetEndingGithub(ending)])
      for (const line of out.trimEnd().split('\n')) expect(line).toMatch(/^::(?:error|warning|notice) [^\p{Cc}]*$/u);
  });
});

import { describe, expect, it } from 'vitest';
import {
  type DriftRow,
  driftSummary,
  type FleetDrift,
  fleetDriftGithub,
  fleetDriftMarkdown,
  fleetDriftOutputs,
  fleetDriftSlack,
  fleetDriftText,
  json,
} from '../../../src/render/index.ts';
import { aProblem } from '../documents.ts';
import { aConflict, aDrift, aThing } from '../drifts.ts';
import { HOSTILE } from '../hostile.ts';
import { liveMarkdown } from '../live.ts';

const plain = { colour: false, width: 100 };

function aRow(file: string, given: Partial<DriftRow> = {}): DriftRow {
  return { file, site: file, status: 'same', exit: 0, problems: [], ...given };
}

function aReport(sites: readonly DriftRow[], given: Partial<FleetDrift> = {}): FleetDrift {
  return {
    formatVersion: '1.0',
    kind: 'fleet-drift',
    tool: { name: 'loyalty', version: '0.1.0' },
    createdAt: '2026-11-21T08:00:00.000Z',
    exit: 2,
    summary: driftSummary(sites),
    sites,
    ...given,
  };
}

const drifted = (file: string): DriftRow =>
  aRow(file, { status: 'drift', exit: 2, drift: aDrift([aThing(1), aThing(2)]) });
const failed = (file: string): DriftRow =>
  aRow(file, { status: 'failed', exit: 1, problems: [aProblem({ severity: 'error' })] });

describe('the drift of many sites', () => {
  it('says that there is none, and what is not known', () => {
    const last = (sites: readonly DriftRow[]) => fleetDriftText(aReport(sites), plain).trimEnd().split('\n').at(-1);
    expect(last([aRow('a'), aRow('b')])).toBe('No drift.');
    expect(last([aRow('a'), failed('b')])).toBe('No drift at 1 of 2 sites. 1 site could not be compared.');
    expect(last([failed('a'), failed('b')])).toBe('Nothing is known. 2 sites could not be compared.');
    expect(last([aRow('a'), aRow('b', { status: 'pending' })])).toBe('No drift. 1 site has yet to get what changed.');
    expect(last([drifted('a'), drifted('b'), aRow('c')])).toBe('Drift at 2 of 3 sites.');
  });

  it('fits into a comment at any size, what could not be compared first', () => {
    const sites = [
      ...Array.from({ length: 2000 }, (_, at) => drifted(`sites/${at}/loyalty.yaml`)),
      failed('x/y/z.yaml'),
    ];
    const text = fleetDriftMarkdown(aReport(sites));
    expect(text.length).toBeLessThanOrEqual(60_000);
    expect(text.indexOf('x/y/z.yaml')).toBeLessThan(text.indexOf('sites/0/loyalty.yaml'));
    expect(text).toContain('**Shortened to fit:**');
    expect(liveMarkdown(text)).toEqual([]);
    expect(
      fleetDriftGithub(aReport(sites), () => undefined)
        .trimEnd()
        .split('\n').length,
    ).toBeLessThanOrEqual(30);
    expect((fleetDriftSlack(aReport(sites)) ?? '').length).toBeLessThan(40_000);
  });

  it('tells Slack the sites to look at, and nothing when there are none', () => {
    const { text } = JSON.parse(fleetDriftSlack(aReport([drifted('a'), aRow('b')]), 'https://x.example') ?? '{}') as {
      readonly text: string;
    };
    expect(text.split('\n')).toEqual([
      '*Drift at 1 of 2 sites.*',
      '• `a`: Drift: 2 things changed on the site.',
      '<https://x.example|Read on>',
    ]);
    expect(fleetDriftSlack(aReport([aRow('a'), aRow('b', { status: 'pending' })]))).toBeUndefined();
  });

  it('tells later steps the gravest verdict', () => {
    const verdict = (...sites: DriftRow[]) => fleetDriftOutputs(aReport(sites)).split('\n')[0];
    expect(verdict(aRow('a'), drifted('b'))).toBe('verdict=drift');
    expect(verdict(aRow('a'), failed('b'), drifted('c'))).toBe('verdict=failed');
    expect(verdict(aRow('a', { status: 'conflict' }), drifted('b'))).toBe('verdict=conflict');
    expect(verdict(aRow('a'), aRow('b', { status: 'pending' }))).toBe('verdict=none');
  });
});

describe('what is told of each site', () => {
  const odd = aProblem({ severity: 'error', message: 'Two things are called Mug.' });
  const sites = [
    aRow('sites/a/l.yaml', {
      status: 'conflict',
      drift: aDrift([aConflict(1), aThing(2), aThing(3, { side: 'unknown' }), aThing(4, { side: 'ours' })]),
    }),
    aRow('sites/b/l.yaml', { status: 'pending', drift: aDrift([aThing(1, { side: 'ours' })]) }),
    aRow('sites/c/l.yaml', { status: 'pending' }),
    aRow('sites/d/l.yaml', { site: '', status: 'failed', exit: 1, problems: [aProblem(), odd] }),
    aRow('sites/e/l.yaml', { status: 'failed', exit: 1, drift: aDrift([], { problems: [odd] }) }),
    aRow('sites/f/l.yaml', { status: 'failed', exit: 1 }),
    aRow('sites/g/l.yaml'),
  ];
  const report = aReport(sites, { shard: '2/4' });
  const headline =
    'Drift at 1 of 7 sites, 1 of them with conflicts. 3 sites could not be compared and 2 sites have yet to get what changed.';

  it('on a terminal', () => {
    const lines = fleetDriftText(report, { ...plain, width: 200, next: ['one', 'two'] })
      .trimEnd()
      .split('\n');
    expect(lines.slice(0, 2)).toEqual(['7 sites · sites/*/l.yaml · part 2/4', headline]);
    expect(lines.filter((line) => /^[✖~·✔]/.test(line))).toEqual([
      '✖ d: could not be compared',
      '✖ e: could not be compared',
      '✖ f: could not be compared',
      expect.stringMatching(/^✖ a: site sites\/a\/l\.yaml · Drift: 1 conflict, /),
      '· 2 sites without drift, where the file has changed and is not applied yet: b, c',
      '✔ 1 site as the file says: g',
    ]);
    expect(lines.slice(-3)).toEqual(['Next: one', ' and: two', headline]);
    expect(lines).toContain('    ~ changed  rewards/thing-1  Thing 1');
    expect(lines.filter((line) => line.includes('Two things are called Mug.'))).toHaveLength(2);
    expect(fleetDriftText(aReport([aRow('a'), aRow('b')]), plain)).toBe(
      '2 sites · *\nNo drift.\n\n✔ 2 sites as the files say: a, b\n\nNo drift.\n',
    );
  });

  it('in markdown', () => {
    const text = fleetDriftMarkdown(report, { command: 'loyalty drift --adopt' });
    expect(text.split('\n')[0]).toMatch(/^<!-- loyalty:drift site=\* file=sites\/\*\/l\.yaml%202\/4 verdict=failed/);
    expect(text.match(/^(?:#### |<details>).*$/gm)).toEqual([
      '#### A file that could not be read',
      '#### Site `sites/e/l.yaml`',
      '#### Site `sites/f/l.yaml`',
      '#### Site `sites/a/l.yaml`',
      '<details><summary>2 sites without drift, where the file has changed and is not applied yet</summary>',
      '<details><summary>1 site as the file says</summary>',
    ]);
    expect(text).toContain('- d: Two things are called Mug.  \n');
    expect(text).toContain('- e: Two things are called Mug.  \n');
    expect(text).toContain('- f: could not be compared  \n');
    expect(text).toContain('```sh\nloyalty drift --adopt\n```');
    expect(text).not.toContain('rewards/thing-4');
    expect(liveMarkdown(text)).toEqual([]);
  });

  it('in markdown, the gravest things first where there is little room', () => {
    const things = [
      ...Array.from({ length: 60 }, (_, at) => aThing(at, { side: 'unknown' })),
      ...Array.from({ length: 3 }, (_, at) => aConflict(100 + at)),
    ];
    const note = aProblem({ severity: 'info', message: `By the way ${'x'.repeat(500)}.` });
    const drift = aDrift(things, { problems: [note] });
    const text = fleetDriftMarkdown(aReport([aRow('a', { status: 'conflict', drift })]), { budget: 2_500 });
    for (const at of [100, 101, 102]) expect(text).toContain(`rewards/thing-${at}`);
    expect(text).not.toContain('By the way');
    expect(text).toContain('\n1 site · `a`\n');
    expect(text).toMatch(/`loyalty drift` on a terminal, or as JSON, is whole\./);
  });

  it('in a message', () => {
    const { text } = JSON.parse(fleetDriftSlack(report) ?? '{}') as { readonly text: string };
    expect(text.split('\n')).toEqual([
      `*${headline}*`,
      '• `d`: Two things are called Mug.',
      '• `e`: Two things are called Mug.',
      '• `f`: could not be compared',
      expect.stringMatching(/^• `a`: Drift: 1 conflict, 1 thing changed on the site/),
    ]);
  });

  it('as annotations, with the site they are about', () => {
    expect(fleetDriftGithub(report, () => undefined)).toContain(
      '::error file=sites/d/l.yaml,title=SOMETHING_ODD::Two things are called Mug.\n',
    );
    expect(fleetDriftGithub(report, () => () => ({ file: 'base.yaml', line: 4, column: 2 }))).toContain(
      '::error file=base.yaml,line=4,col=2,title=Conflict%3A rewards/thing-1::At sites/a/l.yaml: changed%0A',
    );
  });
});

describe.each(Object.entries(HOSTILE))('a name with %s', (_, text) => {
  const problem = aProblem({ severity: 'error', message: `About ${text}.`, address: `rewards/${text}`, next: text });
  const drift = {
    ...aDrift([aThing(1, { name: text, address: `rewards/${JSON.stringify(text)}` })]),
    problems: [problem],
    adopted: [text],
  };
  const report = aReport([
    aRow(`sites/${text}/a.yaml`, { site: text, status: 'drift', drift }),
    aRow(`sites/b${text}/a.yaml`, { site: text, status: 'failed', problems: [problem] }),
    aRow(`sites/c${text}/a.yaml`, { site: text }),
  ]);

  it('stays text wherever it is printed', () => {
    for (const out of [fleetDriftText(report, { ...plain, verbose: true, next: [text] }), json(report)])
      expect(out.match(/[\p{Cc}\p{Bidi_Control}\u200b\u2028\ufeff]/gu)?.filter((sign) => sign !== '\n') ?? []).toEqual(
        [],
      );
    expect(liveMarkdown(fleetDriftMarkdown(report))).toEqual([]);
    for (const line of fleetDriftGithub(report, () => undefined)
      .trimEnd()
      .split('\n'))
      expect(line).toMatch(/^::(?:error|warning|notice) [^\p{Cc}]*$/u);
    expect(fleetDriftSlack(report)).not.toMatch(/<[!@#h]/);
  });
});

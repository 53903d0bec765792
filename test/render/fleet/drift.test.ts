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
import { aDrift, aThing } from '../drifts.ts';
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

import { describe, expect, it } from 'vitest';
import { fleetHtml } from '../../../src/render/fleet/html.ts';
import {
  type FleetReport,
  fleetGithub,
  fleetMarkdown,
  fleetOutputs,
  fleetText,
  type ShownChange,
} from '../../../src/render/index.ts';
import { aProblem } from '../documents.ts';
import { bareText, liveHtml, liveMarkdown } from '../live.ts';
import { aReport, aRow } from './fleets.ts';

const plain = { colour: false, width: 100 };
const same = (name: string) => aRow(`sites/${name}/l.yaml`);
const changes = (name: string, digest = 'x') => aRow(`sites/${name}/l.yaml`, { status: 'changes', digest });
const failed = (name: string) =>
  aRow(`sites/${name}/l.yaml`, { status: 'failed', exit: 1, refused: [aProblem({ severity: 'error' })] });
const refused = (name: string, digest = 'x') =>
  aRow(`sites/${name}/l.yaml`, { status: 'refused', exit: 3, digest, refused: [aProblem({ severity: 'error' })] });
const linesOf = (report: FleetReport, options = {}): readonly string[] =>
  fleetText(report, { ...plain, ...options })
    .trimEnd()
    .split('\n');

describe('what is said of all sites', () => {
  it.each([
    [[same('a')], 'No changes. The site matches its file.'],
    [[same('a'), same('b')], 'No changes. All 2 sites match their files.'],
    [[failed('a'), failed('b')], '2 sites could not be planned.', 'No site could be planned'],
    [[same('a'), failed('b')], '1 site could not be planned.', 'No changes at 1 of 2 sites'],
    [[same('a'), refused('b')], '1 site is refused.'],
    [[refused('a'), refused('b')], '2 sites are refused.'],
    [[changes('a'), same('b')], 'Plan: 0 to create, 1 to update, 0 to delete at 1 of 2 sites'],
  ] as const)('case %#', (sites, last, before?: string) => {
    const lines = linesOf(aReport(sites));
    expect(lines.at(-1)).toBe(last);
    if (before !== undefined) expect(lines.at(-2)).toBe(before);
  });

  it('says first what stands in the way of all', () => {
    const lines = linesOf(
      aReport([changes('a')], { refused: [aProblem({ severity: 'error', message: 'Too many.' })] }),
    );
    expect(lines.at(-1)).toBe('Refused: 1 problem stands in the way of all sites.');
    expect(lines.join('\n')).toContain('Too many.');
  });

  it('tells the part of a run, and what to do next, where there is such a thing', () => {
    const lines = linesOf(aReport([changes('a'), changes('b')], { shard: '2/4' }), { next: 'loyalty apply' });
    expect(lines[0]).toBe('2 sites · sites/*/l.yaml · part 2/4');
    expect(lines).toContain('Next: loyalty apply');
    const [first, ...rest] = linesOf(aReport([changes('a'), changes('b')]));
    expect(first).toBe('2 sites · sites/*/l.yaml');
    expect(rest.join('\n')).not.toContain('Next:');
  });

  it('counts a site whose changes are in none of the parts', () => {
    expect(linesOf(aReport([changes('a'), same('b')], { changeSets: {} }))).toContain('~ 1 site with 0 changes: a');
  });
});

describe('waves', () => {
  const rows = Array.from({ length: 12 }, (_, at) => changes(`s${at}`));
  const [first, ...others] = rows.map(({ file }) => file) as [string, ...string[]];
  const report = aReport(rows, { waves: [[first], others] });

  it('are named, the large ones in part', () => {
    const text = fleetText(report, { ...plain, width: 200 });
    expect(text).toContain('2 waves, each looked at before the next\n');
    expect(text).toContain('  wave 1: 1 site: s0\n');
    expect(text).toContain('  wave 2: 11 sites: s1, s2, s3, s4, s5, s6, s7 and 4 more\n');
    expect(fleetMarkdown(report)).toContain('- Wave 2: s1, s2, s3, s4, s5, s6, s7, s8, s9, s10, s11  \n');
  });

  it('are not spoken of where there is one', () => {
    const one = aReport(rows, { waves: [rows.map(({ file }) => file)] });
    for (const text of [fleetText(one, plain), fleetMarkdown(one)]) expect(text).not.toMatch(/waves?, each looked/);
  });
});

describe('what was found besides', () => {
  const odd = aProblem({ message: 'Odd.', address: 'tiers/silver', next: 'Look.' });
  const note = aProblem({ severity: 'info', message: 'By the way.' });
  const common = aProblem({ code: 'COMMON', message: 'Everywhere.' });
  const report = aReport(
    [
      aRow('sites/a/l.yaml', { problems: [odd, odd, common, note] }),
      aRow('sites/b/l.yaml', { problems: [common] }),
      aRow('sites/c/l.yaml', { problems: [odd, common] }),
    ],
    {
      problems: [aProblem({ code: 'SITE_TWICE', message: 'Twice.' }), aProblem({ severity: 'info', message: 'All.' })],
    },
  );

  it('is told once, with the sites that have it', () => {
    const text = fleetText(report, plain);
    expect(text.match(/^ {2}at .*$/gm)).toEqual(['  at a, c', '  at all 3 sites']);
    expect(text.match(/Odd\./g)).toHaveLength(1);
    expect(text).toContain('2 notes (-v lists them)');
    expect(text).not.toContain('By the way.');
  });

  it('is told whole with -v, the worst first', () => {
    const text = fleetText(report, { ...plain, verbose: true });
    expect(text).not.toContain('-v lists them');
    expect(text.match(/Odd\.|By the way\.|Everywhere\.|Twice\.|All\./g)).toEqual([
      'Twice.',
      'Odd.',
      'Everywhere.',
      'All.',
      'By the way.',
    ]);
  });

  it('stands in markdown with its sites, notes after warnings', () => {
    const text = fleetMarkdown(report);
    expect(bareText(text)).toContain('Odd. (At a, c.)');
    expect(bareText(text)).toContain('Everywhere. (At all 3 sites.)');
    expect(text).toContain('<details><summary>3 warnings, 2 notes</summary>');
    expect(liveMarkdown(text)).toEqual([]);
    const small = fleetMarkdown(
      aReport([aRow('a', { problems: Array.from({ length: 9 }, (_, at) => ({ ...note, message: `N${at}.` })) })], {
        problems: [...Array.from({ length: 20 }, () => note), odd],
      }),
      { budget: 1_200 },
    );
    expect(small).toContain('\n1 site · `a` · ');
    expect(small).toContain('Odd.');
    expect(small).not.toContain('N8.');
  });

  it('is a card each on the page, with what is known of it', () => {
    const page = fleetHtml(report);
    expect(page).toContain('<h2>Also found</h2>');
    expect(page).toContain(
      'SOMETHING_ODD <code><bdi>tiers/silver</bdi></code></h3>\n<p>Odd.</p>\n<p><strong>Next:</strong> Look.</p>',
    );
    expect(page).toContain('SITE_TWICE</h3>\n<p>Twice.</p>\n\n</article>');
    expect(page).not.toContain('role="status"');
    expect(liveHtml(page)).toEqual([]);
  });

  it('has no title where nothing was found', () => {
    const page = fleetHtml(aReport([refused('a'), same('b')]));
    expect(page).not.toContain('Also found');
    expect(page).toContain('<p class="verdict" role="status">1 site is refused.</p>');
  });
});

describe('grave changes', () => {
  const told = { kind: 'reward', address: 'rewards/mug', name: 'Mug', reason: '', risk: 'high', fields: [] } as const;
  const replacement: readonly ShownChange[] = [
    { ...told, op: 'delete', consent: 'replaced', direction: 'neutral', from: { type: 'coupon', costInPoints: 5 } },
    { ...told, op: 'create', replaces: true, direction: 'neutral', to: { type: 'discount', costInPoints: 5 } },
  ];
  const report = aReport([changes('a'), changes('b'), same('c')], { changeSets: { x: replacement } });

  it('are one replacement, of which only the difference is told', () => {
    expect(linesOf(report).slice(3, 7)).toEqual([
      '~ 2 sites with the same 1 change: a, b',
      '    ± replace  rewards/mug  Mug  [high risk]',
      '        type  coupon → discount',
      '',
    ]);
  });

  it('are annotations at the file of the first site', () => {
    expect(fleetGithub(report).split('\n')[0]).toBe(
      '::warning file=sites/a/l.yaml,title=2 sites with the same 1 change::a, b: replace rewards/mug',
    );
  });

  it('are kept in markdown when there is little room', () => {
    const small = Array.from({ length: 60 }, (_, at): ShownChange => {
      return { ...told, op: 'create', address: `rewards/r${at}`, risk: 'low', direction: 'neutral' };
    });
    const changeSets = { x: small, y: replacement };
    const text = fleetMarkdown(aReport([refused('a'), changes('b', 'y')], { changeSets }), { budget: 2_000 });
    expect(text.indexOf('rewards/r0')).toBeLessThan(text.indexOf('rewards/mug'));
    expect(text).toContain('- `±` **replace** `rewards/mug` `Mug` — high risk');
    expect(text).not.toContain('rewards/r59');
  });
});

describe('an apply that wrote nothing', () => {
  it('says why under the pull request, and the command to run', () => {
    const report = aReport([changes('a'), same('b')]);
    const problems = [aProblem({ severity: 'error', message: 'Not what was shown.' })];
    const text = fleetMarkdown(report, { stopped: { problems, command: 'loyalty apply', remains: 'rest' } });
    expect(text.split('\n')[0]).toMatch(/^<!-- loyalty:apply .*remains=rest/);
    expect(text).toContain('> **This run wrote nothing to any site.**');
    expect(text).toContain('#### Why nothing was written\n\n- **error** `SOMETHING_ODD`  \n  Not what was shown.');
    expect(text).toContain('```sh\nloyalty apply\n```');
  });

  it('has nothing to explain where there was nothing to do', () => {
    const text = fleetMarkdown(aReport([same('a'), same('b')]), { stopped: { problems: [] } });
    expect(text.split('\n')[0]).toMatch(/^<!-- loyalty:apply /);
    expect(text).not.toMatch(/CAUTION|Why nothing|Next:/);
  });
});

describe('later steps of a workflow', () => {
  it.each([
    ['failed', aReport([failed('a'), refused('b')])],
    ['refused', aReport([refused('a'), changes('b')])],
    ['refused', aReport([changes('a')], { refused: [aProblem({ severity: 'error' })] })],
    ['nothing', aReport([same('a')])],
    ['changes', aReport([changes('a'), same('b')])],
  ])('are told %s', (verdict, report) => {
    expect(fleetOutputs(report)).toMatch(`verdict=${verdict}\n`);
  });

  it('find what failed at its file, and what stands in the way of all', () => {
    const report = aReport([failed('a'), failed('b')], { refused: [aProblem({ severity: 'error', message: 'All.' })] });
    expect(fleetGithub(report).trimEnd().split('\n')).toEqual([
      '::error title=SOMETHING_ODD::All.',
      '::error file=sites/a/l.yaml,title=SOMETHING_ODD::At a, b: Something is odd.',
      '::notice title=Loyalty plan::No site could be planned. Refused: 1 problem stands in the way of all sites. 2 sites could not be planned.',
    ]);
  });
});

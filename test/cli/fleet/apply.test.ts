import { describe, expect, it } from 'vitest';
import type { FleetEnding, FleetReport } from '../../../src/render/index.ts';
import { CHEAPER, nameOf, SAME, sites } from './sites.ts';

const names = (count: number): readonly string[] => Array.from({ length: count }, (_, index) => nameOf(index + 1));
const all = (count: number) => Object.fromEntries(names(count).map((name) => [name, CHEAPER(name)]));
const APPLY = ['apply', '-f', 's*.yaml', '--yes', '-q', '--impact', 'off'];
const ended = (text: string): FleetEnding => JSON.parse(text) as FleetEnding;
const statuses = ({ sites: rows }: FleetEnding): string => rows.map(({ status }) => status).join(' ');

describe('an apply of many sites', () => {
  it('writes each of them once, tells how it went, and then there is nothing to do', async () => {
    const made = await sites(4, { s02: CHEAPER('s02'), s03: CHEAPER('s03') });
    const { exit, out, err } = await made.loyalty(APPLY);
    expect([exit, err]).toEqual([0, '']);
    expect(out).toContain('Applied 2 of 4 sites; 2 nothing to do.');
    expect(out).toMatch(/✔ {2}s02.yaml {2}1 {5}done/);
    expect(
      made
        .writes()
        .map(({ site }) => site)
        .toSorted(),
    ).toEqual(['s02', 's03']);
    expect((await made.loyalty(['plan', 's*.yaml', '--detailed-exitcode'])).exit).toBe(0);
    expect((await made.loyalty(APPLY)).out).toContain('No changes. All 4 sites match their files.');
  });

  it('goes on past a site that is refused or cannot be planned, and ends with 5', async () => {
    const refused = SAME('s02', 'exclusive: [rewards]\n');
    const made = await sites(4, {
      ...all(4),
      s02: refused,
      s03: 'version: 1\nsite: s03\nrewards: { x: { colour: red } }\n',
    });
    const { exit, out } = await made.loyalty([...APPLY, '--format', 'json']);
    expect(exit).toBe(5);
    expect(statuses(ended(out))).toBe('done refused failed done');
    expect(
      made
        .writes()
        .map(({ site }) => site)
        .toSorted(),
    ).toEqual(['s01', 's04']);
  });

  it('writes nothing, and ends with 3, when all that would change is refused', async () => {
    const made = await sites(2, { s02: SAME('s02', 'exclusive: [rewards]\n') });
    const { exit } = await made.loyalty(APPLY);
    expect(exit).toBe(3);
    expect(made.writes()).toEqual([]);
  });

  it('asks once, and nobody without a terminal', async () => {
    const made = await sites(2, all(2));
    const { exit, err } = await made.loyalty('apply -f s01.yaml -f s02.yaml');
    expect(exit).toBe(1);
    expect(err).toContain('APPROVAL_MISSING');
    expect(made.writes()).toEqual([]);
  });

  it('takes only the work that was reviewed', async () => {
    const made = await sites(3, { s02: CHEAPER('s02') });
    const plan = JSON.parse((await made.loyalty(['plan', 's*.yaml', '--format', 'json'])).out) as FleetReport;
    const other = await made.loyalty([...APPLY, '--expect', 'f'.repeat(64)]);
    expect(other.exit).toBe(4);
    expect(other.err).toContain('UNEXPECTED_CHANGES');
    expect(made.writes()).toEqual([]);
    expect((await made.loyalty([...APPLY, '--expect', plan.digest])).exit).toBe(0);
  });

  it('wants production to be named', async () => {
    const text = CHEAPER('s02').replace('currency:', 'environment: production\ncurrency:');
    const made = await sites(2, { s02: text });
    const refused = await made.loyalty(APPLY);
    expect(refused.exit).toBe(1);
    expect(refused.err).toContain('Site s02 is in production');
    expect((await made.loyalty([...APPLY, '--confirm-site', 's07,s02'])).exit).toBe(0);
  });

  it('applies two files for one site one after the other', async () => {
    const tier =
      'version: 1\nsite: s01\ncredentials: { apiKey: "${KEY_S01}" }\ntiers: { silver: { name: Silver, description: Shiny } }\n';
    const made = await sites(2, { s01: CHEAPER('s01'), s02: tier });
    const { exit, out } = await made.loyalty([...APPLY, '--format', 'json']);
    expect([exit, statuses(ended(out))]).toEqual([0, 'done done']);
  });

  it('is refused as a whole when too many running sites would change at once', async () => {
    const made = await sites(8, all(8));
    const { exit, out } = await made.loyalty(APPLY);
    expect(exit).toBe(3);
    expect(out).toContain('8 of 8 sites whose program runs would change at once.');
    expect(out).toContain('--waves 1,4,rest');
    expect(made.writes()).toEqual([]);
    const agreed = await made.loyalty([...APPLY, '--override', 'L-FLEET-03', '--reason', 'a test']);
    expect(agreed.exit).toBe(0);
  });
});

describe('waves', () => {
  const WAVES = [...APPLY, '--format', 'json', '--waves', '1,2,rest'];

  it('go one after the other', async () => {
    const made = await sites(8, all(8));
    const { exit, out } = await made.loyalty(WAVES);
    expect(exit).toBe(0);
    expect(ended(out)).toMatchObject({ waves: 3, summary: { done: 8 } });
    const order = made.writes().map(({ site }) => site);
    expect(order[0]).toBe('s01');
    expect(order.slice(1, 3).toSorted()).toEqual(['s02', 's03']);
    expect(order).toHaveLength(8);
  });

  it('end with the first that fails: done, failed, not tried', async () => {
    const made = await sites(8, all(8));
    made.sandbox.setFaults([{ do: '401', match: { site: 's03', write: true } }]);
    const { exit, out } = await made.loyalty(WAVES);
    expect(exit).toBe(5);
    expect(statuses(ended(out))).toBe(`done done failed ${'untried '.repeat(5).trim()}`);
    expect(ended(out).stoppedAfter).toBe(2);
    made.sandbox.setFaults([]);
    expect((await made.loyalty(WAVES)).exit).toBe(0);
    expect((await made.loyalty(['plan', 's*.yaml', '--detailed-exitcode'])).exit).toBe(0);
  });

  it('end with a site that differs again right after it was written', async () => {
    const made = await sites(8, all(8));
    made.sandbox.onRequest(({ method, path }) => {
      if (method === 'PUT' && path.includes('rewards')) made.pauseRule('s01');
    });
    const { exit, out } = await made.loyalty(WAVES);
    expect(exit).toBe(5);
    expect(statuses(ended(out))).toBe(`unwell ${'untried '.repeat(7).trim()}`);
    expect(ended(out).sites[0]?.problems.map(({ code }) => code)).toEqual(['DRIFT_AFTER_APPLY']);
  });

  it('end with a site whose totals leave the band, and not within it', async () => {
    const made = await sites(8, all(8));
    const people = (size: number) => ({ size, alpha: 1.7, scale: 700, cap: 60_000, cost: 500 });
    made.sandbox.populate('s01', people(200));
    made.sandbox.onRequest(({ method, path }) => {
      if (method === 'PUT' && path.includes('rewards')) made.sandbox.populate('s01', people(150));
    });
    const { exit, out } = await made.loyalty([...WAVES, '--band', '10']);
    expect([exit, statuses(ended(out)).split(' ')[0]]).toEqual([5, 'unwell']);
    expect(ended(out).sites[0]?.problems[0]?.message).toContain(
      'There were 200 customers before this apply, and there are 150 now',
    );
    const again = await made.loyalty([...WAVES, '--band', '90']);
    expect(again.exit).toBe(0);
  });

  it('stop what has not begun when they are interrupted', async () => {
    const made = await sites(8, all(8));
    made.sandbox.onRequest(({ method, path }) => {
      if (method === 'PUT' && path.includes('rewards')) made.interrupt();
    });
    const { exit, out } = await made.loyalty(WAVES);
    expect(exit).toBe(130);
    expect(statuses(ended(out))).toBe(`done ${'untried '.repeat(7).trim()}`);
  });

  it('write no site that moved since the plan', async () => {
    const made = await sites(8, all(8));
    made.sandbox.onRequest(({ method, path }) => {
      if (method === 'PUT' && path.includes('rewards')) made.pauseRule('s02');
    });
    const { exit, out } = await made.loyalty(WAVES);
    expect(exit).toBe(5);
    expect(statuses(ended(out)).split(' ').slice(0, 3)).toEqual(['done', 'stale', 'done']);
  });

  it('are told in words, with what to do next', async () => {
    const made = await sites(8, all(8));
    made.sandbox.setFaults([{ do: '401', match: { site: 's01', write: true } }]);
    const { exit, out } = await made.loyalty([...APPLY, '--waves', '1,rest']);
    expect(exit).toBe(1);
    expect(out).toContain('wave 1: 1 site: s01.yaml');
    expect(out).toContain('Next: Look at the sites of wave 1. When they are well, run the same command again');
    expect(out).toContain('Applied 0 of 8 sites; 1 failed, nothing written and 7 not tried.');
    const markdown = await made.loyalty([...APPLY, '--waves', '1,rest', '--format', 'markdown']);
    expect(markdown.out).toMatch(/^<!-- loyalty:apply site=\* /);
    expect(markdown.out).toContain('Stopped after wave 1: it did not go well.');
  });
});

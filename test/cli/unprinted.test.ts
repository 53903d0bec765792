import { closeSync, existsSync, openSync } from 'node:fs';
import { describe, expect, it, onTestFinished } from 'vitest';
import { printers } from '../../src/cli/streams.ts';
import { pullRequestRun, pushRun } from '../support/github/runner.ts';
import { hub } from '../support/github/stand-in.ts';
import { shop } from '../support/shop.ts';
import { CHEAPER, nameOf, sites } from './fleet/sites.ts';
import { PROGRAM } from './github/program.ts';

/** Streams whose device is full, and what was said beside them. */
function full(which: 'out' | 'err' | 'both'): {
  readonly streams: { out(text: string): void; err(text: string): void };
  said(): string;
} {
  const device = openSync('/dev/full', 'w');
  onTestFinished(() => closeSync(device));
  const real = printers(device, device);
  let text = '';
  const keep = (more: string): void => {
    text += more;
  };
  return {
    streams: { out: which === 'err' ? keep : real.out, err: which === 'out' ? keep : real.err },
    said: () => text,
  };
}

const store = () => shop({ fixture: 'store', files: { 'loyalty.yaml': PROGRAM }, env: { LOYALTY_RETRIES: '0' } });

describe.skipIf(!existsSync('/dev/full'))('where nothing can be printed', () => {
  it('progress is dropped, and the apply goes on to its end', async () => {
    const made = await store();
    const { streams, said } = full('err');
    expect((await made.loyalty('apply --impact off --yes', { streams })).exit).toBe(0);
    expect(said()).toContain('Applied 3 changes');
    expect((await made.loyalty('plan --impact off --detailed-exitcode')).exit).toBe(0);
  });

  it('a plan that cannot be shown is not carried out', async () => {
    const made = await store();
    const { streams, said } = full('out');
    expect((await made.loyalty('apply --impact off --yes', { streams })).exit).toBe(1);
    expect(said()).toContain('Standard output cannot be used: the disk is full (ENOSPC).');
    expect(made.writes()).toEqual([]);
  });

  it('an answer that is lost after writing is 5, and all else is told', async () => {
    const github = await hub('acme/perks');
    const { number } = github.open('raise', { 'loyalty.yaml': PROGRAM });
    const made = await store();
    const { env } = pullRequestRun({ hub: github, folder: made.folder }, number);
    await made.loyalty('plan --impact off --comment github', { env });
    const run = pushRun({ hub: github, folder: made.folder }, github.merge(number));
    const { streams, said } = full('out');
    const { exit } = await made.loyalty(
      'apply --impact off --yes --format github --report json=end.json --expect-from github --comment github',
      { env: run.env, streams },
    );
    expect(exit).toBe(5);
    expect(said()).toContain('The apply is over, and not all of it could be told: Standard output cannot be used');
    expect(github.said(number)[1]).toContain('### Applied 3 changes');
    expect(run.outputs()).toMatchObject({ verdict: 'applied' });
    expect(made.writes()).not.toEqual([]);
    expect((await made.loyalty('plan --impact off --detailed-exitcode')).exit).toBe(0);
  });

  it('a report that cannot be written stops before anything is', async () => {
    const made = await store();
    const { exit, out, err } = await made.loyalty('apply --impact off --yes -q --format json --report json=/dev/full');
    expect([exit, JSON.parse(out).problems.length, made.writes()]).toEqual([1, 1, []]);
    expect(err).toContain('/dev/full cannot be used: the disk is full (ENOSPC).');
  });

  it('and nothing at all, the exit still says what happened', async () => {
    const made = await store();
    const { streams } = full('both');
    expect((await made.loyalty('apply --impact off --yes --format json', { streams })).exit).toBe(5);
    expect((await made.loyalty('apply --impact off --yes --format json', { streams })).exit).toBe(1);
    expect((await made.loyalty('plan --impact off --format json', { streams })).exit).toBe(1);
  });

  it('of many sites, it is the same', async () => {
    const names = [1, 2].map(nameOf);
    const made = await sites(2, Object.fromEntries(names.map((name) => [name, CHEAPER(name)])));
    const { streams, said } = full('out');
    const apply = ['apply', '-f', 's*.yaml', '--yes', '-q', '--impact', 'off', '--format', 'json'];
    expect((await made.loyalty(apply, { streams })).exit).toBe(5);
    expect(said()).toContain('not all of it could be told');
    expect((await made.loyalty(['plan', 's*.yaml', '--detailed-exitcode'])).exit).toBe(0);
  });
});

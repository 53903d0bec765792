import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Shop, shop } from '../support/shop.ts';
import { golden } from './golden.ts';
import { FILE } from './store.ts';

const store = (): Promise<Shop> => shop({ fixture: 'store', files: { 'loyalty.yaml': FILE } });

describe('apply', () => {
  it('prints the plan, each change as it happens, and how it ended', async () => {
    const made = await store();
    const { exit, out, err } = await made.loyalty('apply --yes --parallelism 1');
    expect(exit).toBe(0);
    golden('apply.txt', `${out}\n--- stderr\n${err}`);
    expect(
      made.state().tiers.map(({ tierDefinition, requiredPoints }) => [tierDefinition?.name, requiredPoints]),
    ).toEqual([
      ['Silver', 1200],
      ['Gold', 5000],
      ['Platinum', 9000],
    ]);
    golden('apply-again.txt', (await made.loyalty('apply --yes')).out);
  });

  it('answers in JSON, and writes reports all the same', async () => {
    const made = await store();
    const { exit, out } = await made.loyalty(
      'apply --yes --format json --report html=plan.html --report json=plan.json --parallelism 1',
    );
    expect(exit).toBe(0);
    golden('apply.json', out);
    expect(readdirSync(made.folder)).toEqual(expect.arrayContaining(['plan.html', 'plan.json']));
  });

  it('applies exactly the change set that was reviewed', async () => {
    const made = await store();
    const { digest } = JSON.parse((await made.loyalty('plan --format json')).out);
    made.write('loyalty.yaml', FILE.replace('1200', '1300'));
    const other = await made.loyalty(`apply --yes --expect ${digest}`);
    expect(other.exit).toBe(4);
    expect(other.err).toContain('UNEXPECTED_CHANGES');
    expect(made.writes()).toEqual([]);
    made.write('loyalty.yaml', `# another comment\n${FILE}`);
    expect((await made.loyalty(`apply --yes --expect ${digest}`)).exit).toBe(0);
    // A job that is run again finds all done.
    expect((await made.loyalty(`apply --yes --expect ${digest}`)).exit).toBe(0);
  });

  it('chooses while planning, and not from a saved plan', async () => {
    const made = await store();
    await made.loyalty('plan --out plan.json');
    const { exit, err } = await made.loyalty('apply plan.json --yes --target tiers/*');
    expect([exit, err.includes('--target and --exclude choose while planning.')]).toEqual([1, true]);
    expect((await made.loyalty('apply --yes --target tiers/platinum')).exit).toBe(0);
    expect(made.writes().map(({ call }) => call)).toEqual(['tiers.createTier']);
    expect((await made.loyalty('apply --yes --exclude rewards/*')).exit).toBe(0);
    expect(made.writes().map(({ call }) => call)).toEqual(['tiers.updateTier']);
  });

  it('plans anew under --on-stale replan, but not for ever', async () => {
    const made = await store();
    let edits = 0;
    let reads = 0;
    made.sandbox.onRequest(({ phase, path }) => {
      // Every second look is the one under the lock, and begins with the program.
      if (phase !== 'before' || !path.endsWith('/v1/program') || ++reads % 2 !== 0) return;
      edits++;
      made.edit(({ tiers }) => ({
        tiers: tiers.map((tier) => ({
          ...tier,
          requiredPoints: (tier.requiredPoints ?? 0) + 1,
          revision: String(10 + edits),
        })),
      }));
    });
    const { exit, err } = await made.loyalty('apply --yes --on-stale replan');
    expect([exit, edits]).toEqual([4, 3]);
    expect(err.match(/planning anew/g)).toHaveLength(2);
    expect(made.writes()).toEqual([]);
  });

  it('is not let in while another is at work, says who it is, and breaks only the lock that is named', async () => {
    const made = await store();
    await made.loyalty('apply --yes -q --target tiers/platinum');
    const lock = join(made.folder, '.loyalty/locks/sandbox');
    const hold = (holder: object): void =>
      writeFileSync(lock, JSON.stringify({ since: '2026-11-21T08:00:00.000Z', ...holder }));
    hold({ pid: process.pid, host: hostname(), id: 'mine' });
    const held = await made.loyalty('apply --yes');
    expect(held.exit).toBe(1);
    expect(held.err).toMatch(
      /LOCKED\n.*Another apply is at work on site sandbox: process \d+, for \d+ s \(lock mine\)/,
    );
    expect((await made.loyalty('apply --yes --force-unlock other')).exit).toBe(1);
    hold({ pid: 1, host: 'another-host', id: 'far' });
    const far = await made.loyalty('apply --yes');
    expect(far.err).toContain('loyalty apply --force-unlock far');
    made.writes();
    expect((await made.loyalty('apply --yes --force-unlock far')).exit).toBe(0);
    expect(made.writes().length).toBeGreaterThan(0);
    // A process that is no more holds nothing.
    made.write('loyalty.yaml', FILE.replace('1200', '1250'));
    hold({ pid: 2 ** 22 - 3, host: hostname(), id: 'dead' });
    expect((await made.loyalty('apply --yes')).exit).toBe(0);
    expect(readdirSync(join(made.folder, '.loyalty/locks'))).toEqual([]);
  });

  it('keeps journals where it is told', async () => {
    const made = await store();
    const elsewhere = join(made.folder, 'kept/runs');
    const { out } = await made.loyalty(['apply', '--yes', '-q', '--runs-dir', elsewhere]);
    expect(out).toContain('Journal: kept/runs/sandbox/');
    expect((await made.loyalty(['history', '--runs-dir', elsewhere])).out).toContain('4 of 4');
    expect((await made.loyalty('history')).out).toContain('No runs');
    expect(readdirSync(join(made.folder, 'kept'))).toEqual(['locks', 'runs']);
  });
});

describe('history and rollback', () => {
  it('list what was applied, and take the last of it back', async () => {
    const made = await store();
    const before = made.state();
    await made.loyalty('apply --yes -q');
    made.advance(60_000);
    made.write('loyalty.yaml', FILE.replace('1200', '1100'));
    await made.loyalty('apply --yes -q');
    golden('history.txt', (await made.loyalty('history')).out);
    golden('history.json', (await made.loyalty('history --format json')).out);
    const back = await made.loyalty('rollback last');
    expect(back.exit).toBe(0);
    expect(back.out).toContain('requiredPoints  1100 → 1200');
    expect(back.out).toContain('\nNext: loyalty apply rollback.json\n');
    expect((await made.loyalty('apply rollback.json --yes -q')).exit).toBe(0);
    expect(made.state().tiers[0]?.requiredPoints).toBe(1200);
    expect(made.state().tiers[0]?.id).toBe(before.tiers[0]?.id);
  });

  it('take an older run back by a part of its name, with the consents that it takes', async () => {
    const made = await store();
    await made.loyalty('apply --yes -q');
    const [name = ''] = readdirSync(join(made.folder, '.loyalty/runs/sandbox'));
    const run = name.replace('.jsonl', '');
    const { exit, out } = await made.loyalty(`rollback ${run} --out back.json`);
    expect(exit).toBe(3);
    expect(out).toContain('Next: loyalty apply back.json --override delete-limit --reason "<why>"');
    expect(JSON.parse(readFileSync(join(made.folder, 'back.json'), 'utf8')).summary).toMatchObject({
      create: 1,
      update: 2,
      delete: 1,
    });
    expect((await made.loyalty('apply back.json --yes')).exit).toBe(3);
    const done = await made.loyalty([
      'apply',
      'back.json',
      '--yes',
      '-q',
      '--override',
      'delete-limit',
      '--reason',
      'not in use yet',
    ]);
    expect(done.exit).toBe(0);
    expect(made.state().rewards.map(({ name: reward }) => reward)).toContain('Free shipping');
    expect((await made.loyalty('history')).out).toContain('override delete-limit: not in use yet');
  });

  it('name the run that is not there', async () => {
    const made = await store();
    const said = async (...words: readonly string[]): Promise<string> => {
      const { exit, err } = await made.loyalty(['rollback', ...words]);
      expect(exit).toBe(1);
      return err;
    };
    expect(await said('last')).toContain('There is no run on this machine yet.');
    expect(await said('last', '--site', 'shop')).toContain('There is no run on this machine yet for site shop.');
    expect((await made.loyalty('apply --yes -q')).exit).toBe(0);
    expect(await said('2020')).toContain('No run of this machine is called 2020.');
    expect(await said('')).toContain('The name of the run is empty.');
    expect(await said(' ')).toContain('The name of the run is empty.');
  });
});

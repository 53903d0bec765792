import { describe, expect, it } from 'vitest';
import { checkout } from './a-checkout.ts';

const FILE = `version: 1
site: sandbox
# What we run.
program:
  name: Northwind Perks # as on the sign
  points: { name: Stars }
tiers:
  # Six stars.
  silver: { name: Silver, description: Six, requiredPoints: 1500 }
  gold:
    name: Gold
    requiredPoints: 5000 # rarely reached
rewards:
  five-off:
    name: Five off
    costInPoints: 500
    coupon: { fixedAmount: 5 }
    byTier: { gold: { fixedAmount: 6 } } # costs the same
  tenth:
    name: A tenth off
    costInPoints: 900
    coupon: { percentage: 10 }
`;

const swap =
  (...pairs: readonly (readonly [string, string])[]) =>
  (text: string): string =>
    pairs.reduce((now, [from, to]) => {
      if (!now.includes(from)) throw new Error(`${from} is not in the text`);
      return now.replace(from, to);
    }, text);

describe('drift', () => {
  it('ends with 0 where nothing has changed, and says so', async () => {
    const made = await checkout({ 'loyalty.yaml': FILE });
    for (const line of ['drift', 'drift --base HEAD', 'drift --base applied']) {
      const { exit, out } = await made.loyalty(line);
      expect([line, exit]).toEqual([line, 0]);
      expect(out).toContain('No drift. The site matches loyalty.yaml. (site sandbox)');
    }
  });

  it('ends with 2 for theirs and both, with 0 for ours', async () => {
    const made = await checkout({ 'loyalty.yaml': FILE });
    made.write('loyalty.yaml', swap(['5000', '6000'])(FILE));
    const ours = await made.loyalty('drift --base applied');
    expect([ours.exit, ours.out]).toEqual([
      0,
      expect.stringContaining('No drift. 1 change of loyalty.yaml is not applied yet.'),
    ]);
    await made.somebody(() => swap(['1500', '1800'])(FILE));
    const theirs = await made.loyalty('drift --base applied');
    expect(theirs.exit).toBe(2);
    expect(theirs.out).toContain('Drift: 1 thing changed on the site and 1 change of loyalty.yaml is not applied yet.');
    expect(theirs.out).toMatch(/tiers\/silver {2}Silver\n\s+requiredPoints {2}file 1500 · site 1800/);
    await made.somebody(() => swap(['1500', '1800'], ['5000', '7000'])(FILE));
    const both = await made.loyalty('drift --base applied');
    expect(both.exit).toBe(2);
    expect(both.out).toMatch(/tiers\/gold {2}Gold\n\s+requiredPoints {2}was 5000 · file 6000 · site 7000/);
  });

  it('without a base reports every difference, and what to give to tell them apart', async () => {
    const made = await checkout({ 'loyalty.yaml': FILE });
    made.write('loyalty.yaml', swap(['5000', '6000'])(FILE));
    const { exit, out } = await made.loyalty('drift');
    expect(exit).toBe(2);
    expect(out).toContain('ours or theirs unknown: give --base');
    expect((await made.loyalty('drift --adopt')).err).toContain('ADOPT_NEEDS_BASE');
  });

  it('before the first apply does not lead back to the base that holds nothing', async () => {
    const made = await checkout({ 'loyalty.yaml': FILE });
    made.git('update-ref', '-d', 'refs/loyalty/applied/sandbox');
    await made.somebody(swap(['1500', '1800']));
    expect((await made.loyalty('drift --base applied')).out).toContain('--base <another git ref, or a file>');
    const { exit, err } = await made.loyalty('drift --base applied --adopt');
    expect([exit, err]).toEqual([1, expect.stringContaining('ADOPT_NEEDS_BASE')]);
    expect(err).toContain('Nothing was applied to site sandbox yet');
    expect(err).not.toContain('Give --base: `applied`');
    expect(err).toContain('--base HEAD');
    expect((await made.loyalty('drift --base HEAD --adopt')).exit).toBe(0);
  });

  it('prints JSON, markdown and annotations, and tells the runner', async () => {
    const made = await checkout({ 'loyalty.yaml': FILE });
    await made.somebody(swap(['1500', '1800']));
    const json = JSON.parse((await made.loyalty('drift --base HEAD --format json')).out);
    expect(json).toMatchObject({
      formatVersion: '1.0',
      verdict: 'drift',
      site: 'sandbox',
      base: { given: 'HEAD', commit: made.git('rev-parse', 'HEAD') },
      summary: { both: 0, theirs: 1, unknown: 0, ours: 0 },
      things: [
        { address: 'tiers/silver', fields: [{ path: 'requiredPoints', side: 'theirs', file: 1500, site: 1800 }] },
      ],
    });
    const markdown = (await made.loyalty('drift --base HEAD --format markdown')).out;
    expect(markdown).toMatch(/^<!-- loyalty:drift site=sandbox file=loyalty.yaml verdict=drift -->\n### Drift/);
    expect(markdown).toContain('- file requiredPoints: 1500');
    expect(markdown).toContain('+ site requiredPoints: 1800');
    const github = (
      await made.loyalty('drift --base HEAD --format github', { env: { GITHUB_OUTPUT: `${made.folder}/outputs` } })
    ).out;
    expect(github).toMatch(/::warning file=loyalty\.yaml,line=9,col=\d+,title=Drift%3A tiers\/silver::/);
    expect(made.read('outputs')).toContain('verdict=drift');
    await made.loyalty('drift --base HEAD --report markdown=drift.md --report json=drift.json');
    expect(made.read('drift.md')).toContain('### Drift');
  });
});

describe('drift --adopt', () => {
  it('writes theirs into the file, keeps comments, order and ours, and the file then plans nothing', async () => {
    const made = await checkout({ 'loyalty.yaml': FILE });
    await made.somebody(
      swap(
        ['name: Northwind Perks', 'name: Southwind'],
        ['1500', '1800'],
        ['costInPoints: 500', 'costInPoints: 600'],
        ['fixedAmount: 6', 'costInPoints: 450'],
      ),
    );
    const { exit, out, err } = await made.loyalty('drift --base applied --adopt');
    expect([exit, err]).toEqual([0, 'Wrote loyalty.yaml.\n']);
    expect(out).toContain('Brought into loyalty.yaml');
    const text = made.read('loyalty.yaml');
    expect(text).toContain('  name: Southwind # as on the sign\n');
    expect(text).toContain('  # Six stars.\n  silver: { name: Silver, description: Six, requiredPoints: 1800 }\n');
    expect(text).toContain('requiredPoints: 5000 # rarely reached\n');
    expect(text).toContain('# costs the same\n');
    expect((await made.loyalty('plan')).out).toContain('No changes.');
    expect((await made.loyalty('drift --base HEAD')).exit).toBe(0);
  });

  it('keeps what others inherit as the site has it', async () => {
    const made = await checkout({ 'loyalty.yaml': FILE });
    await made.somebody(
      swap(
        ['costInPoints: 500', 'costInPoints: 600'],
        ['gold: { fixedAmount: 6 }', 'gold: { fixedAmount: 6, costInPoints: 500 }'],
      ),
    );
    expect((await made.loyalty('drift --base HEAD --adopt')).exit).toBe(0);
    expect(made.read('loyalty.yaml')).toContain('costInPoints: 600');
    expect((await made.loyalty('plan')).out).toContain('No changes.');
  });

  it('leaves what is ours as it is', async () => {
    const made = await checkout({ 'loyalty.yaml': FILE });
    await made.somebody(swap(['1500', '1800']));
    made.write('loyalty.yaml', swap(['5000', '6000'])(FILE));
    expect((await made.loyalty('drift --base HEAD --adopt')).exit).toBe(0);
    expect(made.read('loyalty.yaml')).toBe(swap(['5000', '6000'], ['1500', '1800'])(FILE));
  });

  it('stops at a conflict, and writes nothing', async () => {
    const made = await checkout({ 'loyalty.yaml': FILE });
    await made.somebody(swap(['1500', '1800'], ['costInPoints: 900', 'costInPoints: 950']));
    const mine = swap(['1500', '1600'])(FILE);
    made.write('loyalty.yaml', mine);
    const { exit, out } = await made.loyalty('drift --base HEAD --adopt');
    expect(exit).toBe(2);
    expect(out).toContain('was 1500 · file 1600 · site 1800');
    expect(out).toContain('Nothing was adopted');
    expect(made.read('loyalty.yaml')).toBe(mine);
  });

  it('takes over a rename as a rename, and a choice made otherwise', async () => {
    const made = await checkout({ 'loyalty.yaml': FILE });
    await made.somebody(
      swap(
        ['name: A tenth off', 'formerly: [A tenth off]\n    name: Ten off'],
        ['name: Silver,', 'name: Argent, formerly: [Silver],'],
      ),
    );
    expect((await made.loyalty('drift --base HEAD --adopt')).exit).toBe(0);
    expect(made.read('loyalty.yaml')).toBe(swap(['A tenth off', 'Ten off'], ['name: Silver', 'name: Argent'])(FILE));
    await made.somebody(swap(['percentage: 10', 'fixedAmount: 7']));
    expect((await made.loyalty(['drift', '--base', 'loyalty.yaml', '--adopt'])).exit).toBe(0);
    expect(made.read('loyalty.yaml')).toContain('coupon: { fixedAmount: 7 }');
    expect((await made.loyalty('plan')).out).toContain('No changes.');
  });

  it('takes out what was deleted, and tells what was added', async () => {
    const made = await checkout({ 'loyalty.yaml': FILE });
    const tenth = FILE.slice(FILE.indexOf('  tenth:'));
    await made.somebody((text) =>
      text.replace(
        tenth,
        '  new: { name: Brand new, costInPoints: 110, coupon: { fixedAmount: 1 } }\nremoved: [ rewards/"A tenth off" ]\n',
      ),
    );
    const before = await made.loyalty('drift --base HEAD');
    expect(before.exit).toBe(2);
    expect(before.out).toContain('- deleted on the site  rewards/tenth  A tenth off');
    expect(before.out).toContain('· rewards/"Brand new"');
    expect((await made.loyalty('drift --base HEAD --adopt')).exit).toBe(0);
    expect(made.read('loyalty.yaml')).toBe(FILE.replace(tenth, ''));
  });

  it('does not overwrite what comes from the environment, and says so', async () => {
    const made = await checkout({ 'loyalty.yaml': FILE });
    await made.somebody(swap(['1500', '1800'], ['5000', '7000']));
    made.write('loyalty.yaml', swap(['1500', '${SILVER_FROM:-1500}'])(FILE));
    const { exit, out } = await made.loyalty('drift --base loyalty.yaml --adopt');
    expect(exit).toBe(2);
    expect(out).toContain('ADOPT_ENVIRONMENT');
    expect(out).toContain('${SILVER_FROM}');
    expect(made.read('loyalty.yaml')).toContain('requiredPoints: ${SILVER_FROM:-1500}');
    expect(made.read('loyalty.yaml')).toContain('requiredPoints: 7000 # rarely reached');
  });

  it('writes the overlay, never what it extends', async () => {
    const base = FILE.replace('site: sandbox\n', '');
    const overlay = 'extends: base.yaml\nversion: 1\nsite: sandbox\n# Only here.\nprogram: { name: Fargo }\n';
    const made = await checkout({ 'base.yaml': base, 'site.yaml': overlay }, 'site.yaml');
    const tenth = FILE.slice(FILE.indexOf('  tenth:'));
    const whole = (text: string): string =>
      `${text.replace('Northwind Perks', 'Fargo')}removed: [ rewards/"A tenth off" ]\n`;
    await made.somebody(() =>
      whole(
        swap(
          ['1500', '1800'],
          ['5000', '5500'],
          ['fixedAmount: 5 }', 'percentage: 5 }'],
          ['    byTier: { gold: { fixedAmount: 6 } } # costs the same\n', '    byTier: {}\n'],
          [tenth, ''],
        )(FILE),
      ),
    );
    const { exit, err } = await made.loyalty('drift site.yaml --base HEAD --adopt');
    expect([exit, err]).toEqual([0, 'Wrote site.yaml.\n']);
    expect(made.read('base.yaml')).toBe(base);
    const text = made.read('site.yaml');
    expect(text.startsWith(overlay)).toBe(true);
    expect(text).toContain('silver: { requiredPoints: 1800 }');
    expect(text).toContain('tenth: null');
    expect((await made.loyalty('plan site.yaml')).out).toContain('No changes.');
  });
});

describe('drift --revert', () => {
  it('writes a plan that puts ours back, leaves alone what is not applied yet, and is applied as any plan', async () => {
    const made = await checkout({ 'loyalty.yaml': FILE });
    const tenth = FILE.slice(FILE.indexOf('  tenth:'));
    await made.somebody((text) =>
      swap(['1500', '1800'], ['5000', '7000'], [tenth, 'removed: [ rewards/"A tenth off" ]\n'])(text),
    );
    made.write(
      'loyalty.yaml',
      `${swap(['5000', '6000'], ['name: Northwind Perks', 'name: Later'])(FILE)}  more: { name: More, costInPoints: 110, coupon: { fixedAmount: 1 } }\n`,
    );
    const { exit, out } = await made.loyalty('drift --base HEAD --revert --out back.json');
    expect(exit).toBe(2);
    expect(out).toContain('Next: loyalty apply back.json');
    const { changes } = JSON.parse(made.read('back.json'));
    expect(changes.map(({ op, address }: { op: string; address: string }) => `${op} ${address}`).sort()).toEqual([
      'create rewards/tenth',
      'update tiers/gold',
      'update tiers/silver',
    ]);
    const applied = made.git('rev-parse', 'refs/loyalty/applied/sandbox');
    expect((await made.loyalty('apply back.json --yes --allow-adverse')).exit).toBe(0);
    // What the file has changed is still to come: it has not been applied by this.
    expect(made.git('rev-parse', 'refs/loyalty/applied/sandbox')).toBe(applied);
    const left = await made.loyalty('drift --base HEAD --format json');
    expect([left.exit, JSON.parse(left.out).summary]).toMatchObject([0, { both: 0, theirs: 0, ours: 2 }]);
    expect((await made.loyalty('plan')).out).toContain('Plan: 1 to create, 1 to update, 0 to delete');
  });
});

it('refuses what cannot be meant', async () => {
  const made = await checkout({ 'loyalty.yaml': FILE });
  for (const line of [
    'drift --adopt --revert --out a.json',
    'drift --revert',
    'drift --out a.json',
    'drift --format html',
    'drift --report html=a',
  ])
    expect([line, (await made.loyalty(line)).exit]).toEqual([line, 1]);
});

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { desk } from '../../support/world.ts';
import { checkout, ENV } from './a-checkout.ts';

const FILE = `version: 1
site: sandbox
tiers:
  silver: { name: Silver, requiredPoints: 1500 }
  gold: { name: Gold, requiredPoints: 5000 }
rewards:
  five-off: { name: Five off, costInPoints: 500, coupon: { fixedAmount: 5 } }
  ten-off: { name: Ten off, costInPoints: 1000, coupon: { fixedAmount: 10 } }
`;
const APPLIED = 'refs/loyalty/applied/sandbox';

describe('plan --base', () => {
  it('tells whose each change is, and warns of what it would undo', async () => {
    const made = await checkout({ 'loyalty.yaml': FILE });
    await made.somebody((text) => text.replace('1500', '1800').replace('costInPoints: 500', 'costInPoints: 510'));
    made.write('loyalty.yaml', FILE.replace('1500', '1600').replace('name: Ten off', 'name: Ten off, active: false'));
    const { out } = await made.loyalty('plan --base HEAD --format json');
    const { changes, problems } = JSON.parse(out) as {
      changes: { address: string; reason: string }[];
      problems: { code: string; address?: string; path?: string; severity: string; place?: object }[];
    };
    expect(Object.fromEntries(changes.map(({ address, reason }) => [address, reason]))).toEqual({
      'tiers/silver': 'File and site have both changed: this goes by the file.',
      'rewards/five-off': 'The site has changed: this puts it back.',
      'rewards/ten-off': 'The file has changed.',
    });
    expect(problems.filter(({ code }) => code.startsWith('CHANGED'))).toMatchObject([
      {
        code: 'CHANGED_ON_BOTH_SIDES',
        severity: 'warning',
        address: 'tiers/silver',
        path: 'requiredPoints',
        place: { line: 4 },
      },
      {
        code: 'CHANGED_ON_SITE',
        severity: 'warning',
        address: 'rewards/five-off',
        path: 'costInPoints',
        place: { line: 7 },
      },
    ]);
  });

  it('renames what has another name under the same key, on either side, without `formerly`', async () => {
    const made = await checkout({ 'loyalty.yaml': FILE });
    made.write('loyalty.yaml', FILE.replace('name: Five off', 'name: Five back').replace('name: Gold', 'name: Or'));
    expect((await made.loyalty('plan')).exit).toBe(3);
    const { exit, out } = await made.loyalty('plan --base HEAD --format json');
    expect([exit, JSON.parse(out).changes]).toMatchObject([
      0,
      [
        { op: 'update', address: 'tiers/gold', fields: [{ path: 'name', before: 'Gold', after: 'Or' }] },
        {
          op: 'update',
          address: 'rewards/five-off',
          fields: [{ path: 'name', before: 'Five off', after: 'Five back' }],
        },
      ],
    ]);
  });

  it('deletes what the file used to declare, with consent, and nothing else that the site has', async () => {
    const made = await checkout({ 'loyalty.yaml': FILE });
    made.write('loyalty.yaml', FILE.replace(/ {2}ten-off.*\n/, ''));
    expect((await made.loyalty('plan --detailed-exitcode')).exit).toBe(0);
    const refused = await made.loyalty('plan --base HEAD');
    expect(refused.exit).toBe(3);
    expect(refused.out).toContain('The file used to declare it, and does not any more.');
    const { exit, out } = await made.loyalty('apply --yes --base HEAD --allow-delete');
    expect([exit, out]).toEqual([0, expect.stringContaining('Applied 1 change (1 deleted)')]);
    expect((await made.loyalty('plan --base HEAD')).out).toContain('No changes.');
  });

  it('does not delete what only has another key', async () => {
    const made = await checkout({ 'loyalty.yaml': FILE });
    made.write('loyalty.yaml', FILE.replace('ten-off:', 'tenner:'));
    expect((await made.loyalty('plan --base HEAD')).out).toContain('No changes.');
  });

  it('reads a file, a ref, and what the file extended then', async () => {
    const made = await checkout({
      'base.yaml': FILE.replace('site: sandbox\n', ''),
      'loyalty.yaml': 'extends: base.yaml\nversion: 1\nsite: sandbox\n',
    });
    made.write('base.yaml', FILE.replace('site: sandbox\n', '').replace('1500', '1600'));
    made.commit();
    expect((await made.loyalty('drift --base HEAD~1')).out).toContain('1 change of loyalty.yaml is not applied yet');
    expect((await made.loyalty('drift --base HEAD')).out).toContain('1 thing changed on the site');
    made.write('old.yaml', FILE);
    expect((await made.loyalty('drift --base old.yaml')).exit).toBe(0);
  });

  it('says what is wrong with a base', async () => {
    const made = await checkout({ 'loyalty.yaml': FILE, 'broken.yaml': 'version: 1\nsite: sandbox\ntiers: 5\n' });
    for (const [base, code] of [
      ['nonsense', 'BASE_UNKNOWN'],
      ['--all', 'USAGE'],
      ['broken.yaml', 'WRONG_TYPE'],
    ] as const) {
      const { exit, err } = await made.loyalty(['drift', '--base', base]);
      expect([base, exit]).toEqual([base, 1]);
      expect(err).toContain(code);
    }
    made.write('other.yaml', FILE.replace('site: sandbox', 'site: 11111111-2222-4333-8444-555555555555'));
    expect((await made.loyalty('drift --base other.yaml')).err).toContain('BASE_OTHER_SITE');
    made.write('loyalty.yaml', FILE);
    const piped = await made.loyalty('plan -f - --base HEAD', { stdin: FILE });
    expect([piped.exit, piped.err]).toEqual([1, expect.stringContaining('has no history')]);
    const alone = desk({ 'loyalty.yaml': FILE });
    expect((await alone.loyalty('plan --base HEAD', { env: ENV })).err).toContain('there is no git checkout here');
  });

  it('knows nothing of a file that was not there, and says so', async () => {
    const made = await checkout({ 'loyalty.yaml': FILE });
    made.write('new.yaml', FILE);
    made.commit();
    const { exit, out } = await made.loyalty('plan new.yaml --base HEAD~1');
    expect([exit, out]).toEqual([0, expect.stringContaining('BASE_WITHOUT_FILE')]);
  });
});

describe('--base applied', () => {
  it('is the commit that was applied last', async () => {
    const made = await checkout({ 'loyalty.yaml': FILE });
    const first = made.git('rev-parse', 'HEAD');
    expect(made.git('rev-parse', APPLIED)).toBe(first);
    made.write('loyalty.yaml', FILE.replace('1500', '1600'));
    const second = made.commit();
    expect(made.git('rev-parse', APPLIED)).toBe(first);
    expect((await made.loyalty('apply --yes --allow-adverse')).exit).toBe(0);
    expect(made.git('rev-parse', APPLIED)).toBe(second);
  });

  it('is the file as it was applied where it is not committed, on no branch', async () => {
    const made = await checkout({ 'loyalty.yaml': FILE, 'beside.txt': 'as it was' });
    const text = FILE.replace('1500', '1600');
    made.write('loyalty.yaml', text);
    expect((await made.loyalty('apply --yes --allow-adverse')).exit).toBe(0);
    expect(made.git('show', `${APPLIED}:loyalty.yaml`)).toBe(text.trim());
    expect(made.git('show', `${APPLIED}:beside.txt`)).toBe('as it was');
    expect(made.git('rev-parse', `${APPLIED}^`)).toBe(made.git('rev-parse', 'HEAD'));
    expect(made.git('status', '--short')).toBe('M loyalty.yaml');
    expect(made.git('branch', '--contains', APPLIED)).toBe('');
    expect((await made.loyalty('drift --base applied')).exit).toBe(0);
  });

  it('does not move after a part of a plan, a refusal, or a rollback', async () => {
    const made = await checkout({ 'loyalty.yaml': FILE });
    const first = made.git('rev-parse', APPLIED);
    made.write('loyalty.yaml', FILE.replace('1500', '1600').replace('costInPoints: 500', 'costInPoints: 510'));
    made.commit();
    expect((await made.loyalty('apply --yes --allow-adverse --target tiers/*')).exit).toBe(0);
    expect(made.git('rev-parse', APPLIED)).toBe(first);
    await made.loyalty('plan --target rewards/* --out part.json');
    expect((await made.loyalty('apply part.json --yes --allow-adverse')).exit).toBe(0);
    expect(made.git('rev-parse', APPLIED)).toBe(first);
    expect((await made.loyalty('apply --yes')).exit).toBe(0);
    const second = made.git('rev-parse', APPLIED);
    expect(second).not.toBe(first);
    await made.loyalty('rollback last');
    expect((await made.loyalty('apply rollback.json --yes --allow-adverse')).exit).toBe(0);
    expect(made.git('rev-parse', APPLIED)).toBe(second);
  });

  it('moves after a saved plan to what that plan was made of', async () => {
    const made = await checkout({ 'loyalty.yaml': FILE });
    made.write('loyalty.yaml', FILE.replace('1500', '1600'));
    const planned = made.commit();
    await made.loyalty('plan --out plan.json');
    made.write('loyalty.yaml', FILE.replace('1500', '1700'));
    made.commit();
    expect((await made.loyalty('apply plan.json --yes --allow-adverse')).exit).toBe(0);
    expect(made.git('rev-parse', APPLIED)).toBe(planned);
  });

  it('is not known before the first apply: everything that differs may be anybody`s', async () => {
    const made = await checkout({ 'loyalty.yaml': FILE });
    made.git('update-ref', '-d', APPLIED);
    made.write('loyalty.yaml', FILE.replace('1500', '1600'));
    const { exit, out } = await made.loyalty('drift --base applied');
    expect(exit).toBe(2);
    expect(out).toContain('BASE_NEVER_APPLIED');
    expect(out).toContain('ours or theirs unknown');
  });

  it('costs nothing outside a checkout', async () => {
    const made = desk({ 'loyalty.yaml': FILE });
    const { exit, err } = await made.loyalty('apply --yes --quiet', { env: { LOYALTY_IMPACT: 'off' } });
    expect([exit, err]).toEqual([0, '']);
    expect(() => readFileSync(join(made.folder, '.git'))).toThrow();
  });
});

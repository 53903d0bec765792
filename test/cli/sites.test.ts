import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { commands } from '../../src/cli/commands/index.ts';
import { shop } from '../support/shop.ts';
import { desk } from '../support/world.ts';
import { golden } from './golden.ts';
import { FILE } from './store.ts';

const SHOP = '11111111-2222-4333-8444-555555555555';

describe('init', () => {
  it.each(['store', 'cafe', 'salon'])(
    'starts from the template %s, which can be planned as it stands',
    async (template) => {
      const made = desk();
      const { exit, out, err } = await made.loyalty(`init --template ${template}`);
      expect([exit, out]).toEqual([0, 'Wrote loyalty.yaml for the embedded sandbox. Next: loyalty plan\n']);
      expect(err).toContain('Wrote loyalty.yaml.\n');
      expect((await made.loyalty('validate')).exit).toBe(0);
    },
  );

  it('writes the workflows, and names what was written', async () => {
    const made = desk();
    const { exit, err } = await made.loyalty('init --ci github');
    expect(exit).toBe(0);
    expect(err).toContain('Wrote .github/actions/loyalty/action.yml.');
    for (const name of ['loyalty-plan.yml', 'loyalty-apply.yml', 'loyalty-drift.yml']) {
      expect(err).toContain(`Wrote .github/workflows/${name}.`);
      const text = readFileSync(join(made.folder, '.github/workflows', name), 'utf8');
      expect(text).toMatch(/^name: /m);
      for (const [, command] of text.matchAll(/npx loyalty (\w+)/g))
        expect(commands.some(({ usage }) => usage.split(' ')[0] === command)).toBe(true);
    }
  });

  it('takes a site over, and ends with its own "No changes"', async () => {
    const made = await shop({ env: { WIX_API_KEY: 'key-of-the-shop' } });
    made.sandbox.addSite({ id: SHOP, key: 'key-of-the-shop', fixture: 'salon' });
    const { exit, out, err } = await made.loyalty(`init --from-site ${SHOP} --file sites/salon.yaml`);
    expect([exit, err]).toEqual([0, expect.stringContaining('Wrote sites/salon.yaml.\n')]);
    expect(out).toContain('No changes. The site matches sites/salon.yaml.');
    const text = readFileSync(join(made.folder, 'sites/salon.yaml'), 'utf8');
    expect(text).toContain(SHOP);
    expect(text).toContain('adopt: true');
    expect((await made.loyalty('plan sites/salon.yaml --detailed-exitcode')).exit).toBe(0);
    expect(made.sandbox.requests().filter(({ committed }) => committed)).toEqual([]);
  });

  it('never overwrites a file', async () => {
    const made = desk({ 'loyalty.yaml': FILE });
    for (const line of ['init', 'init --from-site sandbox', 'init --template store --ci github']) {
      const { exit, err } = await made.loyalty(line);
      expect([line, exit]).toEqual([line, 1]);
      expect(err).toContain('FILE_EXISTS');
    }
    expect(readFileSync(join(made.folder, 'loyalty.yaml'), 'utf8')).toBe(FILE);
    expect(existsSync(join(made.folder, '.github'))).toBe(false);
  });

  it('says what it needs to reach a site', async () => {
    const made = desk();
    const { exit, err } = await made.loyalty(`init --from-site ${SHOP}`);
    expect(exit).toBe(1);
    expect(err).toContain('CREDENTIALS_MISSING');
    expect(existsSync(join(made.folder, 'loyalty.yaml'))).toBe(false);
  });
});

describe('sandbox', () => {
  it('is made anew, and keeps what was applied until then', async () => {
    const made = desk({ 'loyalty.yaml': FILE });
    const reset = await made.loyalty('sandbox --fixture store --reset');
    expect([reset.exit, reset.out, reset.err]).toEqual([0, '', 'The sandbox is a store site again.\n']);
    expect((await made.loyalty('apply --yes -q')).exit).toBe(0);
    expect((await made.loyalty('plan --detailed-exitcode')).exit).toBe(0);
    await made.loyalty('sandbox --reset');
    expect((await made.loyalty('plan --detailed-exitcode')).exit).not.toBe(0);
    await made.loyalty('sandbox --fixture store --reset --sandbox-dir other');
    expect((await made.loyalty('plan --detailed-exitcode --sandbox-dir other')).exit).toBe(2);
  });

  it('serves several sites over HTTP, each with its own key, until it is interrupted', async () => {
    const made = desk({
      'sandbox.yaml': FILE,
      'shop.yaml': FILE.replace('site: sandbox', `site: ${SHOP}\ncredentials: { apiKey: "\${SHOP_KEY}" }`),
    });
    const serving = made.loyalty(
      `sandbox --port 0 --memory --fixture store --add-site ${SHOP}=secret=store --latency 1`,
    );
    const url = await made.printed(/http:\/\/[\d.:]+/);
    const env = { LOYALTY_ENDPOINT: url, SHOP_KEY: 'secret' };
    expect((await made.loyalty('apply -f sandbox.yaml --yes -q', { env })).exit).toBe(0);
    expect((await made.loyalty('plan sandbox.yaml --detailed-exitcode', { env })).exit).toBe(0);
    expect((await made.loyalty('plan shop.yaml --detailed-exitcode', { env })).exit).toBe(2);
    const wrong = await made.loyalty('plan shop.yaml', { env: { ...env, SHOP_KEY: 'guessed' } });
    expect([wrong.exit, wrong.out]).toEqual([1, '']);
    const known = (await (await fetch(`${url}/_sandbox/sites`)).json()) as readonly string[];
    expect(known).toEqual(['sandbox', SHOP]);
    made.interrupt();
    const { exit, out, err } = await serving;
    expect([exit, out]).toEqual([0, `${url}\n`]);
    expect(err).toContain(`Serving site sandbox, ${SHOP}. Ctrl-C ends it.`);
  });

  it('lists the open questions about Wix', async () => {
    const { exit, out } = await desk().loyalty('sandbox --switch list');
    expect(exit).toBe(0);
    expect(out).toMatch(/^lists: ordered \| shuffled$/m);
  });

  it.each([
    ['--switch lists=sideways', '--switch lists=sideways: the answers are ordered, shuffled.'],
    ['--switch colour=red', '--switch colour=red: there is no such question.'],
    ['--faults flood', '"flood" is not a kind of fault'],
    ['--rate-limit many', '--rate-limit many is not <n>/min.'],
    ['--add-site shop', '--add-site shop is not <id>=<key>[=<fixture>].'],
    ['--fixture castle', '--fixture cannot be castle.'],
  ])('refuses %s', async (flags, said) => {
    const { exit, err } = await desk().loyalty(`sandbox --memory --port 0 ${flags}`);
    expect(exit).toBe(1);
    expect(err).toContain(said);
  });
});

describe('doctor', () => {
  it('looks at everything a plan needs', async () => {
    const made = await shop({ fixture: 'store', files: { 'loyalty.yaml': FILE } });
    const { exit, out, err } = await made.loyalty('doctor');
    expect([exit, err]).toEqual([0, '']);
    golden('doctor.txt', out);
  });

  it.each([
    [
      'a file that is not sound',
      'version: 1\nsite: sandbox\nrewards: { x: { colour: red } }\n',
      {},
      'error',
      'is not a key of',
    ],
    ['no file', undefined, {}, 'error', 'There is no file loyalty.yaml.'],
    [
      'no credentials',
      FILE.replace('site: sandbox', `site: ${SHOP}`),
      {},
      'error',
      'There are no credentials for this site.',
    ],
    [
      'a wrong key',
      FILE.replace('site: sandbox', `site: ${SHOP}`),
      { WIX_API_KEY: 'guessed' },
      'error',
      'Check WIX_API_KEY',
    ],
    ['nobody at the endpoint', FILE, { LOYALTY_ENDPOINT: 'http://127.0.0.1:1' }, 'error', ''],
  ] as const)('finds %s', async (_, file, env, state, found) => {
    const made = await shop({
      fixture: 'store',
      files: file === undefined ? {} : { 'loyalty.yaml': file },
      env: { LOYALTY_RETRIES: '0' },
    });
    const { exit, out } = await made.loyalty('doctor --format json', { env });
    expect(exit).toBe(1);
    const { checks } = JSON.parse(out) as { checks: readonly { state: string; found: string }[] };
    expect(checks.at(-1)?.state).toBe(state);
    expect(checks.at(-1)?.found).toContain(found);
  });

  it('warns of features that the plan of the site lacks', async () => {
    const made = await shop({
      fixture: 'free',
      files: { 'loyalty.yaml': 'version: 1\nsite: sandbox\nprogram: { name: Perks }\n' },
    });
    const { exit, out } = await made.loyalty('doctor');
    expect(exit).toBe(0);
    expect(out).toMatch(/✔ ok.*feature tiers.*not in the plan of the site, and the file does without/);
    made.write('loyalty.yaml', 'version: 1\nsite: sandbox\ntiersProgram: { status: active }\n');
    expect((await made.loyalty('doctor')).out).toMatch(/! look.*feature tiers.*not in the plan of the site: changes/);
  });
});

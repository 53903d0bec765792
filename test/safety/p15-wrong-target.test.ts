import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { SANDBOX_KEY } from '../../src/cli/target.ts';
import { type Shop, shop } from '../support/shop.ts';
import { desk } from '../support/world.ts';

const SHOP = '11111111-2222-4333-8444-555555555555';
const OTHER = '99999999-2222-4333-8444-555555555555';
const KEY = 'key-of-the-shop';
const file = (site: string | undefined, rest = ''): string =>
  `version: 1\n${site === undefined ? '' : `site: ${site}\n`}${rest}program: { name: Perks }\n`;

/** A Wix account with two sites, each with its own key. */
async function account(
  files: Readonly<Record<string, string>>,
  env: Readonly<Record<string, string>> = {},
): Promise<Shop> {
  const made = await shop({ files, env: { WIX_API_KEY: KEY, ...env } });
  made.sandbox.addSite({ id: SHOP, key: KEY, fixture: 'store' });
  made.sandbox.addSite({ id: OTHER, key: 'key-of-the-other' });
  return made;
}

describe('P15: the wrong target', () => {
  it.each([
    // file, --site, WIX_SITE_ID, exit, what is said
    ['all agree', SHOP, SHOP, SHOP, 0, `site ${SHOP}`],
    ['the file alone', SHOP, undefined, undefined, 0, `site ${SHOP}`],
    ['--site alone', undefined, SHOP, undefined, 0, `site ${SHOP}`],
    ['the file and --site disagree', SHOP, OTHER, undefined, 1, 'SITE_MISMATCH'],
    ['the file and WIX_SITE_ID disagree', SHOP, undefined, OTHER, 1, 'SITE_MISMATCH'],
    ['--site and WIX_SITE_ID disagree', undefined, SHOP, OTHER, 1, 'SITE_MISMATCH'],
    ['nobody names one', undefined, undefined, undefined, 1, 'SITE_MISSING'],
    ['a variable that is not set', '${NO_SUCH_SITE}', undefined, undefined, 1, 'ENV_MISSING'],
    ['a variable that falls back to the sandbox', '${NO_SUCH_SITE:-sandbox}', undefined, undefined, 1, 'site'],
  ] as const)('%s', async (_, inFile, flag, variable, exit, said) => {
    const made = await account(
      { 'loyalty.yaml': file(inFile) },
      variable === undefined ? {} : { WIX_SITE_ID: variable },
    );
    for (const command of ['plan', 'apply --yes -q']) {
      const run = await made.loyalty([...command.split(' '), ...(flag === undefined ? [] : ['--site', flag])]);
      expect([command, run.exit]).toEqual([command, exit]);
      expect(run.out + run.err).toContain(said);
    }
    if (exit !== 0) expect(made.sandbox.requests()).toEqual([]);
  });

  it('is named in the first and in the last line', async () => {
    const made = await account({ 'loyalty.yaml': file(SHOP) });
    const lines = async (command: string): Promise<readonly string[]> =>
      (await made.loyalty(command)).out.trimEnd().split('\n');
    for (const command of ['plan', 'plan --detailed-exitcode', 'apply --yes', 'plan -v', 'apply --yes -q']) {
      const printed = await lines(command);
      expect(printed[0], command).toContain(`ite ${SHOP}`);
      expect(printed.at(-1), command).toContain(`(site ${SHOP})`);
    }
  });

  it.each([
    [{ WIX_API_KEY: 'a-key-that-is-wrong' }, /WIX_UNAUTHENTICATED|401|key/i],
    [{ WIX_API_KEY: SANDBOX_KEY }, /./],
    [{ WIX_API_KEY: '' }, /CREDENTIALS_MISSING/],
  ])('is not written to before one read has succeeded: %j', async (env, said) => {
    const made = await account({ 'loyalty.yaml': file(SHOP) }, env);
    for (const command of ['plan', 'apply --yes']) {
      const { exit, out, err } = await made.loyalty(command);
      expect([exit, out]).toEqual([1, '']);
      expect(err).toMatch(said);
    }
    expect(made.sandbox.requests().filter(({ committed }) => committed)).toEqual([]);
  });

  it('is pinned by the plan', async () => {
    const made = await account({ 'loyalty.yaml': file(SHOP) });
    await made.loyalty('plan --out plan.json');
    const { exit, err } = await made.loyalty(`apply plan.json --yes --site ${OTHER}`);
    expect(exit).toBe(1);
    expect(err).toContain('SITE_MISMATCH');
    expect((await made.loyalty('apply plan.json --yes', { env: { WIX_SITE_ID: OTHER } })).err).toContain(
      'SITE_MISMATCH',
    );
    // The file may have been pointed elsewhere since.
    made.write('loyalty.yaml', file(OTHER));
    expect(await made.loyalty('apply plan.json --yes -q')).toMatchObject({ exit: 0 });
    expect(made.sandbox.state(SHOP).program.name).toBe('Perks');
    expect(made.sandbox.state(OTHER).program.name).toBeUndefined();
  });

  it('in production is confirmed by its id where nobody can be asked', async () => {
    const made = await account({ 'loyalty.yaml': file(SHOP, 'environment: production\n') });
    const refused = await made.loyalty('apply --yes');
    expect(refused.exit).toBe(1);
    expect(refused.err).toContain(`Add --confirm-site ${SHOP}.`);
    await made.loyalty('plan --out plan.json');
    expect((await made.loyalty('apply plan.json --yes')).err).toContain('SITE_NOT_CONFIRMED');
    expect((await made.loyalty(`apply --yes --confirm-site ${OTHER}`)).err).toContain('SITE_MISMATCH');
    // Agreeing is done by hand.
    expect((await made.loyalty('apply --yes', { env: { LOYALTY_CONFIRM_SITE: SHOP } })).exit).toBe(1);
    expect(made.sandbox.state(SHOP).program.name).toBe('Northwind Perks');
    expect((await made.loyalty(`apply --yes --confirm-site ${SHOP}`)).exit).toBe(0);
    expect(made.sandbox.state(SHOP).program.name).toBe('Perks');
  });

  it('is known to a saved plan and to a rollback without the file: production, and where the key is', async () => {
    const text = file(SHOP, 'environment: production\ncredentials: { apiKey: "${A_KEY}" }\n');
    const env = { WIX_API_KEY: '', A_KEY: KEY };
    const made = await account({ 'loyalty.yaml': text }, env);
    expect((await made.loyalty('plan --out plan.json -q')).exit).toBe(0);
    expect((await made.loyalty('plan - --out piped.json -q', { stdin: text, env })).exit).toBe(0);
    const saved = readFileSync(join(made.folder, 'plan.json'), 'utf8');
    expect(JSON.parse(saved).config).toMatchObject({ environment: 'production', credentials: { apiKey: 'A_KEY' } });
    expect(saved).not.toContain(KEY);
    rmSync(join(made.folder, 'loyalty.yaml'));
    for (const plan of ['plan.json', 'piped.json'])
      expect([plan, (await made.loyalty(`apply ${plan} --yes`)).err]).toEqual([
        plan,
        expect.stringContaining(`Add --confirm-site ${SHOP}.`),
      ]);
    expect((await made.loyalty(`apply piped.json --yes --confirm-site ${SHOP}`)).exit).toBe(0);
    expect((await made.loyalty('rollback last')).exit).toBe(0);
    expect((await made.loyalty('apply rollback.json --yes')).err).toContain('SITE_NOT_CONFIRMED');
    expect((await made.loyalty(`apply rollback.json --yes --confirm-site ${SHOP}`)).exit).toBe(0);
    expect(made.sandbox.state(SHOP).program.name).toBe('Northwind Perks');
  });

  it('cannot be two sites at once: each has a key of its own', async () => {
    const files = {
      'a.yaml': file(SHOP, 'credentials: { apiKey: "${A_KEY}" }\n'),
      'b.yaml': file(OTHER, 'credentials: { apiKey: "${B_KEY}" }\n'),
    };
    const made = await account(files, { A_KEY: KEY, B_KEY: 'key-of-the-other', WIX_API_KEY: 'unused' });
    const { exit, out } = await made.loyalty('plan a.yaml b.yaml');
    expect(exit).toBe(0);
    expect(out).toContain('2 to update, 0 to delete at 2 of 2 sites');
    expect(out).toContain('name  Northwind Perks → Perks');
    const crossed = await made.loyalty('plan a.yaml b.yaml', { env: { A_KEY: 'key-of-the-other', B_KEY: KEY } });
    expect(crossed.exit).toBe(1);
    expect(crossed.out).toContain('2 sites could not be planned.');
    // What is to be checked is what the file names.
    const alone = await made.loyalty('plan a.yaml', { env: { A_KEY: 'no-such-key' } });
    expect(alone.err).toContain('Check A_KEY: complete, not revoked');
  });
});

describe('P15: without any site to reach', () => {
  it('says which variables are missing', async () => {
    const made = desk({ 'loyalty.yaml': file(SHOP) });
    const { exit, err } = await made.loyalty('plan');
    expect(exit).toBe(1);
    expect(err).toContain('Set WIX_API_KEY, or WIX_APP_ID, WIX_APP_SECRET and WIX_INSTANCE_ID.');
  });
});

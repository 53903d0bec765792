import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { nameOf } from '../../src/cli/command-word.ts';
import { commands } from '../../src/cli/commands/index.ts';
import { type Ended, run, start } from '../support/built.ts';
import { type Shop, shop } from '../support/shop.ts';
import { golden } from './golden.ts';

/** For the fixture `dashboard`: made by hand, with a bit of everything. */
const FILE = `# Corner Shop
version: 1
site: sandbox
program: { name: Corner Shop Club }
tiers:
  gold: { requiredPoints: 1400, name: Gold }
rewards:
  ten: { name: $10 off, costInPoints: 900 }
`;

const corner = (files: Readonly<Record<string, string>> = {}): Promise<Shop> =>
  shop({ fixture: 'dashboard', files: { 'loyalty.yaml': FILE, ...files } });
const read = (made: Shop, path: string): string => readFileSync(join(made.folder, path), 'utf8');

/** What a run printed, with the exit in front and what went to stderr behind. */
function told({ exit, out, err }: Ended): string {
  return `exit ${exit}\n${out}${err === '' ? '' : `--- stderr\n${err}`}`;
}

/** What every command does when all is well: lines that are run one after the other, and what is kept of them. */
const WELL: Readonly<Record<string, readonly string[]>> = {
  init: ['init --from-site sandbox --file taken-over.yaml', 'init --template salon --file new/loyalty.yaml'],
  validate: ['validate', 'validate --resolved'],
  fmt: ['fmt --check', 'fmt', 'fmt --check'],
  plan: ['plan --impact off --out plan.json --detailed-exitcode'],
  show: ['plan --impact off --out plan.json -q', 'show plan.json', 'show plan.json --format markdown'],
  apply: ['apply --impact off --yes', 'apply --impact off --yes'],
  drift: [
    'drift -q',
    'drift -q --base loyalty.yaml --revert --out back.json',
    'drift -q --base loyalty.yaml --adopt',
    'drift -q --base loyalty.yaml',
    'drift -q --base loyalty.yaml --format github',
  ],
  diff: [
    'diff -q loyalty.yaml site',
    'diff -q loyalty.yaml site --detailed-exitcode --format json',
    'diff -q site:sandbox sandbox',
  ],
  export: ['export --file none.yaml', 'export --write', 'plan --impact off --detailed-exitcode'],
  explain: ['explain', 'explain rewards.coupon.scope', 'explain tiers/silver.requiredPoints --format json'],
  coverage: ['coverage', 'coverage --format json'],
  doctor: ['doctor', 'doctor --format json'],
  history: ['apply --impact off --yes -q', 'history'],
  rollback: [
    'apply --impact off --yes -q',
    'rollback last',
    'apply rollback.json --yes',
    'rollback last --out none.json',
  ],
  completion: ['completion bash', 'completion zsh', 'completion fish'],
};

/** What every command says when it cannot: the line, the exit, and the sentence that tells why. */
const ILL: Readonly<Record<string, readonly (readonly [line: string, exit: number, said: RegExp])[]>> = {
  init: [['init', 1, /FILE_EXISTS[\s\S]*loyalty export --write/]],
  validate: [['validate bad.yaml', 1, /bad\.yaml:4:\d+ {2}error {2}UNKNOWN_KEY/]],
  fmt: [['fmt torn.yaml', 1, /torn\.yaml:\d+:\d+ {2}error/]],
  plan: [['plan --endpoint http://127.0.0.1:1 --retries 0', 1, /WIX_UNREACHABLE|NETWORK|cannot be reached/i]],
  show: [['show bad.yaml', 1, /JSON_SYNTAX/]],
  apply: [
    ['apply', 1, /There is nobody to ask/],
    ['apply none.json --yes', 1, /none\.json cannot be used: there is no such file/],
  ],
  drift: [
    ['drift --revert', 1, /--revert writes a plan[\s\S]*Add --out/],
    ['drift --base nowhere', 1, /BASE_UNKNOWN/],
    ['drift --adopt', 1, /ADOPT_NEEDS_BASE[\s\S]*--base/],
    ['drift bad.yaml', 1, /bad\.yaml:4/],
  ],
  diff: [
    ['diff loyalty.yaml none.yaml', 1, /FILE_NOT_FOUND/],
    ['diff site sandbox', 1, /PARTY_UNKNOWN/],
  ],
  export: [['export --file bad.yaml', 1, /bad\.yaml:4/]],
  sandbox: [['sandbox --port 99999999', 1, /--port must be a whole number, 0 or more, and 65535 at most/]],
  explain: [['explain rewards.copon', 1, /coupon/]],
  schema: [['schema --of plans', 1, /--of cannot be plans\.[\s\S]*file, plan/]],
  coverage: [['coverage --format xml', 1, /--format cannot be xml/]],
  doctor: [['doctor elsewhere.yaml', 1, /WIX_API_KEY/]],
  history: [['history --site', 1, /--site needs a value/]],
  rollback: [['rollback last', 1, /There is no run on this machine yet/]],
  completion: [['completion tcsh', 1, /<shell> cannot be tcsh/]],
};

const BAD = {
  'bad.yaml': 'version: 1\nsite: sandbox\nrewards:\n  five: { colour: red }\n',
  'torn.yaml': 'version: 1\nrewards: { five: [\n',
  'elsewhere.yaml': 'version: 1\nsite: 11111111-2222-4333-8444-555555555555\nprogram: { name: Perks }\n',
};

describe('the built command, when all is well', () => {
  it.each(Object.entries(WELL))('%s', async (name, lines) => {
    const made = await corner();
    const parts: string[] = [];
    for (const line of lines) parts.push(`$ loyalty ${line}\n${told(await run(made, line))}`);
    golden(`built/${name}.txt`, parts.join('\n'));
  });

  it('init writes what it says', async () => {
    const made = await corner();
    await run(made, 'init --from-site sandbox --file taken-over.yaml');
    golden('built/taken-over.yaml', read(made, 'taken-over.yaml'));
    expect(read(made, 'loyalty.schema.json')).toBe(
      readFileSync(new URL('../../schemas/loyalty.schema.json', import.meta.url), 'utf8'),
    );
  });

  it.each(['file', 'plan'])('schema prints the one of the %s that is committed', async (which) => {
    const { exit, out } = await run(await corner(), `schema --of ${which}`);
    const name = which === 'file' ? 'loyalty' : 'plan';
    const committed = readFileSync(new URL(`../../schemas/${name}.schema.json`, import.meta.url), 'utf8');
    expect([exit, JSON.parse(out)]).toEqual([0, JSON.parse(committed)]);
  });

  it.each(['SIGINT', 'SIGTERM'] as const)('sandbox serves until %s, and keeps what was done there', async (signal) => {
    const made = await corner();
    const env = { LOYALTY_ENDPOINT: '' };
    const { child, ended } = start(made, ['sandbox', '--port', '0', '--fixture', 'dashboard'], env);
    const url = await new Promise<string>((resolve) => {
      child.stdout?.once('data', (data: Buffer) => resolve(data.toString().trim()));
    });
    expect((await run(made, `apply --yes -q --impact off --endpoint ${url}`, env)).exit).toBe(0);
    child.kill(signal);
    const { exit, out, err } = await ended;
    expect([exit, out, err]).toEqual([0, `${url}\n`, 'Serving site sandbox. Ctrl-C ends it.\n']);
    expect((await run(made, 'plan --detailed-exitcode --impact off', env)).exit).toBe(0);
  });
});

describe('the built command, when it cannot', () => {
  const cases = Object.values(ILL).flat();

  it.each(cases)('%s', async (line, exit, said) => {
    const made = await corner(BAD);
    const ended = await run(made, line);
    expect([ended.exit, made.writes()]).toEqual([exit, []]);
    expect(ended.out + ended.err).toMatch(said);
    expect(ended.err).not.toMatch(/^\s+at .*:\d+:\d+\)?$/m);
  });

  it('apply of a plan whose site has moved', async () => {
    const made = await corner();
    await run(made, 'plan --impact off --out plan.json -q');
    made.edit(({ tiers }) => ({ tiers: tiers.map((tier) => ({ ...tier, requiredPoints: 7, revision: '9' })) }));
    const { exit, err } = await run(made, 'apply plan.json --yes');
    expect([exit, made.writes()]).toEqual([4, []]);
    expect(err).toContain('STALE  tiers/gold');
  });

  it('show of a plan that somebody has edited', async () => {
    const made = await corner();
    await run(made, 'plan --impact off --out plan.json -q');
    writeFileSync(join(made.folder, 'plan.json'), read(made, 'plan.json').replaceAll('1400', '14'));
    const { exit, err } = await run(made, 'show plan.json');
    expect([exit, err]).toEqual([1, expect.stringContaining('PLAN_ALTERED')]);
  });
});

it('no command is without both', () => {
  const named = commands.map(nameOf);
  const mine = [...Object.keys(WELL), 'schema', 'sandbox'];
  const first = ['init', 'validate', 'fmt', 'plan', 'show', 'apply', 'export', 'history', 'rollback', 'sandbox'];
  for (const name of [...first, 'explain', 'schema', 'coverage', 'doctor', 'completion']) {
    expect([name, named.includes(name), mine.includes(name), name in ILL]).toEqual([name, true, true, true]);
  }
});

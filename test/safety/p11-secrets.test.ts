import { describe, expect, it, onTestFinished } from 'vitest';
import { type Seen, scriptedServer } from '../site/support/server.ts';
import { filesBelow } from '../support/outputs.ts';
import { shop } from '../support/shop.ts';
import { WHOLE, yaml } from '../support/whole.ts';
import { type Desk, desk, type Printed } from '../support/world.ts';

// Each in a slot of its own, and each spelled otherwise in JSON, in an address and in base64.
const CANARIES = {
  WIX_API_KEY: 'IST.canary-one/k+y==',
  ACME_WIX_KEY: 'IST.canary-two/k+y==',
  WIX_APP_SECRET: 'canary-three/k+y==',
  WIX_INSTANCE_ID: 'canary-four',
  SOMETHING_ELSE: 'canary-five',
  GITHUB_TOKEN: 'ghp_canary-six',
};
const FORMS = Object.values(CANARIES).flatMap((value) => [
  value,
  encodeURIComponent(value),
  Buffer.from(value).toString('base64'),
  Buffer.from(value).toString('base64url'),
]);
const TOKEN = 'canary-seven-token';

const COMMANDS = [
  'validate',
  'validate --resolved',
  'validate --format json',
  'plan -v --trace trace.jsonl --out plan.json --report html=plan.html --report markdown=plan.md --report github=gh.txt',
  'plan --format json',
  'plan --format markdown',
  'plan --format github',
  'show plan.json --format html',
  'show plan.json -v',
  'apply --yes -v --trace trace.jsonl',
  'apply --yes --format json',
  'history',
  'history --format json',
  'rollback last -v',
  'export --file none.yaml --site sandbox',
  'export --out exported.yaml',
  'doctor',
  'doctor --format json',
  'init --from-site sandbox --file taken.yaml',
] as const;

async function everything(
  made: Desk,
  env: Readonly<Record<string, string>>,
  commands: readonly string[],
): Promise<readonly Printed[]> {
  const printed: Printed[] = [];
  for (const command of commands) printed.push(await made.loyalty(command, { env: { ...CANARIES, ...env } }));
  return printed;
}

function expectNone(texts: Iterable<readonly [string, string]>): void {
  for (const [where, text] of texts) {
    for (const form of [...FORMS, TOKEN, 'canary']) expect(text.includes(form), `${form} in ${where}`).toBe(false);
  }
}

const told = (printed: readonly Printed[]): readonly (readonly [string, string])[] =>
  printed.map(({ out, err }, index) => [`output ${index}`, out + err] as const);

describe('P11: secrets stay inside', () => {
  it('when all goes well, in every output and on the disk', async () => {
    const file = `${yaml({ tiers: WHOLE.tiers })}credentials: { apiKey: "\${ACME_WIX_KEY}" }\n`.replace(
      'site: sandbox',
      'site: shop',
    );
    const made = await shop({ fixture: 'fresh', files: { 'loyalty.yaml': file } });
    made.sandbox.addSite({ id: 'shop', key: CANARIES.ACME_WIX_KEY });
    const commands = COMMANDS.map((command) => command.replaceAll('sandbox', 'shop'));
    const given = commands.filter((command) => !/none.yaml|taken.yaml/.test(command));
    const printed = await everything(made, {}, given);
    // To take it back is to delete tiers, which has to be agreed to.
    expect(printed.map(({ exit }) => exit)).toEqual(given.map((command) => (command.startsWith('rollback') ? 3 : 0)));
    expectNone([...told(printed), ...filesBelow(made.folder)]);
    expect(filesBelow(made.folder).has('trace.jsonl')).toBe(true);
    expect([...filesBelow(made.folder).keys()].some((name) => name.endsWith('.jsonl') && name.includes('runs'))).toBe(
      true,
    );
  });

  it.each([400, 401, 500, 200])('when everything comes back in the answer, with %i', async (status) => {
    const server = await scriptedServer();
    onTestFinished(() => server.close());
    server.play(({ headers, url, body }: Seen) => {
      if (url.startsWith('/oauth2')) return { json: { access_token: TOKEN, expires_in: 60 } };
      const said = JSON.stringify({ headers, body, key: headers.authorization });
      return {
        status,
        headers: { 'x-wix-request-id': String(headers.authorization) },
        json: {
          message: said,
          details: { applicationError: { code: headers.authorization, description: said, data: { said } } },
        },
      };
    });
    const made = desk({ 'loyalty.yaml': yaml({ tiers: WHOLE.tiers }).replace('site: sandbox', 'site: shop') });
    for (const slot of [
      { WIX_APP_ID: '', WIX_API_KEY: CANARIES.WIX_API_KEY },
      { WIX_API_KEY: '', WIX_APP_ID: 'an-app' },
    ]) {
      const env = { LOYALTY_ENDPOINT: server.endpoint, LOYALTY_RETRIES: '0', ...slot };
      const printed = await everything(made, env, [
        'plan -v --trace trace.jsonl',
        'apply --yes',
        'doctor',
        'export',
        'plan --format json',
      ]);
      expect(new Set(printed.map(({ exit }) => exit))).toEqual(new Set([1]));
      expectNone([...told(printed), ...filesBelow(made.folder)]);
    }
  });

  it('when they stand where they should not', async () => {
    const literal = `version: 1\nsite: shop\ncredentials: { apiKey: ${CANARIES.WIX_API_KEY} }\n`;
    const made = desk({ 'loyalty.yaml': literal });
    for (const command of [
      'validate',
      'validate --format json',
      'validate --format github',
      'plan',
      'validate --resolved',
      'doctor',
      'apply --yes',
    ]) {
      const printed = await made.loyalty(command, { env: CANARIES });
      expect(printed.exit).toBe(1);
      expectNone(told([printed]));
    }
    const { err } = await made.loyalty('plan');
    expect(err).toContain('SECRET_IN_FILE');
    expect(err).toContain('replace it at Wix');
  });

  it('when a key cannot be one', async () => {
    const made = desk({ 'loyalty.yaml': 'version: 1\nsite: shop\nprogram: { name: Perks }\n' });
    const printed = await made.loyalty('plan', { env: { WIX_API_KEY: 'canary with a space\n' } });
    expect(printed.exit).toBe(1);
    expectNone(told([printed]));
    expect(printed.err).toContain('WIX_API_KEY holds a character that no credential has');
  });
});

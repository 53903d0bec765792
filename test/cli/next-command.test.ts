import { describe, expect, it } from 'vitest';
import { type Shop, shop } from '../support/shop.ts';
import { yaml } from '../support/whole.ts';

const FIVE = yaml({
  rewards: { five: { name: '$5 off your order', costInPoints: 450 } },
  exclusive: ['rewards'],
});
const CONSENTS = ['--allow-delete', '--override', 'delete-limit', '--reason', "a summer's trial"];

/** The line that `plan` proposes, as words; without a shell none of them needs quotes but these. */
async function next(made: Shop, line: readonly string[]): Promise<string | undefined> {
  const { out } = await made.loyalty(line, { env: { LOYALTY_ENDPOINT: '' } });
  return /Next: (.*)/.exec(out)?.[1];
}

describe('the next command', () => {
  it('reaches the same site, and agrees to the same, as the plan that proposes it', async () => {
    const made = await shop({ fixture: 'store', files: { 'loyalty.yaml': FIVE, 'my file.yaml': FIVE } });
    const site = ['--endpoint', made.url, '--site=sandbox'];
    expect(await next(made, ['plan', ...site, '--target', 'rewards/five', '-q'])).toBe(
      `loyalty apply --site sandbox --endpoint ${made.url} --target rewards/five`,
    );
    expect(await next(made, ['plan', '-f', 'my file.yaml', '--endpoint', made.url, ...CONSENTS])).toBe(
      `loyalty apply -f 'my file.yaml' --endpoint ${made.url} --allow-delete --override delete-limit --reason 'a summer'\\''s trial'`,
    );
    expect(await next(made, ['plan', ...site, ...CONSENTS, '--out', 'plan.json', '--exclude', 'rewards/"*"'])).toBe(
      `loyalty apply plan.json --endpoint ${made.url} --allow-delete --override delete-limit --reason 'a summer'\\''s trial'`,
    );
  });

  it('leaves out what the environment says again, and what a pipe has swallowed', async () => {
    const made = await shop({ fixture: 'store', files: { 'loyalty.yaml': FIVE } });
    const { out } = await made.loyalty('plan --target rewards/five');
    expect(out).toContain('Next: loyalty apply --target rewards/five\n');
    expect((await made.loyalty('plan - --target rewards/five', { stdin: FIVE })).out).not.toContain('Next: ');
  });

  it('can be run as it stands', async () => {
    const made = await shop({ fixture: 'store', files: { 'loyalty.yaml': FIVE } });
    const line = await next(made, ['plan', '--endpoint', made.url, '--target', 'rewards/five']);
    const { exit, out } = await made.loyalty(`${line?.replace('loyalty ', '')} --yes`, {
      env: { LOYALTY_SETTLE: '0' },
    });
    expect([exit, out]).toEqual([0, expect.stringContaining('Applied 1 change (1 updated).')]);
    const back = await next(made, ['rollback', 'last', '--endpoint', made.url]);
    expect(back).toBe(`loyalty apply rollback.json --endpoint ${made.url}`);
  });
});

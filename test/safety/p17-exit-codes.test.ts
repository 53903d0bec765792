import { closeSync, existsSync, readdirSync, readlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { direct } from '../support/direct.ts';
import { type Shop, shop } from '../support/shop.ts';
import { WHOLE, yaml } from '../support/whole.ts';

const FIVE = yaml({ rewards: { five: { name: '$5 off your order', costInPoints: 550 } } });
const NOTHING = yaml({ program: { name: 'Northwind Perks' } });

const store = (file: string): Promise<Shop> =>
  shop({ fixture: 'store', files: { 'loyalty.yaml': file }, env: { LOYALTY_RETRIES: '0' } });

function isJournal(file: string): boolean {
  try {
    return readlinkSync(file).endsWith('.jsonl');
  } catch {
    return false;
  }
}

describe('P17: an exit code says what happened', () => {
  it('0: done, or nothing to do', async () => {
    const made = await store(FIVE);
    expect((await made.loyalty('plan')).exit).toBe(0);
    expect((await made.loyalty('apply --yes')).exit).toBe(0);
    expect((await made.loyalty('apply --yes')).exit).toBe(0);
    expect((await made.loyalty('plan --detailed-exitcode')).exit).toBe(0);
  });

  it.each([
    ['usage', FIVE, 'apply --yes --no-such-flag', {}],
    ['no such command', FIVE, 'deploy', {}],
    ['no such file', FIVE, 'apply -f none.yaml --yes', {}],
    ['a file that is not sound', 'version: 1\nsite: sandbox\nrewards: { five: { colour: red } }\n', 'apply --yes', {}],
    [
      'credentials that are wrong',
      FIVE.replace('site: sandbox', 'site: elsewhere'),
      'apply --yes',
      { WIX_API_KEY: 'no' },
    ],
    ['no network', FIVE, 'apply --yes', { LOYALTY_ENDPOINT: 'http://127.0.0.1:1' }],
    ['nobody to ask', FIVE, 'apply', {}],
    ['no consent to go on', FIVE, 'apply --no-input', {}],
    ['a plan that is none', FIVE, 'apply none.json --yes', {}],
  ] as const)('1, and nothing written: %s', async (_, file, command, env) => {
    const made = await store(file);
    const { exit, err } = await made.loyalty(command, { env });
    expect(exit).toBe(1);
    expect(err).toContain('Next: ');
    expect(made.writes()).toEqual([]);
  });

  it('1, and nothing written: the only write is refused', async () => {
    const made = await store(FIVE);
    made.sandbox.setFaults([{ do: '401', match: { write: true } }]);
    expect((await made.loyalty('apply --yes')).exit).toBe(1);
    expect(made.writes().filter(({ committed }) => committed)).toEqual([]);
  });

  it('1, and nothing written: there is no journal to be had', async () => {
    const made = await store(FIVE);
    writeFileSync(join(made.folder, 'runs'), 'in the way');
    const { exit, err } = await made.loyalty('apply --yes --runs-dir runs');
    expect(exit).toBe(1);
    expect(err).toMatch(/FILE_TROUBLE|JOURNAL/);
    expect(made.writes()).toEqual([]);
  });

  it('2: changes are pending, and only when asked for', async () => {
    const made = await store(FIVE);
    expect((await made.loyalty('plan --detailed-exitcode')).exit).toBe(2);
    expect((await made.loyalty('plan')).exit).toBe(0);
    made.write('other.yaml', NOTHING);
    expect((await made.loyalty('plan loyalty.yaml other.yaml --detailed-exitcode')).exit).toBe(2);
    expect((await made.loyalty('plan other.yaml --detailed-exitcode')).exit).toBe(0);
  });

  it('3: refused, the plan is printed in full, and apply says the same as plan', async () => {
    const made = await store(yaml({ exclusive: ['rewards'], tiers: WHOLE.tiers }));
    for (const flags of ['', ' --detailed-exitcode']) {
      const { exit, out } = await made.loyalty(`plan${flags}`);
      expect(exit).toBe(3);
      expect(out).toContain('- delete  rewards/"Free shipping"');
      expect(out).toContain('Agree with --allow-delete');
    }
    const { exit, out } = await made.loyalty('apply --yes');
    expect(exit).toBe(3);
    expect(out).toContain('- delete  rewards/"Free shipping"');
    await made.loyalty('plan --out plan.json');
    expect((await made.loyalty('apply plan.json --yes')).exit).toBe(3);
    expect(made.writes()).toEqual([]);
  });

  it('3: what --fail-on names, for plan and apply alike, with the reason', async () => {
    const made = await store(FIVE);
    for (const command of ['plan', 'plan --detailed-exitcode', 'apply --yes']) {
      const refused = await made.loyalty(`${command} --fail-on update`);
      expect([command, refused.exit]).toEqual([command, 3]);
      expect(refused.out).toContain('The plan holds 1 update, which --fail-on update refuses.');
      expect((await made.loyalty(`plan --fail-on create --fail-on delete --fail-on warning`)).exit).toBe(0);
    }
    expect(made.writes()).toEqual([]);
    const manual = await store(
      yaml({ earningRules: { p: { adopt: true, trigger: 'wix_pricing_plans-plan_purchased' } } }),
    );
    expect((await manual.loyalty('plan --fail-on manual')).exit).toBe(3);
    expect((await manual.loyalty('plan')).exit).toBe(0);
  });

  it('4: the site moved, and this run wrote nothing', async () => {
    const made = await store(FIVE);
    await made.loyalty('plan --out plan.json');
    made.edit(({ rewards }) => ({ rewards: rewards.map((one) => ({ ...one, active: false, revision: '5' })) }));
    expect((await made.loyalty('apply plan.json --yes')).exit).toBe(4);
    expect((await made.loyalty(['apply', '--yes', '--expect', '0'.repeat(64)])).exit).toBe(4);
    expect(made.writes()).toEqual([]);
  });

  it('5: partly applied, however it came to that', async () => {
    const file = yaml({ tiers: WHOLE.tiers, rewards: { five: { name: '$5 off your order', costInPoints: 550 } } });
    for (const fault of ['500', 'reset', '401', 'hang'] as const) {
      const made = await shop({
        fixture: 'store',
        files: { 'loyalty.yaml': file },
        env: { LOYALTY_RETRIES: '0', LOYALTY_TIMEOUT: '0.2' },
      });
      // The tiers are changed, the reward is not.
      made.sandbox.setFaults([{ do: fault, match: { method: 'PUT' } }]);
      const { exit, out } = await made.loyalty('apply --yes --parallelism 1');
      expect([fault, exit]).toEqual([fault, 5]);
      expect(out).toContain('Journal: ');
      expect(made.writes().some(({ committed }) => committed)).toBe(true);
    }
  });

  it('5: partly applied, because the site moved after the first write', async () => {
    const made = await store(
      yaml({ tiers: WHOLE.tiers, rewards: { five: { name: '$5 off your order', costInPoints: 550 } } }),
    );
    made.sandbox.onRequest(({ phase, method }) => {
      if (phase !== 'before' || method !== 'PUT') return;
      made.edit(({ rewards }) => ({
        rewards: rewards.map((one) => ({ ...one, name: `${one.name}!`, revision: '7' })),
      }));
    });
    const { exit, err } = await made.loyalty('apply --yes --parallelism 1');
    expect(exit).toBe(5);
    expect(err).toContain('STALE');
  });

  it.skipIf(!existsSync('/proc/self/fd'))('5: partly applied, because the journal broke after a write', async () => {
    const made = await store(yaml({ tiers: WHOLE.tiers }));
    let broken = false;
    made.sandbox.onRequest(({ phase, method }) => {
      if (broken || phase !== 'after-commit' || method !== 'PATCH') return;
      broken = true;
      const open = readdirSync('/proc/self/fd').filter((file) => isJournal(`/proc/self/fd/${file}`));
      closeSync(Number(open[0]));
    });
    const { exit, out } = await made.loyalty('apply --yes --parallelism 1');
    expect([broken, exit]).toEqual([true, 5]);
    expect(out).toMatch(/1 not tried|1 failed/);
    expect(made.writes().filter(({ committed }) => committed)).toHaveLength(1);
  });

  it('never 0 when something was not tried, though nothing failed', async () => {
    const made = await direct({ fixture: 'store' });
    const { document } = await made.plan(yaml({ tiers: WHOLE.tiers }));
    const { exit, outcomes } = await made.apply(document, { parallelism: Number.NaN });
    expect(new Set(outcomes.map(({ status }) => status))).toEqual(new Set(['untried']));
    expect([exit, made.writes()]).toEqual([1, []]);
  });

  it('130: interrupted, after the write in flight was finished and journalled', async () => {
    const made = await store(
      yaml({ tiers: WHOLE.tiers, rewards: { five: { name: '$5 off your order', costInPoints: 550 } } }),
    );
    made.sandbox.onRequest(({ phase, method }) => {
      if (phase === 'before' && method === 'PATCH') made.interrupt();
    });
    const { exit, out, err } = await made.loyalty('apply --yes --parallelism 1');
    expect(exit).toBe(130);
    expect(err).toContain('Stopping: finishing what is under way');
    expect(out).toMatch(/Applied 1 change \(1 updated\); \d not tried/);
    expect(made.writes().filter(({ committed }) => committed)).toHaveLength(1);
    expect((await made.loyalty('history')).out).toContain('interrupted');
    expect((await made.loyalty('apply --yes')).exit).toBe(0);
  });

  it('130: interrupted before the first write', async () => {
    const made = await store(FIVE);
    const locks = join(made.folder, '.loyalty/locks');
    made.sandbox.onRequest(({ phase }) => {
      // The second look, under the lock.
      if (phase === 'before' && existsSync(join(locks, 'sandbox'))) made.interrupt();
    });
    const { exit, err } = await made.loyalty('apply --yes');
    expect([exit, made.writes()]).toEqual([130, []]);
    expect(err.match(/Stopping/g)).toHaveLength(1);
    expect(readdirSync(locks)).toEqual([]);
  });
});

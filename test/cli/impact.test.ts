import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { parseFaults, parsePopulation } from '../../src/sandbox/index.ts';
import { type Shop, shop } from '../support/shop.ts';

// 8,400 customers over HTTP, and several commands a test.
vi.setConfig({ testTimeout: 60_000 });

const RAISED = ['requiredPoints: 1500', 'requiredPoints: 2000'] as const;

/** The store of the fixtures with its customers, and its file with one value replaced. */
async function store(
  [from, to]: readonly [string, string] = RAISED,
  { more = '', population = 'store' }: { readonly more?: string; readonly population?: string } = {},
): Promise<Shop> {
  const customers = population === '' ? {} : { population: parsePopulation(population) };
  const made = await shop({ fixture: 'store', ...customers });
  expect((await made.loyalty('export --write')).exit).toBe(0);
  const text = readFileSync(join(made.folder, 'loyalty.yaml'), 'utf8');
  expect(text).toContain(from);
  made.write('loyalty.yaml', `${text.replace(from, to)}${more}`);
  made.sandbox.forgetRequests();
  return made;
}

const customerReads = ({ sandbox }: Shop): number =>
  sandbox.requests().filter(({ path }) => path.startsWith('/loyalty-accounts')).length;

interface Printed {
  readonly changes: readonly { readonly address: string; readonly direction: string }[];
  readonly problems: readonly { readonly code: string; readonly severity: string; readonly place?: object }[];
  readonly impact: null | {
    readonly tiers: { readonly demoted: { readonly value: number; readonly certainty: string } };
    readonly reads: { readonly calls: number };
    readonly notes: readonly string[];
  };
}

it('says how many customers a threshold demotes, and refuses what is adverse until it is agreed to', async () => {
  const made = await store();
  const plan = await made.loyalty('plan --format json');
  const { changes, problems, impact } = JSON.parse(plan.out) as Printed;
  expect(plan.exit).toBe(3);
  expect(changes[0]).toMatchObject({ address: 'tiers/silver', direction: 'adverse' });
  expect(impact?.tiers.demoted).toMatchObject({ value: 352, certainty: 'exact' });
  expect(impact?.reads.calls).toBeLessThanOrEqual(15);
  expect(problems.find(({ code }) => code === 'ADVERSE')).toMatchObject({
    severity: 'critical',
    place: { line: expect.any(Number) },
  });
  expect((await made.loyalty('plan')).out).toMatch(/352.*36\.6 %/);
});

it('lets pass what the file accepts', async () => {
  const more = 'accept:\n  - { change: tiers/silver.requiredPoints, to: 2000, reason: announced }\n';
  const made = await store(RAISED, { more });
  const plan = await made.loyalty('plan --format json');
  const { problems } = JSON.parse(plan.out) as Printed;
  expect(problems.filter(({ severity }) => severity === 'critical')).toEqual([]);
  expect(plan.exit).toBe(0);
});

it('judges directions without asking anybody', async () => {
  const made = await store();
  const plan = await made.loyalty('plan --impact off --format json');
  const { changes, problems, impact } = JSON.parse(plan.out) as Printed;
  expect([plan.exit, impact, customerReads(made)]).toEqual([3, null, 0]);
  expect(changes[0]).toMatchObject({ direction: 'adverse' });
  expect(problems.find(({ code }) => code === 'ADVERSE')?.severity).toBe('critical');
  expect((await made.loyalty('plan --impact off --allow-adverse')).exit).toBe(0);
});

it('names the checks that lack counts when nobody is asked', async () => {
  const made = await store();
  const plan = await made.loyalty('plan --impact off --allow-adverse');
  expect(plan.out).toContain('Not checked, since customers were not counted: L-TIER-06, L-TIER-08.');
  expect(plan.out).toContain('loyalty plan --impact estimate');
  expect((await made.loyalty('plan --allow-adverse')).out).not.toContain('Not checked');
  const lowered = await store(['requiredPoints: 1500', 'requiredPoints: 1400']);
  expect((await lowered.loyalty('plan --impact off')).out).not.toContain('Not checked');
});

it('gives the same verdict in plan and in apply', async () => {
  const made = await store();
  const overridden = '--allow-adverse --override L-TIER-06 --reason agreed';
  for (const level of ['off', 'estimate', 'full']) {
    for (const consent of ['', '--allow-adverse', overridden]) {
      const planned = await made.loyalty(`plan --impact ${level} ${consent}`);
      // Without --yes nothing is written: what is not refused ends with a usage error.
      const applied = await made.loyalty(`apply --impact ${level} ${consent}`);
      expect([level, consent, applied.exit]).toEqual([level, consent, planned.exit === 3 ? 3 : 1]);
    }
  }
  expect((await made.loyalty(`apply --yes ${overridden}`)).exit).toBe(0);
});

it('says that the impact is unknown when customers cannot be read, and ends as it would have', async () => {
  const made = await store(['Northwind Perks', 'Northwind Stars']);
  made.sandbox.setFaults(parseFaults('503:/loyalty-accountsx999'));
  const plan = await made.loyalty('plan --retries 0');
  expect(plan.out).toContain('Impact unknown: ');
  expect(plan.exit).toBe(0);
  expect((await made.loyalty('apply --yes --retries 0')).exit).toBe(0);
});

it('names the checks that lack counts when the site does not tell them', async () => {
  const made = await store();
  made.sandbox.setFaults(parseFaults('503:/loyalty-accountsx999'));
  const { out } = await made.loyalty('plan --retries 0');
  expect(out).toContain('Not checked, since customers were not counted: L-TIER-06, L-TIER-08.');
  expect(out).toContain('Plan again when the site tells its counts.');
});

it('asks for nothing but the totals when nothing hangs on balances', async () => {
  const made = await store(['Northwind Perks', 'Northwind Stars']);
  expect((await made.loyalty('plan')).exit).toBe(0);
  expect(customerReads(made)).toBe(1);
});

it('of a site without customers it says so in a few lines, and nothing refuses', async () => {
  const made = await store(RAISED, { population: '' });
  const plan = await made.loyalty('plan');
  expect([plan.exit, customerReads(made)]).toEqual([0, 2]);
  const [section = ''] = /^What it does to customers\n(?:\n| {2}.*\n)+/m.exec(plan.out) ?? [];
  expect(section.trim()).toBe('What it does to customers\n\n  The site has no customers yet.');
  expect(plan.out).not.toContain('balances');
  expect(plan.out).not.toContain('ADVERSE');
});

it('tells a group under five by no number beside it', async () => {
  // 60 customers: three leave Silver, and one has the points for $5 off today and not then.
  const made = await store(['requiredPoints: 1500', 'requiredPoints: 1900'], {
    population: 'N=60,alpha=1.7,scale=700,cap=60000,cost=500',
  });
  const text = readFileSync(join(made.folder, 'loyalty.yaml'), 'utf8');
  made.write('loyalty.yaml', text.replace('costInPoints: 500', 'costInPoints: 530'));
  const { out } = await made.loyalty('plan');
  expect(out).toContain('Silver → Member: <5 go down');
  expect(out).toContain('Tier Member: 49–52 → 50–56');
  expect(out).toContain('newly out of reach of <5 (can take it: 24 → 20–23)');
  expect(out).not.toContain('of Silver)');
});

it('asks nothing when nothing changes', async () => {
  const made = await store(['Northwind Perks', 'Northwind Perks']);
  expect((await made.loyalty('plan')).out).toContain('No changes');
  expect(customerReads(made)).toBe(0);
});

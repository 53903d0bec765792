import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { type Desk, desk } from '../support/world.ts';

// 8,400 customers on disk, and several commands a test.
vi.setConfig({ testTimeout: 30_000 });

/** The store of the fixtures with its customers, and its file with one threshold raised. */
async function store(more = ''): Promise<Desk> {
  const made = desk();
  expect((await made.loyalty('sandbox --fixture store --population store --reset')).exit).toBe(0);
  expect((await made.loyalty('export --write')).exit).toBe(0);
  const text = readFileSync(join(made.folder, 'loyalty.yaml'), 'utf8');
  expect(text).toContain('requiredPoints: 1500');
  made.write('loyalty.yaml', `${text.replace('requiredPoints: 1500', 'requiredPoints: 2000')}${more}`);
  return made;
}

interface Printed {
  readonly changes: readonly { readonly address: string; readonly direction: string }[];
  readonly problems: readonly { readonly code: string; readonly severity: string; readonly place?: object }[];
  readonly impact: null | {
    readonly tiers: { readonly demoted: { readonly value: number; readonly certainty: string } };
    readonly reads: { readonly calls: number };
  };
}

it('says how many customers a threshold demotes, and refuses what is adverse until it is agreed to', async () => {
  const made = await store();
  const plan = await made.loyalty('plan --impact estimate --format json');
  const { changes, problems, impact } = JSON.parse(plan.out) as Printed;
  expect(plan.exit).toBe(3);
  expect(changes[0]).toMatchObject({ address: 'tiers/silver', direction: 'adverse' });
  expect(impact?.tiers.demoted).toMatchObject({ value: 352, certainty: 'exact' });
  expect(impact?.reads.calls).toBeLessThanOrEqual(15);
  expect(problems.find(({ code }) => code === 'ADVERSE')).toMatchObject({
    severity: 'critical',
    place: { line: expect.any(Number) },
  });
  const text = await made.loyalty('plan --impact estimate');
  expect(text.out).toContain('Silver → Member: 352 go down (36.6 % of Silver)');
  expect(text.out).toContain('Customers: 8,400');
  expect((await made.loyalty('plan --impact estimate --format markdown')).out).toContain('What it does to customers');
});

it('lets pass what the file accepts', async () => {
  const made = await store('accept:\n  - { change: tiers/silver.requiredPoints, to: 2000, reason: announced }\n');
  const plan = await made.loyalty('plan --impact estimate --format json');
  const { problems } = JSON.parse(plan.out) as Printed;
  expect(problems.filter(({ severity }) => severity === 'critical')).toEqual([]);
  expect(plan.exit).toBe(0);
});

it('asks nothing and judges no direction unless told to', async () => {
  const made = await store();
  const { changes, impact } = JSON.parse((await made.loyalty('plan --format json')).out) as Printed;
  expect(impact).toBeNull();
  expect(changes[0]).toMatchObject({ direction: 'unknown' });
});

it('of a site without customers it says so, and nothing refuses', async () => {
  const made = desk({
    'loyalty.yaml': 'version: 1\nsite: sandbox\nprogram: { name: Perks }\n',
  });
  await made.loyalty('sandbox --fixture fresh --reset');
  const plan = await made.loyalty('plan --impact estimate');
  expect(plan.exit).toBe(0);
  expect(plan.out).toContain('What it does to customers');
});

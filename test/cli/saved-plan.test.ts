import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { shop } from '../support/shop.ts';
import { WHOLE, yaml } from '../support/whole.ts';

const OVERRIDE = ['--allow-delete', '--override', 'delete-limit', '--override', 'L-REW-01', '--reason', 'a test'];

it('a plan of creates, updates and deletes is applied as it was saved', async () => {
  const file = yaml({
    exclusive: ['rewards'],
    tiers: { ...WHOLE.tiers, platinum: { name: 'Platinum', requiredPoints: 9000 } },
  });
  const made = await shop({ fixture: 'store', files: { 'loyalty.yaml': file } });
  await made.loyalty('plan --out plan.json');
  const saved = JSON.parse(readFileSync(join(made.folder, 'plan.json'), 'utf8'));
  expect(saved.summary).toMatchObject({ create: 1, update: 2, delete: 4 });
  const shown = await made.loyalty('show plan.json --format json');
  expect(JSON.parse(shown.out)).toEqual(saved);
  const { exit, err } = await made.loyalty(['apply', 'plan.json', '--yes', ...OVERRIDE]);
  expect([exit, err.split('\n').filter((line) => line.startsWith('✔')).length]).toEqual([0, 7]);
  expect(made.state().rewards).toEqual([]);
});

it.each<[string, (saved: Record<string, object>) => object]>([
  ['what refuses it', () => ({ problems: [] })],
  ['its site', () => ({ site: 'another' })],
  ['where it is for', ({ config }) => ({ config: { ...config, environment: 'test' } })],
  ['what it is based on', ({ basis }) => ({ basis: { ...basis, things: {} } })],
  ['its checksum', () => ({ checksum: undefined })],
])('a saved plan that lost or changed %s is not applied', async (_, change) => {
  const made = await shop({
    fixture: 'store',
    files: {
      'loyalty.yaml': yaml({ environment: 'production', exclusive: ['rewards'] }),
    },
  });
  await made.loyalty('plan --out plan.json');
  const path = join(made.folder, 'plan.json');
  const saved = JSON.parse(readFileSync(path, 'utf8'));
  expect(saved.problems.map(({ code }: { code: string }) => code)).toContain('DELETE_NOT_ALLOWED');
  writeFileSync(path, JSON.stringify({ ...saved, ...change(saved) }));
  const { exit, err } = await made.loyalty('apply plan.json --yes --confirm-site sandbox');
  expect([exit, err]).toEqual([1, expect.stringContaining('PLAN_ALTERED')]);
  expect(made.writes()).toEqual([]);
});

it('a saved plan may be written in another order and on one line', async () => {
  const made = await shop({ fixture: 'store', files: { 'loyalty.yaml': yaml({ tiers: WHOLE.tiers }) } });
  await made.loyalty('plan --out plan.json');
  const path = join(made.folder, 'plan.json');
  const entries = Object.entries(JSON.parse(readFileSync(path, 'utf8')));
  writeFileSync(path, JSON.stringify(Object.fromEntries(entries.toReversed())));
  expect((await made.loyalty('show plan.json')).exit).toBe(0);
});

it('a plan that was edited by hand is not applied', async () => {
  const made = await shop({ fixture: 'store', files: { 'loyalty.yaml': yaml({ tiers: WHOLE.tiers }) } });
  await made.loyalty('plan --out plan.json');
  const path = join(made.folder, 'plan.json');
  writeFileSync(path, readFileSync(path, 'utf8').replaceAll('"Seven"', '"Eight"'));
  for (const command of ['apply plan.json --yes', 'show plan.json']) {
    const { exit, err } = await made.loyalty(command);
    expect([exit, err]).toEqual([1, expect.stringContaining('PLAN_ALTERED')]);
  }
  expect(made.writes()).toEqual([]);
});

import { expect, it } from 'vitest';
import { shop } from '../support/shop.ts';
import { FILE } from './store.ts';

const HOUR = 3_600_000;

it('refuses a saved plan that is more than a day old, unless somebody agrees', async () => {
  const made = await shop({ fixture: 'store', files: { 'loyalty.yaml': FILE } });
  expect(await made.loyalty('plan --out plan.json')).toMatchObject({ exit: 0 });
  made.advance(25 * HOUR);
  const old = await made.loyalty('apply plan.json --yes');
  expect(old.exit).toBe(3);
  expect(old.out).toContain('L-OPS-09');
  expect(old.out).toContain('made 25 hours ago');
  expect(made.writes()).toEqual([]);
  const agreed = await made.loyalty('apply plan.json --yes --override L-OPS-09 --reason reviewed');
  expect(agreed.exit).toBe(0);
});

it('applies one that is just a day old', async () => {
  const made = await shop({ fixture: 'store', files: { 'loyalty.yaml': FILE } });
  await made.loyalty('plan --out plan.json');
  made.advance(24 * HOUR - 60_000);
  expect((await made.loyalty('apply plan.json --yes')).exit).toBe(0);
});

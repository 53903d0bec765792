import { expect, it } from 'vitest';
import { checkout } from './a-checkout.ts';

const FILE = `version: 1
site: sandbox
tiers:
  # Six stars.
  silver: { name: Silver, description: Six, requiredPoints: 1500 }
  gold: { name: Gold, requiredPoints: 5000 }
`;

const swap =
  (...pairs: readonly (readonly [string, string])[]) =>
  (text: string): string =>
    pairs.reduce((now, [from, to]) => now.replace(from, to), text);

it('forgets nothing that may only have been renamed, and makes nothing twice', async () => {
  const made = await checkout({ 'loyalty.yaml': FILE });
  await made.somebody(swap(['name: Silver,', 'name: Silver Club, formerly: [Silver],'], ['1500', '1600']));
  const before = await made.loyalty('drift --base HEAD');
  expect(before.exit).toBe(2);
  expect(before.out).toContain('- deleted or renamed on the site  tiers/silver  Silver');
  const adopted = await made.loyalty('drift --base HEAD --adopt');
  expect(adopted.exit).toBe(2);
  expect(adopted.out.match(/MAYBE_RENAMED/g)).toHaveLength(1);
  expect(adopted.out).toContain('add "formerly: ["Silver Club"]" to tiers/silver');
  expect(made.read('loyalty.yaml')).toBe(FILE);
  const back = await made.loyalty('drift --base HEAD --revert --out back.json');
  expect([back.exit, back.out]).toEqual([2, expect.stringContaining('loyalty apply back.json --override resemblance')]);
  for (const line of ['apply back.json --yes', 'plan --base HEAD', 'apply --yes --base HEAD']) {
    const { exit, out } = await made.loyalty(line);
    expect([line, exit, out.includes('MAYBE_RENAMED')]).toEqual([line, 3, true]);
  }
  made.write('loyalty.yaml', swap(['name: Silver,', 'name: Silver, formerly: [Silver Club],'])(FILE));
  const { exit } = await made.loyalty('drift --base HEAD --adopt');
  expect([exit, made.read('loyalty.yaml')]).toEqual([0, expect.stringContaining('requiredPoints: 1600')]);
});

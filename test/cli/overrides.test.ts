import { expect, it } from 'vitest';
import { desk } from '../support/world.ts';

const FILE = 'version: 1\nsite: sandbox\nprogram: { name: Perks }\n';

it.each([
  ['L-PROG-4', 'Did you mean --override L-PROG-04?'],
  ['resemblence', 'Did you mean --override resemblance?'],
  ['everything', 'The plan prints the name beside what it refuses, with the flag to add.'],
])('an override of %s is a mistake that is told, whatever the command', async (name, next) => {
  const made = desk({ 'loyalty.yaml': FILE });
  for (const command of ['plan', 'apply --yes', 'show plan.json', 'rollback last']) {
    const { exit, out, err } = await made.loyalty(`${command} --override delete-limit --override ${name} --reason x`);
    expect([command, exit, out]).toEqual([command, 1, '']);
    expect(err).toContain(`There is no check ${name} to override.`);
    expect(err).toContain(`Next: ${next}`);
  }
});

it('a reason without an override is for nothing', async () => {
  const made = desk({ 'loyalty.yaml': FILE });
  for (const command of ['plan', 'apply --yes --allow-delete']) {
    const { exit, out, err } = await made.loyalty(`${command} --reason x`);
    expect([exit, out]).toEqual([1, '']);
    expect(err).toContain('--reason says why a check is overridden, and no --override is given.');
  }
});

it('an override of a check that has nothing to say does no harm', async () => {
  const made = desk({ 'loyalty.yaml': FILE });
  expect((await made.loyalty('plan --override L-PROG-04 --override delete-limit --reason x')).exit).toBe(0);
});

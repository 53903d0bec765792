import { expect, it } from 'vitest';
import { explainChecks } from '../../src/checks/index.ts';
import { explainedCheck } from '../../src/cli/explained-check.ts';
import { desk } from '../support/world.ts';

it('explains a check by the id that a plan prints, in any case', async () => {
  const { out, exit } = await desk().loyalty('explain l-tier-06');
  expect(exit).toBe(0);
  expect(out).toMatch(/^L-TIER-06 {2}critical, judges what a plan does to the site\n {2}A threshold rises/);
  expect(out).toContain('--impact off leaves out');
  expect(out).toMatch(/customers {2}a number {2}.*0 unless said otherwise/);
});

it('knows each rule of the catalogue: what it asks for, or where it is held', () => {
  for (const { id, status, by } of explainChecks()) {
    const found = explainedCheck(id);
    expect(found?.path).toBe(id);
    if (status === 'built') expect(found?.children?.map(({ name }) => name)).toContain('off');
    else expect(found?.description).toContain(by);
  }
  expect(explainedCheck('L-LAW-01')?.description).toMatch(/It needs jurisdiction in the file\.$/);
});

it('explains what --override takes besides', async () => {
  for (const name of ['delete-limit', 'resemblance']) {
    const { exit, out } = await desk().loyalty(`explain ${name}`);
    expect([exit, out]).toEqual([0, expect.stringContaining(`--override ${name} --reason`)]);
  }
  expect(explainedCheck('constructor')).toBeUndefined();
});

it('says what was meant by the beginning of a word', async () => {
  const { exit, err } = await desk().loyalty('explain rewards.cost');
  expect([exit, err]).toEqual([1, expect.stringContaining('Did you mean `rewards.costInPoints`?')]);
  expect((await desk().loyalty('explain rewards/cost')).exit).toBe(0);
});

it('leaves what is no id of a check to the file', async () => {
  expect(explainedCheck('rewards')).toBeUndefined();
  expect((await desk().loyalty('explain L-XX-01')).exit).toBe(1);
});

it.each([
  ['L-NOPE', /UNKNOWN_CHECK[\s\S]*There is no check L-NOPE\.[\s\S]*Checks begin with L-/],
  ['l-tier-99', /There is no check l-tier-99\.[\s\S]*L-TIER-06/],
  ['L-TIER', /There are L-TIER-01/],
  ['L-TEIR-06', /Did you mean L-TIER-06\?/],
])('offers checks in place of %s, and no keys of the file', async (id, said) => {
  const { exit, err } = await desk().loyalty(['explain', id]);
  expect([exit, err]).toEqual([1, expect.stringMatching(said)]);
  expect(err).not.toContain('earningRules');
});

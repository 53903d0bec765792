import { expect, it } from 'vitest';
import { lookUntil, type Tools } from '../../src/kernel/look.ts';

/** A clock that only sleeping moves. */
function clock(now: () => number): Pick<Tools, 'now' | 'sleep'> & { readonly slept: number[] } {
  const slept: number[] = [];
  return { now, slept, sleep: async (ms) => void slept.push(ms) };
}

const looked = async (tools: Pick<Tools, 'now' | 'sleep'>, ms: number): Promise<number> => {
  let looks = 0;
  await lookUntil(
    tools as Tools,
    ms,
    async () => ++looks,
    () => looks > 50,
  );
  return looks;
};

it('looks again, ever more seldom, until the time is up', async () => {
  const tools = clock(() => tools.slept.reduce((sum, ms) => sum + ms, 0));
  expect(await looked(tools, 2500)).toBe(6);
  expect(tools.slept).toEqual([100, 200, 400, 800, 1000]);
});

it.each([
  ['a time that is no number', Number.NaN, () => 0],
  ['a clock that is broken', 1000, () => Number.NaN],
  ['no time', 0, () => 0],
])('looks once for %s', async (_, ms, now) => {
  expect(await looked(clock(now), ms)).toBe(1);
});

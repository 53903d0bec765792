import { describe, expect, it } from 'vitest';
import { FIXTURES } from '../../src/sandbox/index.ts';
import { converge, exportAndPlan, exportFixture } from '../support/converging.ts';
import { randomCase } from '../support/random-program.ts';

const CASES = 40;
/** Ten at a time, so that a slow machine does not run into the limit of one test. */
const TENS = Array.from({ length: CASES / 10 }, (_, index) => index * 10 + 1);
const seedsFrom = (first: number) => Array.from({ length: 10 }, (_, index) => first + index);

describe('a random file on a random site', () => {
  it.each(TENS)('is there after one apply (seeds from %i)', { timeout: 60_000 }, async (first) => {
    for (const seed of seedsFrom(first)) {
      const { end, said } = await converge(randomCase(seed));
      expect({ seed, end, said }).toEqual({ seed, end: 'converged', said: '' });
    }
  });

  it.each(TENS)('needs no plan after an export (seeds from %i)', { timeout: 60_000 }, async (first) => {
    for (const seed of seedsFrom(first)) {
      const { state, answers } = randomCase(seed);
      expect({ seed, said: await exportAndPlan(state, answers) }).toEqual({ seed, said: '' });
    }
  });
});

it.each(Object.keys(FIXTURES))('plans nothing for the export of the fixture %s', async (fixture) => {
  expect(await exportFixture(fixture)).toBe('');
});

it('makes the same case of the same seed', () => {
  expect(randomCase(7)).toEqual(randomCase(7));
  expect(randomCase(7).text).not.toBe(randomCase(8).text);
});

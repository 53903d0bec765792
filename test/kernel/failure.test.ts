import { expect, it } from 'vitest';
import { Failure } from '../../src/kernel/failure.ts';

it('a Failure reads as one, and carries its Problem and what became of the request', () => {
  const problem = { code: 'NO', severity: 'error', message: 'The site said no.' } as const;
  const failure = new Failure(problem, 'refused');
  expect(String(failure)).toBe('Failure: The site said no.');
  expect([failure.problem, failure.fate]).toEqual([problem, 'refused']);
});

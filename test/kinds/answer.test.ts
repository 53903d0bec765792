import { describe, expect, it } from 'vitest';
import { Failure } from '../../src/kernel/failure.ts';
import {
  flagAt,
  idAt,
  integerAt,
  listAt,
  objectAt,
  objectOrEmpty,
  revisionAt,
  statusAt,
  textAt,
} from '../../src/kinds/answer.ts';

function failureOf(read: () => unknown): Failure {
  try {
    read();
  } catch (error) {
    if (error instanceof Failure) return error;
  }
  throw new Error('nothing was thrown');
}

describe('fields of an answer', () => {
  it.each([
    ['an object', () => objectAt({ a: 1 }, 'x'), { a: 1 }],
    ['an object that is not there', () => objectOrEmpty(undefined, 'x'), {}],
    ['an object that is null', () => objectOrEmpty(null, 'x'), {}],
    ['an object that may not be there, and is', () => objectOrEmpty({ a: 1 }, 'x'), { a: 1 }],
    ['a list', () => listAt([1], 'x'), [1]],
    ['a text', () => textAt('a', 'x'), 'a'],
    ['a text that is null', () => textAt(null, 'x'), undefined],
    ['a text that is not there', () => textAt(undefined, 'x'), undefined],
    ['a number', () => integerAt(4, 'x', 1), 4],
    ['a number that is not there', () => integerAt(undefined, 'x', 1), 1],
    ['a number that is null', () => integerAt(null, 'x', 1), 1],
    ['a flag', () => flagAt(false, 'x'), false],
    ['a flag that is not there', () => flagAt(undefined, 'x'), undefined],
    ['a flag that is null', () => flagAt(null, 'x'), undefined],
    ['an id', () => idAt('a', 'x'), 'a'],
    ['a revision', () => revisionAt('3', 'x'), '3'],
    ['a revision as a number', () => revisionAt(3, 'x'), '3'],
    ['a status', () => statusAt('ACTIVE', 'x', 'DRAFT'), 'active'],
    ['a status nobody knows', () => statusAt('HALF_WAY', 'x', 'DRAFT'), 'half_way'],
    ['a status that is not there', () => statusAt(undefined, 'x', 'DRAFT'), 'draft'],
    ['an empty status', () => statusAt('', 'x', 'DRAFT'), 'draft'],
  ])('%s', (_title, read, value) => {
    expect(read()).toEqual(value);
  });

  it.each([
    ['no object', () => objectAt('text', 'x'), '"text"'],
    ['a list for an object', () => objectAt([], 'x'), 'a list'],
    ['null for an object', () => objectAt(null, 'x'), 'nothing'],
    ['no list', () => listAt(undefined, 'x'), 'nothing'],
    ['an object for a list', () => listAt({}, 'x'), 'an object'],
    ['a number for a text', () => textAt(7, 'x'), '7'],
    ['a text for a number', () => integerAt('7', 'x', 1), '"7"'],
    ['half a number', () => integerAt(7.5, 'x', 1), '7.5'],
    ['a text for a flag', () => flagAt('true', 'x'), '"true"'],
    ['no id', () => idAt(undefined, 'x'), 'nothing'],
    ['an empty id', () => idAt('', 'x'), '""'],
    ['no revision', () => revisionAt(undefined, 'x'), 'nothing'],
    ['an empty revision', () => revisionAt('', 'x'), '""'],
    ['a revision beyond counting', () => revisionAt(2 ** 60, 'x'), '1152921504606847000'],
  ])('%s is a Failure', (_title, read, found) => {
    const { problem, fate } = failureOf(read);
    expect(problem).toMatchObject({ code: 'UNEXPECTED_ANSWER', severity: 'error' });
    expect(problem.message).toContain(`Wix answered with ${found} where x should be`);
    expect(fate).toBe('unknown');
  });
});

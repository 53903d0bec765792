import { describe, expect, it } from 'vitest';
import { Failure } from '../../src/kernel/failure.ts';
import { bulkOutcomes } from '../../src/kinds/bulk.ts';

const handleOf = (_index: number, id: unknown) => ({ id: String(id), revision: '1' });
const made = (originalIndex: number | undefined, _id: string) => ({
  itemMetadata: { _id, originalIndex, success: true, error: null },
});
const lost = (originalIndex: number, code?: unknown, description?: string) => ({
  itemMetadata: { originalIndex, success: false, error: { code, description } },
});

describe('the outcomes of a bulk create', () => {
  it('go by index and not by place; an index of 0 may be left out', () =>
    expect(bulkOutcomes({ results: [made(1, 'b'), made(undefined, 'a')] }, 2, handleOf)).toEqual([
      { handle: { id: 'a', revision: '1' } },
      { handle: { id: 'b', revision: '1' } },
    ]));

  it.each([
    ['429', 'unsent'],
    ['RESOURCE_EXHAUSTED', 'unsent'],
    ['500', 'unknown'],
    [503, 'unknown'],
    ['INTERNAL', 'unknown'],
    [undefined, 'unknown'],
    ['ALREADY_EXISTS', 'conflict'],
    ['INVALID_ARGUMENT', 'refused'],
    ['SOMETHING_NEW', 'refused'],
  ])('%s is %s', (code, fate) =>
    expect(bulkOutcomes({ results: [lost(0, code, 'No. Not this one.')] }, 1, handleOf)).toMatchObject([
      { failure: { fate, message: expect.stringContaining(': No. Not this one.') } },
    ]),
  );

  it.each(['WIX_STORES_APP_NOT_INSTALLED', 'BASIC_TIERS_LIMIT_REACHED', 'PREMIUM_ONLY', 'FAILED_PRECONDITION', '428'])(
    '%s is nothing that the file could mend',
    (code) =>
      expect(bulkOutcomes({ results: [lost(0, code, 'No.')] }, 1, handleOf)).toMatchObject([
        {
          failure: {
            fate: 'refused',
            problem: { code: 'WIX_PRECONDITION', next: expect.stringContaining('Check the plan of the site') },
          },
        },
      ]),
  );

  it('are failures without words, too', () => {
    expect(bulkOutcomes({ results: [lost(0, 'BAD', '')] }, 1, handleOf)).toMatchObject([
      { failure: { message: 'Wix refused it (BAD).' } },
    ]);
    expect(bulkOutcomes({ results: [{ itemMetadata: { originalIndex: 0 } }] }, 1, handleOf)).toMatchObject([
      { failure: { fate: 'unknown' } },
    ]);
  });

  it('are unknown for an item that is missing, or told twice', () =>
    expect(bulkOutcomes({ results: [made(1, 'b'), lost(1, 'BAD'), {}] }, 3, handleOf)).toMatchObject([
      { failure: { fate: 'unknown' } },
      { failure: { fate: 'unknown' } },
      { failure: { fate: 'unknown' } },
    ]));

  it('hold the Failure of an item that was made otherwise than asked for, and let other errors through', () => {
    const failure = new Failure({ code: 'X', severity: 'error', message: 'x' }, 'refused');
    const failing = (error: Error) => () =>
      bulkOutcomes({ results: [made(0, 'a')] }, 1, () => {
        throw error;
      });
    expect(failing(failure)()).toEqual([{ failure }]);
    expect(failing(new TypeError('bug'))).toThrow(TypeError);
  });

  it('are nothing without a list', () => expect(() => bulkOutcomes({}, 1, handleOf)).toThrow(Failure));
});

import { describe, expect, it } from 'vitest';
import type { Hand } from '../../src/kernel/look.ts';
import { aDeck } from '../support/toy-decks.ts';
import { type Fault, failure } from '../support/toy-site.ts';
import { ADDRESS, carry, handle, human, remove, vanish } from './one-deck.ts';

describe('a delete', () => {
  it('is sent once, and forgotten', async () => {
    const { result, deck, fresh, notes } = await carry(remove);
    expect([result, deck, fresh.size]).toEqual(['gone', undefined, 0]);
    expect(notes).toEqual([{ op: 'delete', addresses: [ADDRESS], call: 'delete' }]);
  });

  it.each<[string, Fault[], number, string, number]>([
    ['lost before: sent again', ['lost-before'], 0, 'gone', 2],
    ['lost after: seen to be gone', ['lost-after'], 0, 'gone', 1],
    ['lost after, in a lagging list: gone the second time', ['lost-after'], 4000, 'gone', 2],
    [
      'lost four times: given up',
      ['lost-before', 'lost-before', 'lost-before', 'lost-before'],
      0,
      'TOY: lost-before',
      4,
    ],
    ['refused: told', ['refuse'], 0, 'TOY: refuse', 1],
  ])('%s', async (_, faults, lagMs, result, calls) => {
    const found = await carry(remove, { faults, lagMs });
    expect([found.result, found.calls]).toEqual([result, calls]);
    expect(found.deck === undefined).toBe(result === 'gone');
  });

  it('of what is gone is done', async () => {
    for (const lagMs of [0, 5000]) {
      const found = await carry(remove, { meanwhile: vanish(0), lagMs });
      expect([found.result, found.calls]).toEqual(['gone', 1]);
      // The site says so itself: no list needs to confirm it.
      expect(found.waited).toBeLessThan(100);
    }
    const { result, calls } = await carry({ ...remove, handle: { id: 'd9' } }, { fresh: undefined as never });
    expect([result, calls]).toEqual(['gone', 0]);
  });

  it('of what nobody has read yet reads it first', async () => {
    const { result, calls } = await carry(remove, { fresh: undefined as never });
    expect([result, calls]).toEqual(['gone', 1]);
  });

  it.each([0, 5000])(
    'is stale when somebody changed it, also in a list that lags by %i ms, and it stays',
    async (lagMs) => {
      const { result, deck } = await carry(remove, { meanwhile: human({ size: 7 }), lagMs });
      expect(result).toBe('STALE: alphaDecks/poker moved since the plan was made: size 52 -> 7.');
      expect(deck?.size).toBe(7);
    },
  );

  it('is stale when what was read is not what was planned', async () => {
    const { result, calls } = await carry(remove, { fresh: { spec: { ...aDeck, size: 1 }, handle } });
    expect([result, calls]).toEqual(['STALE: alphaDecks/poker moved since the plan was made: size 52 -> 1.', 0]);
  });

  it('goes on with the new revision when nothing we know of changed', async () => {
    expect((await carry(remove, { meanwhile: human({}) })).result).toBe('gone');
  });

  it('that fails for a reason of ours is told as such', async () => {
    const broken = (hand: Hand): Hand => ({
      ...hand,
      writer: { ...hand.writer, delete: () => Promise.reject(failure('unsent', 'no')) },
    });
    expect((await carry(remove, { hand: broken })).result).toBe('TOY: no');
  });
});

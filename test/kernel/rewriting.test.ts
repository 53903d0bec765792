import { describe, expect, it } from 'vitest';
import type { Update } from '../../src/kernel/change.ts';
import type { Hand } from '../../src/kernel/look.ts';
import { aDeck } from '../support/toy-decks.ts';
import type { Fault, ToySite } from '../support/toy-site.ts';
import { type Deck, deckKind, type Mood, moodKind } from '../support/toys.ts';
import { ADDRESS, carry, handle, human, remove, step, update, vanish } from './one-deck.ts';

describe('an update', () => {
  it('is sent once, and remembered', async () => {
    const { result, deck, fresh, notes, waited } = await carry(update);
    expect(result).toBe('d0 at 2');
    expect(deck).toEqual(update.to);
    expect(notes).toEqual([{ op: 'update', addresses: [ADDRESS], call: 'update' }]);
    expect(fresh.get(ADDRESS)).toEqual({ spec: update.to, handle: { id: 'd0', revision: '2' } });
    expect(waited).toBe(10);
  });

  it('keeps what the site read besides, for the next step', async () => {
    const { fresh } = await carry(update, { fresh: { spec: aDeck, handle, raw: { secret: 1 } } });
    expect(fresh.get(ADDRESS)).toMatchObject({ raw: { secret: 1 } });
  });

  it('of what is so already is not sent', async () => {
    const { result, calls } = await carry(update, { fresh: { spec: update.to, handle: { id: 'd0', revision: '1' } } });
    expect([result, calls]).toEqual(['d0 at 1', 0]);
  });

  it.each<[string, Fault[], number, string, number]>([
    ['lost before: sent again', ['lost-before'], 0, 'd0 at 2', 2],
    ['lost after: seen to be done', ['lost-after'], 0, 'd0 at 2', 1],
    ['lost after, in a lagging list: the conflict is waited out', ['lost-after'], 4000, 'd0 at 2', 2],
    ['lost three times', ['lost-before', 'lost-before', 'lost-before'], 0, 'd0 at 2', 4],
    [
      'lost four times: given up',
      ['lost-before', 'lost-before', 'lost-before', 'lost-before'],
      0,
      'TOY: lost-before',
      4,
    ],
    ['refused: told', ['refuse'], 0, 'TOY: refuse', 1],
    ['throttled to the end: told', ['throttle'], 0, 'TOY: throttle', 1],
    ['a conflict about nothing that we can see: sent once more', ['conflict'], 0, 'd0 at 2', 2],
    ['a second such conflict: told', ['conflict', 'conflict'], 0, 'TOY: conflict', 2],
  ])('%s', async (_, faults, lagMs, result, calls) => {
    const found = await carry(update, { faults, lagMs });
    expect([found.result, found.calls]).toEqual([result, calls]);
    expect(found.deck).toEqual(result.startsWith('d0') ? update.to : aDeck);
  });

  it('waits out a conflict no longer than a list may lag', async () => {
    const { waited } = await carry(update, { faults: ['conflict', 'conflict'] });
    expect(waited).toBeGreaterThanOrEqual(10_000);
    expect(waited).toBeLessThan(11_000);
    expect((await carry(update, { faults: ['lost-before'] })).waited).toBe(30);
  });

  it.each<[string, Partial<Deck>]>([
    ['did not touch what we know', {}],
    ['did a part of it', { size: 32 }],
    ['did all of it', { size: 32, tags: ['y'] }],
  ])('goes on when somebody who was faster %s', async (_, spec) => {
    for (const lagMs of [0, 5000]) {
      const { result, deck } = await carry(update, { meanwhile: human(spec), lagMs });
      expect(result).toMatch(/^d0 at [23]$/);
      expect(deck).toEqual(update.to);
    }
  });

  it.each<[string, Partial<Deck>, string]>([
    ['the same attribute', { size: 7 }, 'size 52 -> 7'],
    ['another one', { active: false }, 'active true -> false'],
    ['two', { size: 7, tags: [] }, 'size 52 -> 7, tags ["x"] -> []'],
    ['one into nothing', { look: { color: 'red', icon: null } }, 'look.icon "HEART" -> (none)'],
    ['a map into nothing', { look: null }, 'look.color "red" -> (none), look.icon "HEART" -> (none)'],
    ['one that the list shows later', { size: 7 }, 'size 52 -> 7'],
  ])('is stale when somebody changed %s, and what they did stays', async (text, spec, moved) => {
    const lagMs = text.includes('later') ? 5000 : 0;
    const { result, deck, calls, waited } = await carry(update, { meanwhile: human(spec), lagMs });
    expect(result).toBe(`STALE: alphaDecks/poker moved since the plan was made: ${moved}.`);
    if (lagMs === 0) expect(waited).toBeLessThan(100);
    expect(deck).toEqual({ ...aDeck, ...spec });
    expect(calls).toBe(lagMs === 0 ? 1 : 2);
  });

  it('is stale when an answer was lost and somebody changed it then', async () => {
    const { result, deck } = await carry(update, { faults: ['lost-after'], meanwhile: human({ active: false }) });
    expect(result).toMatch(/^STALE/);
    expect(deck?.active).toBe(false);
  });

  it.each([0, 5000])('is stale when the thing is gone, also from a list that lags by %i ms', async (lagMs) => {
    const { result } = await carry(update, { meanwhile: vanish(0), lagMs });
    expect(result).toBe('STALE: alphaDecks/poker moved since the plan was made: it is gone.');
  });

  it('half done on the site goes on to its end', async () => {
    // The writer needs two calls, and the second is lost before it comes.
    const two = (hand: Hand): Hand => ({
      ...hand,
      writer: {
        ...hand.writer,
        update: async (live, to, writing) => {
          const half = { ...(to as Deck), tags: (live.spec as Deck).tags };
          const first = await hand.writer.update(live, half, writing);
          return hand.writer.update({ ...live, spec: half, handle: first }, to, writing);
        },
      },
    });
    const { result, deck } = await carry(update, { faults: [undefined, 'lost-before'] as never, hand: two });
    expect(deck).toEqual(update.to);
    expect(result).toMatch(/^d0 at/);
  });

  it('knows its own work by another way of writing', async () => {
    const shouting = (hand: Hand): Hand => ({
      ...hand,
      writer: {
        ...hand.writer,
        update: (live, to, writing) =>
          hand.writer.update(live, { ...(to as Deck), look: { color: 'red', icon: 'SPADE' } }, writing),
      },
    });
    const change = { ...update, to: { ...aDeck, look: { color: 'red', icon: 'spade' } } };
    expect((await carry(change, { faults: ['lost-after'], hand: shouting })).result).toBe('d0 at 2');
  });

  it('of what nobody has read yet reads it first', async () => {
    expect((await carry(update, { fresh: undefined as never })).result).toBe('d0 at 2');
  });

  it('that fails for a reason of ours is told as such, and not sent again', async () => {
    let sent = 0;
    const broken = (hand: Hand): Hand => ({
      ...hand,
      writer: {
        ...hand.writer,
        update: () => {
          sent++;
          return Promise.reject(new TypeError('oops'));
        },
      },
    });
    const { result } = await carry(update, { hand: broken });
    expect([result, sent]).toEqual(['INTERNAL: This is a fault in loyalty itself: oops', 1]);
    const odd = (hand: Hand): Hand => ({ ...hand, writer: { ...hand.writer, update: () => Promise.reject('odd') } });
    expect((await carry(update, { hand: odd })).result).toBe('INTERNAL: This is a fault in loyalty itself: odd');
  });
});

describe('a second step at one address', () => {
  const parked = { ...aDeck, title: 'Poker ~swap' };
  const rest: Update<unknown> = { ...update, from: parked, to: { ...aDeck, title: 'Bridge' } };
  const start = { fresh: { spec: parked, handle: { id: 'd0', revision: '2' } } };
  /** The first step was taken just now, so that lists may not show it yet. */
  const first = { given: (site: ToySite) => void site.put(deckKind, parked, 'd0') };

  it.each<[string, Fault[], number, string]>([
    ['lost before', ['lost-before'], 5000, 'd0 at 3'],
    ['lost after', ['lost-after'], 5000, 'd0 at 3'],
    ['in conflict', ['conflict'], 5000, 'd0 at 3'],
    ['twice in conflict', ['conflict', 'conflict'], 0, 'TOY: conflict'],
  ])('%s: a list that does not show the first step yet is waited for', async (_, faults, lagMs, result) => {
    const found = await carry(rest, { ...start, ...first, faults, lagMs });
    expect(found.result).toBe(result);
    if (lagMs > 0) expect(found.deck).toEqual(rest.to);
  });

  it('is stale in the end when somebody changed the thing, though not before the list must have caught up', async () => {
    const { result, waited } = await carry(rest, { ...start, ...first, meanwhile: human({ size: 7 }) });
    expect(result).toBe('STALE: alphaDecks/poker moved since the plan was made: size 52 -> 7.');
    expect(waited).toBeGreaterThanOrEqual(10_000);
  });

  it('is stale at once when the thing is gone', async () => {
    const { result, waited } = await carry(rest, { ...start, ...first, meanwhile: vanish(0) });
    expect(result).toMatch('it is gone');
    expect(waited).toBeLessThan(100);
  });

  it('and is deleted from there', async () => {
    const found = await carry(
      { ...remove, from: parked },
      { ...start, ...first, faults: ['lost-before'], lagMs: 5000 },
    );
    expect([found.result, found.deck]).toEqual(['gone', undefined]);
  });
});

describe('an update of what has no revision', () => {
  const mood: Mood = { state: 'open', motto: null };
  const change: Update<unknown> = {
    ...step,
    op: 'update',
    address: 'muMood/mood',
    kind: moodKind.name,
    from: mood,
    to: { ...mood, motto: 'hi' },
    handle: { id: 'house' },
  };
  const live = { spec: mood, handle: { id: 'house' } };

  it('reads once more before it writes', async () => {
    let lists = 0;
    const counted = (hand: Hand): Hand => ({
      ...hand,
      reader: {
        list: (round) => {
          lists++;
          return hand.reader.list(round);
        },
      },
    });
    const { result, site } = await carry(change, { fresh: live, hand: counted });
    expect([result, lists]).toEqual(['house at undefined', 1]);
    expect(site.things(moodKind)[0]?.spec).toEqual(change.to);
  });

  it('is stale when it moved since the last read', async () => {
    const moved = (hand: Hand): Hand => ({
      ...hand,
      reader: { list: () => Promise.resolve([{ spec: { ...mood, state: 'shut' }, handle: { id: 'house' } }]) },
    });
    expect((await carry(change, { fresh: live, hand: moved })).result).toBe(
      'STALE: muMood/mood moved since the plan was made: state "open" -> "shut".',
    );
  });

  it.each([1, 2, 3])(
    'tries again after %i conflicts, without waiting for a revision that never comes',
    async (many) => {
      const faults = Array.from({ length: many }, (): Fault => 'conflict');
      const { result, waited } = await carry(change, { fresh: live, faults });
      expect(result).toBe('house at undefined');
      expect(waited).toBeLessThan(100);
    },
  );
});

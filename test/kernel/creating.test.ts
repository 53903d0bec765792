import { describe, expect, it } from 'vitest';
import type { Hand } from '../../src/kernel/look.ts';
import { type Fault, failure, type ToySite } from '../support/toy-site.ts';
import { type Deck, deckKind } from '../support/toys.ts';
import { create } from './new-decks.ts';

describe('one create', () => {
  it('is sent once', async () => {
    const { results, titles, notes } = await create({});
    expect([results, titles]).toEqual([['done a1'], ['New', 'Old']]);
    expect(notes).toEqual([{ op: 'create', addresses: ['alphaDecks/new'], call: 'create' }]);
  });

  it.each<[string, Fault[], number, string[], string[], number]>([
    [
      'lost before it came: sent again, when the list must have caught up',
      ['lost-before'],
      0,
      ['done a1'],
      ['New', 'Old'],
      2,
    ],
    ['lost after it was done: found', ['lost-after'], 0, ['done a1'], ['New', 'Old'], 1],
    ['lost after it was done, in a lagging list: found', ['lost-after'], 8000, ['done a1'], ['New', 'Old'], 1],
    ['lost twice before: given up', ['lost-before', 'lost-before'], 0, ['TOY: lost-before'], ['Old'], 2],
    ['lost before, then after: found', ['lost-before', 'lost-after'], 5000, ['done a1'], ['New', 'Old'], 2],
    ['lost before, then refused', ['lost-before', 'refuse'], 0, ['TOY: refuse'], ['Old'], 2],
    ['lost before, then throttled: given up', ['lost-before', 'throttle'], 0, ['TOY: throttle'], ['Old'], 2],
    ['refused: told', ['refuse'], 0, ['TOY: refuse'], ['Old'], 1],
    ['throttled: sent again', ['throttle'], 0, ['done a1'], ['New', 'Old'], 2],
    ['throttled twice: given up', ['throttle', 'throttle'], 0, ['TOY: throttle'], ['Old'], 2],
    ['throttled, then lost after it was done: found', ['throttle', 'lost-after'], 5000, ['done a1'], ['New', 'Old'], 2],
    ['conflict, and nothing there: told', ['conflict'], 0, ['TOY: conflict'], ['Old'], 1],
  ])('%s', async (_, faults, lagMs, results, titles, sends) => {
    const found = await create({ faults, lagMs });
    expect([found.results, found.titles, found.notes.length]).toEqual([results, titles, sends]);
    for (const note of found.notes) expect(note.addresses).toEqual(['alphaDecks/new']);
  });

  it('waits no longer than a list may lag, and only for what may yet appear', async () => {
    expect((await create({ faults: ['lost-before', 'refuse'] })).waited).toBeGreaterThanOrEqual(10_000);
    expect((await create({ faults: ['lost-before', 'refuse'] })).waited).toBeLessThan(11_000);
    expect((await create({ faults: ['lost-after'] })).waited).toBeLessThan(100);
    expect((await create({ faults: ['throttle', 'refuse'] })).waited).toBeLessThan(100);
    expect((await create({ faults: ['conflict'] })).waited).toBeLessThan(100);
  });

  it('looks now and then, not all the time', async () => {
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
    await create({ faults: ['lost-before', 'refuse'], hand: counted });
    // 0, 100, 300, 700, 1500, 2500, … 9500, 10000 ms, less the time the looks take.
    expect(lists).toBe(14);
  });

  it('that somebody else made meanwhile is taken over when it is the same, and left alone when it is not', async () => {
    const made = (spec: object) => (site: ToySite, write: number) => {
      if (write === 0)
        site.put(
          deckKind,
          { title: 'New', shape: 'round', active: true, size: 52, byCard: {}, otherCards: {}, ...spec } as Deck,
          'theirs',
        );
    };
    expect((await create({ faults: ['conflict'], meanwhile: made({}) })).results).toEqual(['done theirs']);
    const { results, decks } = await create({ faults: ['conflict'], meanwhile: made({ size: 7 }) });
    expect(results).toEqual([
      'STALE: alphaDecks/new moved since the plan was made: the site has got one meanwhile (theirs).',
    ]);
    expect(decks.find(({ title }) => title === 'New')?.size).toBe(7);
  });

  it('half done is brought to its end', async () => {
    const half = (hand: Hand): Hand => ({
      ...hand,
      writer: {
        ...hand.writer,
        create: (spec, writing) => hand.writer.create({ ...(spec as Deck), active: false }, writing),
      },
    });
    const { results, decks, notes } = await create({ faults: ['lost-after'], hand: half });
    expect(results).toEqual(['done a1']);
    expect(decks.find(({ title }) => title === 'New')).toMatchObject({ active: true });
    expect(notes.map(({ op, call }) => `${op} ${call}`)).toEqual(['create create', 'update update']);
    expect((await create({ faults: ['lost-after', 'lost-after'], hand: half, lagMs: 3000 })).results).toEqual([
      'done a1',
    ]);
    expect((await create({ faults: ['lost-after', 'refuse'], hand: half })).results).toEqual(['TOY: refuse']);
  });

  it('is not mistaken for what was there before, is ours by another address, or has another name', async () => {
    const put = (title: string) => (site: ToySite, write: number) => {
      if (write === 0)
        site.put(deckKind, { title, shape: 'round', byCard: {}, otherCards: {} } as unknown as Deck, 'x');
    };
    expect((await create({ faults: ['lost-before'], meanwhile: put('New'), seen: ['d0', 'x'] })).results).toEqual([
      'done a1',
    ]);
    expect((await create({ faults: ['lost-before'], meanwhile: put('New ~swap') })).results).toEqual(['done a1']);
    expect((await create({ titles: ['Old'], faults: ['lost-before'], seen: [] })).results).toEqual(['done a1']);
  });

  it('that may be one of several is not sent again', async () => {
    const twice = (site: ToySite, write: number) => {
      if (write > 0) return;
      for (const id of ['x', 'y'])
        site.put(deckKind, { title: 'New', shape: 'round', byCard: {}, otherCards: {} } as unknown as Deck, id);
    };
    const { results, notes } = await create({ faults: ['lost-before'], meanwhile: twice });
    expect([results, notes.length]).toEqual([['TOY: lost-before'], 1]);
  });

  it('that fails for no reason the site gave counts as lost', async () => {
    let calls = 0;
    const broken = (hand: Hand): Hand => ({
      ...hand,
      writer: {
        ...hand.writer,
        create: (spec, writing) =>
          calls++ === 0 ? Promise.reject(new Error('odd')) : hand.writer.create(spec, writing),
      },
    });
    expect((await create({ hand: broken })).results).toEqual(['done a1']);
  });

  it('that fails so after its work was done is found, though the list lags', async () => {
    let calls = 0;
    const broken = (hand: Hand): Hand => ({
      ...hand,
      writer: {
        ...hand.writer,
        create: async (spec, writing) => {
          const handle = await hand.writer.create(spec, writing);
          if (calls++ === 0) throw new TypeError('odd');
          return handle;
        },
      },
    });
    const { results, titles } = await create({ hand: broken, lagMs: 3000 });
    expect([results, titles, calls]).toEqual([['done a1'], ['New', 'Old'], 1]);
  });

  it('of which the list cannot be read is told, and not sent again', async () => {
    const blind = (hand: Hand): Hand => ({
      ...hand,
      reader: { list: () => Promise.reject(failure('unsent', 'no list')) },
    });
    const { results, notes } = await create({ faults: ['lost-before'], hand: blind });
    expect([results, notes.length]).toEqual([['TOY: no list'], 1]);
  });

  it('that refers to something that is not there any more is not sent again', async () => {
    const gone = (hand: Hand): Hand => ({
      ...hand,
      writer: { ...hand.writer, create: () => Promise.reject(failure('gone', 'no card')) },
    });
    const { results, waited } = await create({ hand: gone });
    expect([results, waited]).toEqual([['TOY: no card'], 0]);
  });
});

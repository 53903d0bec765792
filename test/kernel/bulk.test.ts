import { describe, expect, it } from 'vitest';
import type { Kind } from '../../src/kernel/kind.ts';
import type { Hand } from '../../src/kernel/look.ts';
import { type Fault, failure, type ToySite } from '../support/toy-site.ts';
import { type Deck, deckKind } from '../support/toys.ts';
import { create } from './new-decks.ts';

/** As earning rules are claimed: what is missing may be any of those that are left under another name. */
function touchyClaim(kind: Kind<unknown>): Kind<unknown>['claim'] {
  return (wanted, live) => {
    const found = kind.claim(wanted, live);
    if (found.unmatched.length === 0) return found;
    const said = { code: 'AMBIGUOUS', severity: 'error', message: 'It could be one of those.' } as const;
    const problems = found.missing.map(({ address }) => ({ ...said, address }));
    return { ...found, missing: [], problems: [...found.problems, ...problems] };
  };
}

describe('several creates in one call', () => {
  it('are one note and one answer each', async () => {
    const { results, notes, titles } = await create({ titles: ['A', 'B', 'C'] });
    expect([results, titles]).toEqual([
      ['done a1', 'done a2', 'done a3'],
      ['A', 'B', 'C', 'Old'],
    ]);
    expect(notes).toEqual([
      { op: 'create', addresses: ['alphaDecks/a', 'alphaDecks/b', 'alphaDecks/c'], call: 'bulkCreate' },
    ]);
  });

  it.each<[string, (Fault | undefined)[], number, string[], string[]]>([
    ['one refused: told', [undefined, 'refuse'], 0, ['done a1', 'TOY: refuse', 'done a2'], ['bulkCreate']],
    [
      'one throttled: sent again, alone',
      [undefined, 'throttle'],
      0,
      ['done a1', 'done a3', 'done a2'],
      ['bulkCreate', 'create'],
    ],
    ['one lost before', ['lost-before'], 0, ['done a3', 'done a1', 'done a2'], ['bulkCreate', 'create']],
    ['one lost after', ['lost-after'], 3000, ['done a1', 'done a2', 'done a3'], ['bulkCreate']],
    [
      'one not mentioned, and not done',
      [undefined, undefined, 'missing-before'],
      0,
      ['done a1', 'done a2', 'done a3'],
      ['bulkCreate', 'create'],
    ],
    [
      'one not mentioned, though done',
      [undefined, 'missing-after'],
      3000,
      ['done a1', 'done a2', 'done a3'],
      ['bulkCreate'],
    ],
    [
      'two lost, one before, one after',
      ['lost-after', 'lost-before'],
      3000,
      ['done a1', 'done a3', 'done a2'],
      ['bulkCreate', 'create'],
    ],
    ['one in conflict', ['conflict'], 0, ['TOY: conflict', 'done a1', 'done a2'], ['bulkCreate']],
    [
      'one throttled twice',
      ['throttle', undefined, undefined, 'throttle'],
      0,
      ['TOY: throttle', 'done a1', 'done a2'],
      ['bulkCreate', 'create'],
    ],
  ])('%s', async (_, faults, lagMs, results, calls) => {
    const found = await create({ titles: ['A', 'B', 'C'], faults, lagMs });
    expect([found.results, found.notes.map(({ call }) => call)]).toEqual([results, calls]);
    for (const note of found.notes.slice(1)) expect(note.addresses).toHaveLength(1);
    expect(new Set(found.titles).size).toBe(found.titles.length);
  });

  it('wait for what was lost, and not for what was refused', async () => {
    const { results, waited } = await create({ titles: ['A', 'B'], faults: ['lost-after', 'refuse'] });
    expect(results).toEqual(['done a1', 'TOY: refuse']);
    expect(waited).toBeLessThan(100);
  });

  // Three rules of one trigger, the fourth made: it passed for any of the three, and none of them was sent again.
  it.each<[string, Fault[], string[]]>([
    ['were lost', ['lost-before', 'lost-before', 'lost-before'], ['done a2', 'done a3', 'done a4', 'done a1']],
    [
      'were lost, one of them twice',
      ['lost-before', 'lost-before', 'lost-before', undefined as never, undefined as never, 'lost-after'],
      ['done a2', 'done a3', 'done a4', 'done a1'],
    ],
  ])('that could be any of the others are not mistaken for those that %s', async (_, faults, results) => {
    const touchy = (hand: Hand): Hand => ({ ...hand, kind: { ...hand.kind, claim: touchyClaim(hand.kind) } });
    const found = await create({ titles: ['A', 'B', 'C', 'D'], faults, hand: touchy });
    expect(found.results).toEqual(results);
    expect(found.titles).toEqual(['A', 'B', 'C', 'D', 'Old']);
  });

  it('of which the whole answer is lost are looked for together, and the missing sent again one by one', async () => {
    const lost = (hand: Hand): Hand => ({
      ...hand,
      writer: {
        ...hand.writer,
        bulk: { limit: 3, fits: () => true, create: () => Promise.reject(failure('unknown', 'lost')) },
      },
    });
    const { results, notes, site, waited } = await create({ titles: ['A', 'B', 'C'], hand: lost });
    expect(results).toEqual(['done a1', 'done a2', 'done a3']);
    expect(notes.map(({ addresses }) => addresses.join())).toEqual(['alphaDecks/a', 'alphaDecks/b', 'alphaDecks/c']);
    expect(site.flight.most).toBe(1);
    expect(waited).toBeLessThan(11_000);
  });

  it('of which nothing is told, say so when they cannot be told apart', async () => {
    const mute = (hand: Hand, site: ToySite): Hand => ({
      ...hand,
      reader: {
        list: (round) => {
          for (const id of ['x', 'y'])
            site.put(deckKind, { title: 'A', shape: 'round', byCard: {}, otherCards: {} } as unknown as Deck, id);
          return hand.reader.list(round);
        },
      },
      writer: { ...hand.writer, bulk: { limit: 3, fits: () => true, create: () => Promise.resolve([]) } },
    });
    const { problems } = await create({ titles: ['A', 'B'], hand: mute });
    expect(problems[0]).toEqual({
      code: 'ANSWER_INCOMPLETE',
      severity: 'error',
      address: 'alphaDecks/a',
      message: "The site's answer does not say what became of alphaDecks/a.",
      next: 'Plan again to see whether it is there.',
    });
  });

  it('where the site has no such call, go out alone', async () => {
    const single = (hand: Hand): Hand => {
      const { bulk: _, ...writer } = hand.writer;
      return { ...hand, writer };
    };
    expect((await create({ hand: single })).results).toEqual(['done a1']);
  });
});

import { describe, expect, it } from 'vitest';
import type { Change } from '../../src/kernel/change.ts';
import { changeSetDigest, compose, type Meta } from '../../src/kernel/compose.ts';
import type { Problem } from '../../src/kernel/problem.ts';
import { siteWith } from '../support/toy-decks.ts';
import { planOf } from '../support/toy-run.ts';
import { cardKind, deckKind, want } from '../support/toys.ts';

const META: Meta = {
  tool: { name: 'loyalty', version: '1.2.3' },
  createdAt: '2026-11-21T08:00:00.000Z',
  config: { path: 'toys.yaml', digest: 'd', git: { commit: 'abc' } },
  blindSpots: ['the dark'],
};
const planned = () =>
  planOf(siteWith([{ title: 'Old' }, { title: 'Poker' }, { title: 'Stays' }], [{ name: 'Ace', rank: 1 }]), {
    wanted: [
      want(deckKind, 'poker', { title: 'Poker', size: 32, look: null }),
      want(cardKind, 'new', { name: 'New', rank: 5 }),
    ] as never[],
    removed: [{ section: 'alphaDecks', name: 'Old', path: '' }],
    ignore: [{ section: 'zetaCards', name: 'Ace', path: '' }],
  });

describe('the document', () => {
  it('says who, when, where, and what', () => {
    const made = planned();
    const manual: Problem = { code: 'MANUAL_STEP', severity: 'warning', message: 'Do it.' };
    const refusing: readonly Problem[] = [
      { code: 'A', severity: 'error', message: '.' },
      { code: 'B', severity: 'critical', message: '.' },
      { code: 'C', severity: 'info', message: '.' },
    ];
    const document = compose({ ...made, problems: refusing, manual: [manual] }, META);
    expect(document).toEqual({
      ...made.plan,
      ...META,
      digest: changeSetDigest(made.plan.changes),
      changes: document.changes,
      summary: { create: 1, update: 1, delete: 1, blocked: 2, unmanaged: 2, ignored: 1 },
      problems: [...refusing, manual],
      impact: null,
      unmanaged: ['alphaDecks/"Stays"', 'muMood/mood'],
      ignored: ['zetaCards/"Ace"'],
    });
    expect(document.changes.map(({ fields, direction, ...change }) => change)).toEqual(made.plan.changes);
  });

  it('spells out each change: a create every attribute, an update what differs, a delete none', () => {
    expect(compose(planned(), META).changes.map(({ op, fields, direction }) => ({ op, fields, direction }))).toEqual([
      {
        op: 'create',
        direction: 'unknown',
        fields: [
          { path: 'note', after: 'new' },
          { path: 'name', after: 'New' },
          { path: 'rank', after: 5 },
        ],
      },
      { op: 'delete', direction: 'unknown', fields: expect.arrayContaining([{ path: 'title', before: 'Old' }]) },
      {
        op: 'update',
        direction: 'unknown',
        fields: [
          { path: 'size', before: 52, after: 32 },
          { path: 'look.color', before: 'red' },
          { path: 'look.icon', before: 'HEART' },
        ],
      },
    ]);
  });

  it('survives JSON', () => {
    const document = compose(planned(), META);
    expect(JSON.parse(JSON.stringify(document))).toEqual(document);
  });
});

describe('the digest of a change set', () => {
  const { changes } = planned().plan;
  const edited = (edit: (change: Change) => object, at = 2) =>
    changeSetDigest(
      changes.map((change, index) => (index === at ? ({ ...change, ...edit(change) } as Change) : change)),
    );

  it.each<[string, object]>([
    ['ids and revisions', { handle: { id: 'other', revision: '99' } }],
    ['the reason', { reason: 'because' }],
    ['the risk', { risk: 'high' }],
    ['what it waits for', { waitsFor: ['zetaCards/new'] }],
  ])('does not depend on %s', (_, edit) => {
    expect(edited(() => edit)).toBe(changeSetDigest(changes));
  });

  it('does not depend on attributes that stay', () => {
    const both = (change: Change) => ({
      from: { ...(change as { from: object }).from, note: 1 },
      to: { ...(change as { to: object }).to, note: 1 },
    });
    expect(edited(both)).toBe(changeSetDigest(changes));
  });

  it.each<[string, (change: Change) => object]>([
    ['the address', () => ({ address: 'alphaDecks/other' })],
    ['the operation', () => ({ op: 'delete' })],
    ['a value that comes', (change) => ({ to: { ...(change as { to: object }).to, size: 33 } })],
    ['a value that goes', (change) => ({ from: { ...(change as { from: object }).from, size: 53 } })],
  ])('depends on %s', (_, edit) => {
    expect(edited(edit)).not.toBe(changeSetDigest(changes));
  });

  it('depends on whether something is created or deleted', () => {
    const [create] = changes as [Change];
    const { to } = create as { to: unknown };
    expect(changeSetDigest([{ ...create, op: 'delete', from: to } as Change])).not.toBe(changeSetDigest([create]));
  });

  it('depends on what is created, and on what is deleted', () => {
    expect(edited(() => ({ to: {} }), 0)).not.toBe(changeSetDigest(changes));
    expect(edited(() => ({ from: {} }), 1)).not.toBe(changeSetDigest(changes));
    expect(edited(() => ({ to: {} }), 1)).toBe(changeSetDigest(changes));
  });
});

import { describe, expect, it } from 'vitest';
import type { Lives } from '../../src/kernel/basis.ts';
import type { Change, Delete } from '../../src/kernel/change.ts';
import { limits, verdict } from '../../src/kernel/guard.ts';
import type { Problem } from '../../src/kernel/problem.ts';
import { cardKind, deckKind } from '../support/toys.ts';

function deletes(
  kind: { readonly name: string; readonly section: string },
  count: number,
  consent: Delete<unknown>['consent'] = 'removed',
): readonly Change[] {
  return Array.from({ length: count }, (_, index) => ({
    op: 'delete',
    address: `${kind.section}/"${index}"`,
    kind: kind.name,
    name: String(index),
    from: {},
    handle: { id: String(index) },
    consent,
    waitsFor: [],
    reason: 'Because.',
    risk: 'high',
  }));
}

const site = (decks: number, cards = 0): readonly Lives[] =>
  [
    { kind: deckKind, live: Array.from({ length: decks }, () => ({})) },
    { kind: cardKind, live: Array.from({ length: cards }, () => ({})) },
  ] as unknown as readonly Lives[];

const update = { ...deletes(deckKind, 1)[0], op: 'update', to: {} } as unknown as Change;

describe('the limit on deletes', () => {
  it.each([
    [0, 0, 0],
    [1, 1, 0],
    [2, 2, 0],
    [9, 9, 0],
    [3, 9, 0],
    [9, 3, 0],
    [10, 3, 0],
    [10, 4, 1],
    [10, 10, 1],
    [20, 6, 0],
    [20, 7, 1],
    [33, 10, 1],
    [34, 10, 0],
    [110, 10, 0],
    [100, 11, 1],
    [40, 11, 1],
    [36, 11, 2],
    [12, 12, 2],
    [1000, 300, 1],
    [1000, 301, 2],
  ])('of %i things, %i deleted: %i reasons to stop', (live, deleted, reasons) => {
    const found = limits(deletes(deckKind, deleted), site(live));
    expect(found).toHaveLength(reasons);
    expect(new Set(found.map(({ code, severity, yieldsTo }) => `${code} ${severity} ${yieldsTo}`))).toEqual(
      new Set(reasons > 0 ? ['DELETE_LIMIT critical override delete-limit'] : []),
    );
  });

  it('counts over all kinds, and the share by kind', () => {
    expect(limits([...deletes(deckKind, 6), ...deletes(deckKind, 5)], site(100))).toHaveLength(1);
    const found = limits(
      [...deletes(deckKind, 6), ...deletes(cardKind, 1), ...Array.from({ length: 20 }, () => update)],
      site(100, 50),
    );
    expect(found.map(({ message }) => message)).toEqual(['1 of 50 zetaCards would be deleted: Players hold it.']);
  });

  it('says how many, and how to agree', () => {
    expect(limits(deletes(deckKind, 11), site(12))).toEqual(
      [
        '11 things would be deleted at once (limit 10).',
        '11 of 12 alphaDecks would be deleted (limit 30 % from 10 on).',
      ].map((message) => ({
        code: 'DELETE_LIMIT',
        severity: 'critical',
        path: 'removed',
        message,
        next: 'If that is meant, agree with --override delete-limit --reason "<why>".',
        yieldsTo: 'override delete-limit',
      })),
    );
  });

  it.each([
    ['the line that names them', ['removed'], 'removed'],
    ['the section that is exclusive', ['exclusive'], 'exclusive'],
    ['the first of both', ['base', 'exclusive', 'removed'], 'exclusive'],
    ['nothing, where the file is silent', ['base', 'replaced'], 'none'],
  ] as const)('points to %s', (_, consents, path) => {
    const gone = consents.flatMap((consent) => deletes(deckKind, 4, consent));
    const found = limits(gone, site(10)).filter(({ code }) => code === 'DELETE_LIMIT');
    expect(found.length).toBeGreaterThan(0);
    expect(new Set(found.map((problem) => ('path' in problem ? problem.path : 'none')))).toEqual(new Set([path]));
  });

  it('holds for one thing, where the thing is precious', () => {
    expect(limits(deletes(cardKind, 1), site(0, 3))).toHaveLength(1);
    expect(limits([], site(0, 3))).toHaveLength(0);
  });
});

describe('a delete', () => {
  it.each([
    ['removed', 0],
    ['exclusive', 1],
    ['base', 1],
    ['replaced', 1],
  ] as const)('by %s asks for the flag: %i', (consent, count) => {
    const found = limits([...deletes(deckKind, 1, consent), update], site(3));
    expect(found).toHaveLength(count);
    if (count > 0) {
      expect(found).toEqual([
        {
          code: 'DELETE_NOT_ALLOWED',
          severity: 'critical',
          address: 'alphaDecks/"0"',
          message: 'alphaDecks/"0" would be deleted. Because.',
          next: 'Agree with --allow-delete, or name it under "removed:" in the file.',
          yieldsTo: 'allow-delete',
        },
      ]);
    }
  });
});

describe('the verdict', () => {
  const problem = (severity: Problem['severity'], yieldsTo?: string): Problem => ({
    code: 'X',
    severity,
    message: '.',
    ...(yieldsTo ? { yieldsTo } : {}),
  });

  it.each([
    [problem('info'), {}, false],
    [problem('warning'), {}, false],
    [problem('error'), {}, true],
    [problem('critical'), {}, true],
    [problem('error', 'allow-delete'), { allowDelete: true }, true],
    [problem('critical', 'allow-delete'), {}, true],
    [problem('critical', 'allow-delete'), { allowDelete: false }, true],
    [problem('critical', 'allow-delete'), { allowDelete: true }, false],
    [problem('critical', 'allow-delete'), { allowAdverse: true, overrides: ['allow-delete', 'delete-limit'] }, true],
    [problem('critical', 'allow-adverse'), { allowAdverse: true }, false],
    [problem('critical', 'allow-adverse'), { allowDelete: true }, true],
    [problem('critical', 'override delete-limit'), { overrides: ['delete-limit'] }, false],
    [problem('critical', 'override delete-limit'), { overrides: ['resemblance'] }, true],
    [problem('critical', 'override delete-limit'), { allowDelete: true, allowAdverse: true }, true],
    [problem('critical', 'override resemblance'), { overrides: ['delete-limit', 'resemblance'] }, false],
    [problem('critical', 'accept'), { allowDelete: true, allowAdverse: true, overrides: ['accept'] }, true],
    [problem('critical', 'accept'), { overrides: [''] }, true],
    [problem('critical'), { allowDelete: true, allowAdverse: true, overrides: [''] }, true],
  ])('%j with %j refuses: %s', (one, consents, refused) => {
    expect(verdict([one], consents)).toEqual(refused ? [one] : []);
  });

  it('names every problem that refuses', () => {
    const [first, second, third] = [problem('error'), problem('warning'), problem('critical')] as const;
    expect(verdict([first, second, third], {})).toEqual([first, third]);
  });
});

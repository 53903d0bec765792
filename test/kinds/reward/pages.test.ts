import { describe, expect, it } from 'vitest';
import { Failure } from '../../../src/kernel/failure.ts';
import { pageOf } from '../../../src/kinds/reward/pages.ts';

const page = (items: number, pagingMetadata?: object | null) => ({
  rewards: Array.from({ length: items }, () => ({})),
  pagingMetadata,
});
const read = (answer: unknown, ...seen: string[]) => pageOf(answer, new Set(seen));

describe('a page of rewards', () => {
  it.each([
    [page(2, { count: 2, cursors: { next: 'c' }, hasNext: true }), 'c'],
    [page(2, { count: 2, cursors: { next: 'c' } }), 'c'],
    [page(2, { count: 2, cursors: { next: 'c' }, hasNext: false }), undefined],
    [page(2, { count: 2, cursors: { next: null }, hasNext: false }), undefined],
    [page(2, { count: 2, cursors: { next: '' } }), undefined],
    [page(100, { hasNext: false }), undefined],
    [page(0), undefined],
  ])('leads on, or ends the list', (answer, next) => expect(read(answer).next).toBe(next));

  it.each([
    ['an answer that is none', null],
    ['no list', {}],
    ['fewer than counted', page(1, { count: 2 })],
    ['more than counted', page(2, { count: 1 })],
    ['more to come, and no cursor', page(2, { hasNext: true })],
    ['a full page, and no word about the next', page(100)],
  ])('is refused: %s', (_, answer) => expect(() => read(answer)).toThrow(Failure));

  it('is refused when it leads in a circle', () => {
    const seen = new Set<string>();
    const answer = page(1, { cursors: { next: 'c' }, hasNext: true });
    expect(pageOf(answer, seen).next).toBe('c');
    expect(() => pageOf(answer, seen)).toThrow(Failure);
  });
});

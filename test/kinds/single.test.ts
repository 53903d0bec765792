import { describe, expect, it } from 'vitest';
import type { Live } from '../../src/kernel/kind.ts';
import { claimSingle, onlyOne, wantedSingle } from '../../src/kinds/single.ts';

const PLACE = { section: 'program', key: 'identity' } as const;
const live: Live<{ name: string }> = { spec: { name: 'A' }, handle: { id: 'program' } };

describe('a kind of which a site has one', () => {
  it('reads its own parts only, with texts in canonical form', () => {
    const [wanted] = wantedSingle(PLACE, { name: ' A ', status: 'active', points: undefined }, ['name', 'points']);
    expect(wanted).toEqual({ address: 'program/identity', key: 'identity', spec: { name: 'A' }, identity: {} });
  });

  it.each([
    ['no section', undefined],
    ['an empty section', null],
    ['parts of others', { status: 'active' }],
    ['parts that are not there', { name: undefined }],
  ])('wants nothing of %s', (_title, section) => {
    expect(wantedSingle(PLACE, section, ['name'])).toEqual([]);
  });

  it('claims the one there is', () => {
    const wanted = wantedSingle<{ name: string }>(PLACE, { name: 'B' }, ['name']);
    expect(claimSingle(wanted, [live]).pairs).toEqual([{ wanted: wanted[0], live }]);
    expect(claimSingle(wanted, [live]).unmatched).toEqual([]);
    expect(claimSingle([], [live]).unmatched).toEqual([live]);
    expect(claimSingle(wanted, []).missing).toEqual(wanted);
  });

  it('is never created or deleted', () => {
    expect(onlyOne('created', 'program/identity')).toMatchObject({ fate: 'unsent', problem: { code: 'ONLY_ONE' } });
  });
});

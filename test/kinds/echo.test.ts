import { describe, expect, it } from 'vitest';
import { echoed, iconOver, textOver } from '../../src/kinds/echo.ts';

describe('a sub-object sent back whole', () => {
  it('keeps what we do not know of, and drops what is not there', () => {
    const had = { name: 'Old', fresh: { deep: 1 }, none: null, gone: undefined, empty: '' };
    expect(echoed(had, { name: 'New', icon: undefined, description: null })).toEqual({
      name: 'New',
      fresh: { deep: 1 },
    });
    expect(echoed(undefined, { name: 'New' })).toEqual({ name: 'New' });
    expect(echoed(had, { name: '' })).toEqual({ name: '', fresh: { deep: 1 } });
  });

  it.each([
    ['another text', 'Old', 'New', 'New'],
    ['the same text in the spelling of the site', ' Cafe\u0301', 'Caf\u00e9', undefined],
    ['a text for none', undefined, 'New', 'New'],
    ['an empty text for none', undefined, '', undefined],
    ['an empty text for one', 'Old', '', ''],
    ['nothing wanted', 'Old', undefined, undefined],
    ['nothing there', 'Old', null, undefined],
  ])('%s', (_title, had, to, sent) => {
    expect(textOver(had, to)).toBe(sent);
  });

  it.each([
    ['another icon', 'shapes/a.svg', 'shapes/b.svg', 'shapes/b.svg'],
    ['the same icon in the spelling of the site', 'wix:image://v1/a/b#originWidth=1', 'wix:image://v1/a/b', undefined],
    ['an icon for none', undefined, 'shapes/b.svg', 'shapes/b.svg'],
    ['no icon wanted', 'shapes/a.svg', null, undefined],
    ['no icon said', 'shapes/a.svg', undefined, undefined],
  ])('%s', (_title, had, to, sent) => {
    expect(iconOver(had, to)).toBe(sent);
  });
});

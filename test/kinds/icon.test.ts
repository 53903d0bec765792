import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { iconSchema, isWritableIcon, sameIcon } from '../../src/kinds/icon.ts';

const STOCK = 'shapes/39dce0a5d1ce498f95526b1390eaf585.svg';

describe('the same icon', () => {
  it.each([
    ['the same text', STOCK, STOCK],
    [
      'a media file with and without its size',
      'wix:image://v1/ab~mv2.png/star.png',
      'wix:image://v1/ab~mv2.png/star.png#originWidth=2&originHeight=1',
    ],
    [
      'a media file whose name the SDK does not know',
      'wix:image://v1/ab~mv2.png',
      'wix:image://v1/ab~mv2.png/undefined#originWidth=1&originHeight=1',
    ],
    ['a legacy media address', 'image://v1/ab~mv2.png/x.png', 'wix:image://v1/ab~mv2.png/y.png'],
    [
      'an address that Wix imported under its file name',
      'https://example.com/i/star.svg?v=2',
      'wix:image://v1/zz~mv2.svg/star.svg',
    ],
    ['an address that became a stock shape', 'https://example.com/star.svg', 'shapes/star.svg'],
    [
      'a media file by its public address',
      'wix:image://v1/ab~mv2.png/x.png',
      'https://static.wixstatic.com/media/ab~mv2.png/v1/fill/w_5/y.png',
    ],
    ['a shape by its public address', STOCK, `https://static.wixstatic.com/${STOCK}`],
    ['an encoded file name', 'https://example.com/my%20star.svg', 'wix:image://v1/zz.svg/my star.svg'],
    ['a file name that only looks encoded', 'https://example.com/100%.svg', 'shapes/100%.svg'],
    ['none and none', undefined, null],
  ])('%s', (_title, one, other) => {
    expect(sameIcon(one, other)).toBe(true);
    expect(sameIcon(other, one)).toBe(true);
  });

  it.each([
    ['two stock shapes', 'shapes/a.svg', 'shapes/b.svg'],
    ['the same file name at two outside addresses', 'https://a.example/icon.svg', 'https://b.example/icon.svg'],
    ['two versions of an outside address', 'https://a.example/icon.svg?v=1', 'https://a.example/icon.svg?v=2'],
    ['two media files without names', 'wix:image://v1/a.png/undefined', 'wix:image://v1/b.png/undefined'],
    ['addresses without a path', 'https://static.wixstatic.com', 'shapes/'],
    ['one and none', STOCK, null],
    ['one and nothing said', undefined, STOCK],
  ])('not %s', (_title, one, other) => {
    expect(sameIcon(one, other)).toBe(false);
    expect(sameIcon(other, one)).toBe(false);
  });

  it('does not depend on the side, and holds for a thing and itself', () => {
    const icon = fc.oneof(
      fc.string(),
      fc.webUrl(),
      fc.stringMatching(/^shapes\/[a-z0-9]+\.svg$/),
      fc.constant('wix:image://v1/a/b'),
    );
    fc.assert(
      fc.property(icon, icon, (one, other) => {
        expect(sameIcon(one, one)).toBe(true);
        expect(sameIcon(one, other)).toBe(sameIcon(other, one));
      }),
    );
  });
});

describe('icons a file can hold', () => {
  it.each([
    ['shapes/a.svg', true],
    ['https://example.com/a.svg', true],
    ['wix:image://v1/a.png/b.png#originWidth=1&originHeight=1', true],
    ['http://example.com/a.svg', false],
    ['ab~mv2.png', false],
    ['https://example.com/a b.svg', false],
    ['', false],
  ])('%s: %s', (icon, writable) => {
    expect(isWritableIcon(icon)).toBe(writable);
    expect(new RegExp(iconSchema('', '', '')['pattern'] as string, 'u').test(icon)).toBe(writable);
  });
});

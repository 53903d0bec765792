import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sanitize, sanitizeLines } from '../../src/render/index.ts';

describe('sanitize', () => {
  it.each([
    ['plain text, $5 & more', 'plain text, $5 & more'],
    ['two\nlines', 'two↵lines'],
    ['a\tb\rc', 'a\\tb\\rc'],
    ['\u001b[2J', '\\u{1b}[2J'],
    ['\u0085\u009b', '\\u{85}\\u{9b}'],
    ['a\u202eb\u2066c\u200ed\u061c', 'a\\u{202e}b\\u{2066}c\\u{200e}d\\u{61c}'],
    ['pay\u200bpal\ufeff\u00ad', 'pay\\u{200b}pal\\u{feff}\\u{ad}'],
    ['\u2028\u2029', '\\u{2028}\\u{2029}'],
    ['\ud800x', '\\u{d800}x'],
    ['\u{e0041}', '\\u{e0041}'],
    ['##[command] ##vso[x] # ## ok', '#\\u{23}[command] #\\u{23}vso[x] # ## ok'],
    ['Süß 日本語 🥇 שלום', 'Süß 日本語 🥇 שלום'],
    ['👩\u200d🍳 ❤\ufe0f 👍🏽\u200d💻', '👩\u200d🍳 ❤\ufe0f 👍🏽\u200d💻'],
    ['a\u200d🍳 b\ufe0f', 'a\\u{200d}🍳 b\\u{fe0f}'],
  ])('%j is shown as %j', (text, shown) => {
    expect(sanitize(text)).toBe(shown);
  });

  it('does nothing the second time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(sanitize(sanitize(text))).toBe(sanitize(text));
      }),
    );
  });

  it('keeps the lines of a text that has several', () => {
    expect(sanitizeLines('a\r\n\tb\u0007\nc')).toEqual(['a', '  b\\u{7}', 'c']);
  });
});

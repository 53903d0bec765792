import { describe, expect, it } from 'vitest';
import { waitBefore } from '../../../src/cli/github/patience.ts';

const NOW = Date.parse('2026-11-21T10:00:00Z');
const soon = String(NOW / 1000 + 20);
const late = String(NOW / 1000 + 3000);

describe('the wait before another try', () => {
  it.each([
    ['an answer that says how long', 429, { 'retry-after': '5' }, 'slow down', 5000],
    ['a limit without a word on how long', 429, {}, 'slow down', 60_000],
    ['a secondary limit', 403, {}, 'You have exceeded a secondary rate limit', 60_000],
    [
      'a budget that is used up, and comes back soon',
      403,
      { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': soon },
      '',
      21_000,
    ],
    [
      'a budget that is used up for long',
      403,
      { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': late },
      '',
      undefined,
    ],
    ['longer than anybody waits', 429, { 'retry-after': '600' }, '', undefined],
    ['a permission that is missing', 403, { 'x-ratelimit-remaining': '4999' }, 'Resource not accessible', undefined],
    ['a wrong token', 401, {}, 'Bad credentials', undefined],
    ['nothing there', 404, {}, 'Not Found', undefined],
  ] as const)('%s', (_, status, headers, message, wait) => {
    for (const safe of [true, false])
      expect(waitBefore({ status, headers, message }, { tried: 1, now: NOW, safe })).toBe(wait);
  });

  it('grows after failures, only where a second try does no harm, and ends', () => {
    const waits = (safe: boolean) =>
      [1, 2, 3, 4].map((tried) => waitBefore({ status: 502, headers: {}, message: '' }, { tried, now: NOW, safe }));
    expect(waits(true)).toEqual([500, 1000, 2000, undefined]);
    expect(waits(false)).toEqual([undefined, undefined, undefined, undefined]);
    const limit = { status: 429, headers: { 'retry-after': '1' }, message: '' };
    expect(waitBefore(limit, { tried: 4, now: NOW, safe: true })).toBeUndefined();
  });
});

import { rewards, tiers } from '@wix/loyalty';
import { describe, expect, it } from 'vitest';
import type { Move } from './support/server.ts';
import { deadEndpoint } from './support/server.ts';
import { failureOf, siteAt, siteOnServer } from './support/sites.ts';

const TIER = { tierDefinition: { name: 'Gold' }, requiredPoints: 100 };
const MADE = { tier: { ...TIER, id: 'tier-1', revision: '1' } };
const LIST = { tiers: [{ id: 'tier-1', tierDefinition: { name: 'Gold' }, requiredPoints: 100 }] };
const page = { status: 200, text: '<html>Please log in</html>', headers: { 'content-type': 'text/html' } };

describe('a read', () => {
  const oddities: readonly (readonly [string, Move, string])[] = [
    ['a connection that breaks', 'reset', 'WIX_UNREACHABLE'],
    ['half an answer', 'half', 'WIX_UNREACHABLE'],
    ['500', { status: 500, json: { message: '', details: {} } }, 'WIX_SERVER_ERROR'],
    ['503 with a page', { ...page, status: 503 }, 'WIX_SERVER_ERROR'],
    ['408', { status: 408 }, 'WIX_SERVER_ERROR'],
    ['a page with 200', page, 'WIX_ANSWER_UNREADABLE'],
    ['half of the JSON', { text: '{"tiers":[{"id":"ti' }, 'WIX_ANSWER_UNREADABLE'],
    ['nothing', { text: '' }, 'WIX_ANSWER_UNREADABLE'],
    ['204', { status: 204 }, 'WIX_ANSWER_UNREADABLE'],
    ['null', { text: 'null' }, 'WIX_ANSWER_UNREADABLE'],
    ['a list', { json: [] }, 'WIX_ANSWER_UNREADABLE'],
    ['a word', { text: '"tiers"' }, 'WIX_ANSWER_UNREADABLE'],
    ['an object without the list', { json: {} }, 'WIX_ANSWER_UNREADABLE'],
    ['null for the list', { json: { tiers: null } }, 'WIX_ANSWER_UNREADABLE'],
    ['an object for the list', { json: { tiers: {} } }, 'WIX_ANSWER_UNREADABLE'],
    ['null in the list', { json: { tiers: [null] } }, 'WIX_ANSWER_UNREADABLE'],
    ['text in the list', { json: { tiers: ['tier-1'] } }, 'WIX_ANSWER_UNREADABLE'],
    ['an entry without id', { json: { tiers: [{ requiredPoints: 1 }] } }, 'WIX_ANSWER_UNREADABLE'],
    ['null deep inside', { json: { tiers: [{ id: 'a', extra: { list: [1, null] } }] } }, 'WIX_ANSWER_UNREADABLE'],
    ['a redirect', { status: 302, headers: { location: 'https://login.example' } }, 'WIX_ANSWER_UNREADABLE'],
  ];

  it.each(oddities)('is repeated after %s', async (_what, move) => {
    const { site, server } = await siteOnServer();
    server.play(move, { json: LIST });
    const { tiers: found } = await site.use(tiers).listTiers();
    expect(found?.map(({ _id }) => _id)).toEqual(['tier-1']);
    expect(server.seen).toHaveLength(2);
    expect(site.stats).toMatchObject({ requests: 2, retried: 1 });
  });

  it.each(oddities)('never takes %s for an empty site', async (_what, move, code) => {
    const { site, server } = await siteOnServer({ retries: 2 });
    server.play(move);
    const { problem, fate } = await failureOf(site.use(tiers).listTiers());
    expect({ code: problem.code, fate }).toEqual({ code, fate: 'unsent' });
    expect(problem.next).toBeTruthy();
    expect(server.seen).toHaveLength(3);
  });

  const PAGES: readonly (readonly [string, unknown])[] = [
    ['a count that is too high', { count: 2 }],
    ['a count that is too low', { count: 0 }],
    ['no count of pages at all', undefined],
    ['more pages without saying where', { count: 1, hasNext: true }],
    ['more pages after an empty cursor', { count: 1, hasNext: true, cursors: { next: '' } }],
  ];
  it.each(PAGES)('refuses a page of rewards with %s', async (_what, pagingMetadata) => {
    const { site, server } = await siteOnServer({ retries: 0 });
    server.play({ json: { rewards: [{ id: 'r' }], pagingMetadata } });
    expect((await failureOf(site.use(rewards).queryRewards({}))).problem.code).toBe('WIX_ANSWER_UNREADABLE');
  });

  it('by POST is repeated like one by GET', async () => {
    const { site, server } = await siteOnServer();
    server.play('reset', { status: 502 }, { json: { rewards: [], pagingMetadata: { count: 0, hasNext: false } } });
    expect((await site.use(rewards).queryRewards({})).rewards).toEqual([]);
    expect(server.seen.map(({ method }) => method)).toEqual(['POST', 'POST', 'POST']);
  });

  it('stops waiting after the second silence', async () => {
    const { site, server } = await siteOnServer({ timeoutMs: 60 });
    server.play('hang');
    const from = performance.now();
    const { problem, fate } = await failureOf(site.use(tiers).listTiers());
    expect([problem.code, fate]).toEqual(['WIX_TIMEOUT', 'unsent']);
    expect(server.seen).toHaveLength(2);
    expect(performance.now() - from).toBeLessThan(5_000);
  });
});

describe('a write', () => {
  const doubtful: readonly (readonly [string, Move, string])[] = [
    ['a connection that breaks', 'reset', 'WIX_UNREACHABLE'],
    ['half an answer', 'half', 'WIX_UNREACHABLE'],
    ['no answer', 'hang', 'WIX_TIMEOUT'],
    ['500', { status: 500, json: { message: '', details: {} } }, 'WIX_SERVER_ERROR'],
    ['502 with a page', { ...page, status: 502 }, 'WIX_SERVER_ERROR'],
    ['503', { status: 503, headers: { 'retry-after': '0' } }, 'WIX_SERVER_ERROR'],
    ['504', { status: 504 }, 'WIX_SERVER_ERROR'],
    ['a page with 200', page, 'WIX_ANSWER_UNREADABLE'],
    ['half of the JSON', { text: '{"tier":{' }, 'WIX_ANSWER_UNREADABLE'],
    ['200 with nothing', { text: '' }, 'WIX_ANSWER_UNREADABLE'],
    ['204', { status: 204 }, 'WIX_ANSWER_UNREADABLE'],
    ['an object without the tier', { json: {} }, 'WIX_ANSWER_UNREADABLE'],
    ['a tier that is not wrapped', { json: MADE.tier }, 'WIX_ANSWER_UNREADABLE'],
    ['a tier without id', { json: { tier: { revision: '1' } } }, 'WIX_ANSWER_UNREADABLE'],
    ['a redirect', { status: 303 }, 'WIX_ANSWER_UNREADABLE'],
  ];
  it.each(doubtful)('is not sent again after %s, and its fate is open', async (_what, move, code) => {
    const { site, server } = await siteOnServer({ timeoutMs: move === 'hang' ? 80 : 5_000 });
    server.play(move);
    const { problem, fate } = await failureOf(site.use(tiers).createTier(TIER));
    expect([problem.code, fate]).toEqual([code, 'unknown']);
    expect(problem.next).toContain('may have been done or not');
    expect(server.seen).toHaveLength(1);
  });

  it('is sent again when Wix refused it as one too many', async () => {
    const { site, server } = await siteOnServer();
    server.play(
      { status: 429, text: 'Too Many Requests' },
      { status: 429, headers: { 'retry-after': '0.01' } },
      { json: MADE },
    );
    expect((await site.use(tiers).createTier(TIER))._id).toBe('tier-1');
    expect(site.stats).toMatchObject({ requests: 3, retried: 2, throttled: 2 });
  });

  it('is sent again when nobody was there to take it, and then was certainly not done', async () => {
    const site = siteAt(await deadEndpoint(), { retries: 2 });
    const { problem, fate } = await failureOf(site.use(tiers).createTier(TIER));
    expect([problem.code, fate]).toEqual(['WIX_UNREACHABLE', 'unsent']);
    expect(problem.message).toContain('ECONNREFUSED');
    expect(site.stats).toMatchObject({ requests: 3, lost: 3 });
  });

  it.each([
    ['201', { status: 201, json: MADE }],
    ['a byte order mark', { text: `\uFEFF${JSON.stringify(MADE)}` }],
  ] as const)('is done when the answer came with %s', async (_what, move) => {
    const { site, server } = await siteOnServer();
    server.play(move);
    expect((await site.use(tiers).createTier(TIER))._id).toBe('tier-1');
  });

  it.each([
    ['{}', { json: {} }],
    ['200 without a body', { text: '' }],
    ['201', { status: 201, json: {} }],
    ['204', { status: 204 }],
  ] as const)('that removes is done when the answer is %s', async (_what, move) => {
    const { site, server } = await siteOnServer();
    server.play(move);
    await expect(site.use(tiers).deleteTier('tier-1', '1')).resolves.toBeUndefined();
    expect(server.seen[0]).toMatchObject({
      method: 'DELETE',
      url: '/loyalty-tiers/v1/tiers/tier-1?tierId=tier-1&revision=1',
    });
  });
});

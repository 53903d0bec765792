import { tiers } from '@wix/loyalty';
import { describe, expect, it } from 'vitest';
import type { Fetch } from '../../src/site/index.ts';
import { failureOf, reply, siteOver } from './support/sites.ts';
import { virtualClock } from './support/virtual-clock.ts';

interface Bucket {
  readonly perSecond: number;
  readonly burst: number;
  readonly latencyMs: number;
  /** Further latency from 0 up to this, different for each request. */
  readonly jitterMs?: number;
  readonly retryAfter?: boolean;
}

/** A server that allows so many a second, with a burst, and what it saw. */
function bucketServer(clock: ReturnType<typeof virtualClock>, bucket: Bucket) {
  const seen = { accepted: 0, refused: 0 };
  let tokens = bucket.burst;
  let last = clock.now();
  let noise = 1;
  const fetch: Fetch = async () => {
    noise = (noise * 16_807) % 2_147_483_647;
    await clock.sleep(bucket.latencyMs / 2 + (noise / 2_147_483_647) * (bucket.jitterMs ?? 0));
    tokens = Math.min(bucket.burst, tokens + ((clock.now() - last) / 1_000) * bucket.perSecond);
    last = clock.now();
    const free = tokens >= 1;
    if (free) tokens--;
    seen[free ? 'accepted' : 'refused']++;
    await clock.sleep(bucket.latencyMs / 2);
    if (free) return reply(200, { tier: { id: 'tier-1', revision: '2' } });
    return reply(429, 'Too Many Requests', bucket.retryAfter === false ? {} : { 'Retry-After': '1' });
  };
  return { fetch, seen };
}

async function updates(count: number, bucket: Bucket, maxRps: number | undefined) {
  const clock = virtualClock();
  const { fetch, seen } = bucketServer(clock, bucket);
  const site = siteOver(fetch, { clock, random: () => 0.5, ...(maxRps === undefined ? {} : { maxRps }) });
  const from = clock.now();
  const work = Array.from({ length: count }, () => site.use(tiers).updateTier('tier-1', { revision: '1' }));
  const done = await clock.run(Promise.allSettled(work));
  return {
    seconds: (clock.now() - from) / 1_000,
    givenUp: done.filter(({ status }) => status === 'rejected').length,
    refused: seen.refused,
  };
}

describe('at the limit of 100 a second with a burst of 50', () => {
  const cases = [0, 50, 100].flatMap((latencyMs) => [300, 312].map((count) => ({ latencyMs, count })));
  it.each(cases)('$count updates at $latencyMs ms take at most 1.15 times the ideal', async ({ latencyMs, count }) => {
    const { seconds, givenUp, refused } = await updates(
      count,
      { perSecond: 100, burst: 50, latencyMs, jitterMs: 8 },
      100,
    );
    const atLeast = (count / 10) * (latencyMs / 1_000);
    const ideal = Math.max((count - 50) / 100, atLeast);
    expect(seconds / ideal).toBeLessThanOrEqual(1.15);
    expect({ givenUp, refused: refused <= 5 }).toEqual({ givenUp: 0, refused: true });
  });

  it.each([true, false])('finds the rate when nobody told it (Retry-After: %s)', async (retryAfter) => {
    const { seconds, givenUp, refused } = await updates(
      600,
      { perSecond: 100, burst: 50, latencyMs: 10, retryAfter },
      1_000,
    );
    expect(givenUp).toBe(0);
    expect(refused).toBeLessThanOrEqual(30);
    expect(seconds).toBeLessThan(3 * 5.5);
  });
});

describe('a storm of refusals', () => {
  it('ends with THROTTLED_OUT and certainly nothing done', async () => {
    const clock = virtualClock();
    let asked = 0;
    const site = siteOver(
      async () => {
        asked++;
        return reply(429, '');
      },
      { clock, random: () => 0.9, budgetMs: 60_000 },
    );
    const from = clock.now();
    const works = Array.from({ length: 20 }, () => failureOf(site.use(tiers).updateTier('t', { revision: '1' })));
    for (const { problem, fate } of await clock.run(Promise.all(works))) {
      expect([problem.code, fate]).toEqual(['THROTTLED_OUT', 'unsent']);
      expect(problem.next).toContain('--max-rps');
    }
    expect(clock.now() - from).toBeLessThanOrEqual(60_000);
    expect(asked).toBeLessThan(40);
  });

  it('ends at once when Wix asks for more than the budget', async () => {
    const clock = virtualClock();
    const site = siteOver(async () => reply(429, '', { 'retry-after': '3600' }), { clock });
    const from = clock.now();
    expect((await clock.run(failureOf(site.use(tiers).listTiers()))).problem.code).toBe('THROTTLED_OUT');
    expect(clock.now()).toBe(from);
  });
});

describe('Retry-After', () => {
  const now = 1_800_000_000_000;
  const dated = (ms: number) => new Date(now + ms).toUTCString();
  it.each([
    ['seconds', { 'retry-after': '7' }, 7_000],
    ['a fraction', { 'retry-after': '0.25' }, 250],
    ['a date', { 'retry-after': dated(9_000) }, 9_000],
    ['a date by the clock of the server', { 'retry-after': dated(3_609_000), date: dated(3_600_000) }, 9_000],
  ])('as %s is obeyed', async (_what, headers, ms) => {
    const clock = virtualClock(now);
    let asked = 0;
    const site = siteOver(async () => (asked++ === 0 ? reply(429, '', headers) : reply(200, { tiers: [] })), { clock });
    await clock.run(site.use(tiers).listTiers());
    expect(clock.now() - now).toBe(ms);
  });

  it.each([['soon'], [dated(-5_000)], ['']])('of "%s" is no help: the pause is our own', async (value) => {
    const clock = virtualClock(now);
    let asked = 0;
    const site = siteOver(
      async () => (asked++ < 3 ? reply(429, '', { 'retry-after': value }) : reply(200, { tiers: [] })),
      {
        clock,
        random: () => 0.5,
      },
    );
    await clock.run(site.use(tiers).listTiers());
    // Half of one second, of two and of four.
    expect(clock.now() - now).toBe(3_500);
  });

  it('with 503 makes a read wait, and everybody else too', async () => {
    const clock = virtualClock(now);
    let asked = 0;
    const site = siteOver(
      async () => (asked++ === 0 ? reply(503, '', { 'retry-after': '4' }) : reply(200, { tiers: [] })),
      { clock },
    );
    await clock.run(site.use(tiers).listTiers());
    expect(clock.now() - now).toBe(4_000);
  });
});

describe('the backoff of reads', () => {
  it('doubles, with full jitter', async () => {
    const clock = virtualClock(0);
    const starts: number[] = [];
    const site = siteOver(
      async () => {
        starts.push(clock.now());
        return reply(500, '');
      },
      { clock, random: () => 0.5, retries: 3 },
    );
    await clock.run(failureOf(site.use(tiers).listTiers()));
    expect(starts).toEqual([0, 250, 750, 1_750]);
  });
});

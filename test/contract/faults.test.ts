import { programs, rewards, tiers } from '@wix/loyalty';
import { describe, expect, it, onTestFinished } from 'vitest';
import { Failure } from '../../src/kernel/failure.ts';
import { FAULT_KINDS, type FaultKind, type SandboxOptions } from '../../src/sandbox/index.ts';
import type { Fetch, Site, SiteOptions } from '../../src/site/index.ts';
import { virtualClock } from '../site/support/virtual-clock.ts';
import { IN_PROCESS, OVER_HTTP, type Subject } from './support/subjects.ts';

const KINDS = Object.keys(FAULT_KINDS) as FaultKind[];
const STORE = { id: 'site-1', key: 'IST.key-of-site-1', fixture: 'store' };
const TIER = { tierDefinition: { name: 'Platinum', description: '' }, requiredPoints: 9_000 };

/** A store whose first requests go wrong in one way. */
async function faulty(subject: Subject, kind: FaultKind, times = 1) {
  const world = await subject.open({ sites: [STORE] });
  onTestFinished(() => world.close());
  const short = kind.startsWith('429') || kind === 'slow' ? { value: 0.01 } : {};
  world.sandbox.setFaults([{ do: kind, at: 1, times, ...short }]);
  return { world, site: world.site('site-1', { timeoutMs: kind === 'hang' ? 150 : 5_000, retries: 2 }) };
}

type Ended = { readonly value: unknown } | { readonly error: unknown };
const ended = (work: Promise<unknown>): Promise<Ended> =>
  work.then(
    (value) => ({ value }),
    (error: unknown) => ({ error }),
  );

/** Reads that must bring back the whole of what is there, and what that is. */
const READS: readonly (readonly [(site: Site) => Promise<unknown>, unknown])[] = [
  [async (site) => (await site.use(rewards).queryRewards({})).rewards?.length, 4],
  [async (site) => (await site.use(tiers).listTiers()).tiers?.length, 2],
  [async (site) => (await site.use(programs).getLoyaltyProgram()).loyaltyProgram?.name, 'Northwind Perks'],
];

describe.each([IN_PROCESS, OVER_HTTP])('over $name', (subject) => {
  it.each(KINDS)('a read struck once by "%s" brings the whole of it back, or a Failure', async (kind) => {
    for (const [read, whole] of READS) {
      const { world, site } = await faulty(subject, kind);
      const outcome = await ended(read(site));
      if (kind === '401') expect(outcome).toMatchObject({ error: { problem: { code: 'WIX_UNAUTHENTICATED' } } });
      else expect(outcome).toEqual({ value: whole });
      const sent = world.sandbox.requests();
      expect(sent[0]?.fault).toBeDefined();
      expect(sent.length).toBeLessThanOrEqual(2);
    }
  });

  it.each(KINDS)('a create struck once by "%s" is done at most once, and its fate is told truly', async (kind) => {
    const { world, site } = await faulty(subject, kind);
    const outcome = await ended(site.use(tiers).createTier(TIER));
    const commits = world.sandbox.requests().filter(({ committed }) => committed).length;
    const made = world.sandbox.state().tiers.filter(({ tierDefinition }) => tierDefinition?.name === 'Platinum').length;
    expect(commits).toBe(made);
    expect(made).toBeLessThanOrEqual(1);
    if ('value' in outcome) {
      expect(made).toBe(1);
      return;
    }
    expect(outcome.error).toBeInstanceOf(Failure);
    if (made === 1) expect(outcome.error).toMatchObject({ fate: 'unknown' });
    expect(kind.startsWith('429'), 'one too many must not end a create').toBe(false);
  });

  it.each(['201', '204', 'empty'] as const)('a delete struck by "%s" is done', async (kind) => {
    const { world, site } = await faulty(subject, kind);
    const [tier] = world.sandbox.state().tiers;
    await expect(site.use(tiers).deleteTier(tier?.id ?? '', tier?.revision ?? '')).resolves.toBeUndefined();
    expect(world.sandbox.state().tiers).toHaveLength(1);
  });

  it('a site that never answers ends in WIX_TIMEOUT after two waits', async () => {
    const { world, site } = await faulty(subject, 'hang', 100);
    await expect(site.use(tiers).listTiers()).rejects.toMatchObject({ problem: { code: 'WIX_TIMEOUT' } });
    expect(world.sandbox.requests()).toHaveLength(2);
  });
});

/** A store with a limit, ten milliseconds away; sandbox and border live by the same clock, so that no wait is a real one. */
async function limited(options: SandboxOptions, way: Partial<SiteOptions>) {
  const clock = virtualClock();
  const world = await IN_PROCESS.open({ sites: [STORE], now: () => clock.now(), ...options });
  onTestFinished(() => world.close());
  const fetch: Fetch = async (url, init) => {
    await clock.sleep(10);
    return world.sandbox.lightFetch(url, init);
  };
  return { clock, site: world.site('site-1', { clock, fetch, random: () => 0.5, ...way }) };
}

describe('at a limit', () => {
  it.each(['seconds', 'date', 'bare', 'text'] as const)('told as "%s", nothing is given up', async (answer) => {
    const requestLimit = { requests: 5, perMs: 3_000 };
    const { clock, site } = await limited({ requestLimit, switches: { requestLimitAnswer: answer } }, {});
    const lists = await clock.run(Promise.all(Array.from({ length: 12 }, () => site.use(tiers).listTiers())));
    expect(lists.map(({ tiers: found }) => found?.length)).toEqual(Array(12).fill(2));
    expect(site.stats.throttled).toBeGreaterThan(0);
    expect(site.stats.throttled).toBeLessThan(12);
  });

  it('of 100 a second with a burst of 50, 300 updates take at most 1.15 times the ideal', async () => {
    const { clock, site } = await limited({ requestLimit: { perSecond: 100, burst: 50 } }, { maxRps: 100 });
    const from = clock.now();
    const { updateLoyaltyProgram } = site.use(programs);
    await clock.run(
      Promise.all(Array.from({ length: 300 }, (_, nth) => updateLoyaltyProgram({ name: `Program ${nth}` }))),
    );
    expect((clock.now() - from) / 1_000 / ((300 - 50) / 100)).toBeLessThanOrEqual(1.15);
    expect(site.stats.throttled).toBeLessThanOrEqual(5);
  });
});

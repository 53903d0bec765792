import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Gate, gateFor, type Pace } from '../../src/site/gate.ts';
import { type VirtualClock, virtualClock } from './support/virtual-clock.ts';

const DEFAULT: Pace = { window: { starts: 200, ms: 60_000 }, inFlight: 10, budgetMs: 120_000 };

interface Span {
  readonly start: number;
  readonly end: number;
}

/** One call through the gate that takes so long. */
async function through(gate: Gate, clock: VirtualClock, ticket: number, ms: number): Promise<Span> {
  const pass = await gate.enter(ticket);
  const start = clock.now();
  await clock.sleep(ms);
  pass.accepted();
  pass.leave();
  return { start, end: clock.now() };
}

/** The most starts in any span of `ms`, both ends included. */
function most(starts: readonly number[], ms: number): number {
  const sorted = [...starts].sort((a, b) => a - b);
  return Math.max(0, ...sorted.map((from) => sorted.filter((at) => at >= from && at < from + ms).length));
}

function overlap(spans: readonly Span[]): number {
  return Math.max(
    0,
    ...spans.map(({ start }) => spans.filter((other) => other.start <= start && start < other.end).length),
  );
}

describe('the window', () => {
  it('lets 200 requests start in any 60 seconds, and not one more', async () => {
    const clock = virtualClock();
    const gate = gateFor(DEFAULT, clock, Math.random);
    const spans = await clock.run(
      Promise.all(Array.from({ length: 450 }, (_, ticket) => through(gate, clock, ticket, 50))),
    );
    const starts = spans.map(({ start }) => start);
    expect(most(starts, 60_000)).toBe(200);
    expect(overlap(spans)).toBe(10);
    // Two windows have to pass; the second begins when the first answers are 60 s old.
    expect(Math.max(...starts) - Math.min(...starts)).toBeLessThan(121_500);
  });

  it('holds for any load, also in the eyes of a server that gets requests late', async () => {
    const load = fc.array(fc.record({ after: fc.nat(3_000), takes: fc.integer({ min: 1, max: 4_000 }) }), {
      minLength: 1,
      maxLength: 120,
    });
    const paces = fc.record({ starts: fc.integer({ min: 1, max: 20 }), inFlight: fc.integer({ min: 1, max: 12 }) });
    await fc.assert(
      fc.asyncProperty(
        load,
        paces,
        fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })),
        async (calls, pace, lateness) => {
          const clock = virtualClock();
          const gate = gateFor(
            { window: { starts: pace.starts, ms: 5_000 }, inFlight: pace.inFlight, budgetMs: 1e9 },
            clock,
            () => 0,
          );
          let at = 0;
          const spans = await clock.run(
            Promise.all(
              calls.map(async ({ after, takes }, ticket) => {
                at += after;
                await clock.sleep(at);
                return through(gate, clock, ticket, takes);
              }),
            ),
          );
          const arrivals = spans.map(({ start, end }) => start + (lateness.next().value ?? 0) * (end - start));
          expect(
            most(
              spans.map(({ start }) => start),
              5_000,
            ),
          ).toBeLessThanOrEqual(pace.starts);
          expect(most(arrivals, 5_000)).toBeLessThanOrEqual(pace.starts);
          expect(overlap(spans)).toBeLessThanOrEqual(pace.inFlight);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('serves first come first, and gives one that comes back its old place', async () => {
    const clock = virtualClock();
    const gate = gateFor({ window: { starts: 1, ms: 100 }, inFlight: 1, budgetMs: 1e6 }, clock, () => 0);
    const order: number[] = [];
    const queued = [3, 5, 4, 1, 2].map(async (ticket) => {
      const pass = await gate.enter(ticket);
      order.push(ticket);
      pass.leave();
    });
    await clock.run(Promise.all(queued));
    expect(order).toEqual([3, 1, 2, 4, 5]);
  });
});

describe('a rate', () => {
  it('allows its head at once and its share of every second after that', async () => {
    const clock = virtualClock();
    const gate = gateFor({ rate: { perSecond: 10, head: 4 }, inFlight: 100, budgetMs: 1e6 }, clock, () => 0);
    const spans = await clock.run(
      Promise.all(Array.from({ length: 24 }, (_, ticket) => through(gate, clock, ticket, 1))),
    );
    const starts = spans.map(({ start }) => start - (spans[0]?.start ?? 0));
    expect(starts.slice(0, 5).map(Math.round)).toEqual([0, 0, 0, 0, 100]);
    expect(Math.max(...starts)).toBeCloseTo(2_000, 3);
    expect(most(starts, 1_000)).toBeLessThanOrEqual(14);
  });

  it('gives the head back after a rest', async () => {
    const clock = virtualClock();
    const gate = gateFor({ rate: { perSecond: 10, head: 4 }, inFlight: 100, budgetMs: 1e6 }, clock, () => 0);
    const burst = (from: number) =>
      clock.run(Promise.all([0, 1, 2, 3].map((nth) => through(gate, clock, from + nth, 1))));
    await burst(0);
    await clock.run(clock.sleep(1_000));
    const starts = (await burst(4)).map(({ start }) => start);
    expect(Math.max(...starts)).toBe(Math.min(...starts));
  });
});

/** One call that Wix refuses as one too many; answers what the gate says to that. */
async function refused(gate: Gate, clock: VirtualClock, retryAfterMs?: number): Promise<boolean> {
  const pass = await clock.run(gate.enter(0));
  const within = pass.refused(retryAfterMs);
  pass.leave();
  return within;
}

describe('a refusal', () => {
  it('stops everybody until the moment Wix named', async () => {
    const clock = virtualClock();
    const gate = gateFor(DEFAULT, clock, () => 0.5);
    expect(await refused(gate, clock, 7_000)).toBe(true);
    const [first, second] = await clock.run(Promise.all([through(gate, clock, 1, 50), through(gate, clock, 2, 50)]));
    expect(first?.start).toBe(1_007_000);
    // One goes ahead to see whether the way is free.
    expect(second?.start).toBe(1_007_050);
  });

  it('among several at once counts once, and the longest wait holds', async () => {
    const clock = virtualClock();
    const gate = gateFor(DEFAULT, clock, () => 0.5);
    const passes = await clock.run(Promise.all([1, 2, 3, 4].map((ticket) => gate.enter(ticket))));
    const waits = [undefined, 2_000, 9_000, 3_000];
    for (const [nth, pass] of passes.entries()) {
      expect(pass.refused(waits[nth])).toBe(true);
      pass.leave();
    }
    const { start } = await clock.run(through(gate, clock, 1, 0));
    expect(start).toBe(1_009_000);
    // The next one alone begins anew: half of the first second.
    await refused(gate, clock);
    expect((await clock.run(through(gate, clock, 1, 0))).start).toBe(1_009_500);
  });

  it.each([0.5, 0.999])(
    'without a moment costs a random share (%d) of a time that doubles up to a limit',
    async (luck) => {
      const clock = virtualClock();
      const gate = gateFor({ ...DEFAULT, budgetMs: 1e9 }, clock, () => luck);
      for (const seconds of [1, 2, 4, 8, 16, 30, 30]) {
        await refused(gate, clock);
        const from = clock.now();
        const pass = await clock.run(gate.enter(0));
        pass.leave();
        expect(clock.now() - from).toBeCloseTo(luck * seconds * 1_000, 6);
      }
    },
  );

  it('that stays alone does not slow down what follows', async () => {
    const clock = virtualClock();
    const gate = gateFor(DEFAULT, clock, () => 0.5);
    await refused(gate, clock, 1_000);
    const from = clock.now();
    await clock.run(Promise.all(Array.from({ length: 100 }, (_, ticket) => through(gate, clock, ticket, 10))));
    expect(clock.now() - from).toBeLessThan(1_150);
  });

  it('is not outweighed by answers to requests that were under way with it', async () => {
    const clock = virtualClock();
    const gate = gateFor(DEFAULT, clock, () => 0);
    const passes = await clock.run(Promise.all(Array.from({ length: 8 }, (_, ticket) => gate.enter(ticket))));
    passes[0]?.refused(1_000);
    for (const pass of passes) {
      pass.accepted();
      pass.leave();
    }
    const spans = await clock.run(Promise.all([1, 2].map((ticket) => through(gate, clock, ticket, 10))));
    expect(overlap(spans)).toBe(1);
  });

  it('that comes again soon makes the rate that of the answers in between, which then grows', async () => {
    const clock = virtualClock();
    const gate = gateFor({ ...DEFAULT, window: { starts: 10_000, ms: 60_000 } }, clock, () => 0);
    await refused(gate, clock, 1_000);
    await clock.run(Promise.all(Array.from({ length: 20 }, (_, ticket) => through(gate, clock, ticket, 10))));
    await clock.run(clock.sleep(2_000 - (clock.now() - 1_000_000)));
    await refused(gate, clock, 0);
    // Twenty answers in two seconds: ten a second, and a tenth more each second.
    const spans = await clock.run(
      Promise.all(Array.from({ length: 200 }, (_, ticket) => through(gate, clock, ticket, 10))),
    );
    const starts = spans.map(({ start }) => start);
    const first = Math.min(...starts);
    const inSecond = (nth: number) =>
      starts.filter((at) => at >= first + nth * 1_000 && at < first + (nth + 1) * 1_000).length;
    expect(inSecond(0)).toBeGreaterThanOrEqual(10);
    expect(inSecond(0)).toBeLessThanOrEqual(12);
    expect(inSecond(6)).toBeGreaterThanOrEqual(16);
    expect(inSecond(6)).toBeLessThanOrEqual(20);
  });

  it('ends in a clear no once the budget is spent, for those who wait and those who come', async () => {
    const clock = virtualClock();
    const gate = gateFor({ ...DEFAULT, budgetMs: 10_000 }, clock, () => 0);
    const [first, second] = await clock.run(Promise.all([gate.enter(1), gate.enter(2)]));
    expect(first?.refused(5_000)).toBe(true);
    const waiting = gate.enter(3).then(
      () => 'in',
      (why: unknown) => why,
    );
    expect(second?.refused(60_000)).toBe(false);
    first?.leave();
    second?.leave();
    expect(await waiting).toBe('throttled');
    await expect(gate.enter(4)).rejects.toBe('throttled');
    // When the pause is over, one may try again.
    await clock.run(clock.sleep(60_001));
    await expect(clock.run(gate.enter(5))).resolves.toBeTypeOf('object');
  });

  it('is forgotten when Wix answers again', async () => {
    const clock = virtualClock();
    const gate = gateFor({ ...DEFAULT, budgetMs: 10_000 }, clock, () => 0);
    for (let round = 0; round < 10; round++) {
      expect(await refused(gate, clock, 9_000)).toBe(true);
      await clock.run(through(gate, clock, round, 10));
    }
  });
});

describe('the end of the run', () => {
  it('ends all waiting at once', async () => {
    const clock = virtualClock();
    const gate = gateFor({ ...DEFAULT, inFlight: 1 }, clock, () => 0);
    const pass = await gate.enter(1);
    const second = gate.enter(2);
    gate.stop();
    await expect(second).rejects.toBe('stopped');
    await expect(gate.enter(3)).rejects.toBe('stopped');
    pass.leave();
    pass.leave();
  });
});

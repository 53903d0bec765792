import { describe, expect, it } from 'vitest';
import type { Reader } from '../../src/kernel/kind.ts';
import { survey } from '../../src/kernel/survey.ts';
import { KINDS } from '../../src/registry.ts';
import { createSandbox, mostInFlight } from '../../src/sandbox/index.ts';
import { connect } from '../../src/site/index.ts';

async function readersFor(names: readonly string[], fixture: string) {
  const sandbox = createSandbox({ sites: [{ id: 'shop', key: 'key', fixture }], latencyMs: 20 });
  const site = connect({ id: 'shop', credentials: { apiKey: 'key' }, fetch: sandbox.lightFetch });
  const chosen = KINDS.filter(({ kind }) => names.includes(kind.name));
  const bound = chosen.map(
    async ({ kind, adapter }): Promise<[string, Reader<unknown>]> => [kind.name, (await adapter()).reader(site)],
  );
  return { sandbox, readers: new Map(await Promise.all(bound)) };
}

describe('one read of the program and its tiers', () => {
  it.each(['fresh', 'dashboard'])('takes three calls in one round and writes nothing: %s', async (fixture) => {
    const names = ['program', 'points-expiration', 'program-status', 'tiers-program', 'tier'];
    const { sandbox, readers } = await readersFor(names, fixture);
    const read = await survey(readers);
    expect([...read.keys()].sort()).toEqual([...names].sort());
    const log = sandbox.requests();
    expect(log.map(({ call }) => call).sort()).toEqual([
      'programs.getLoyaltyProgram',
      'tiers.getTiersProgramSettings',
      'tiers.listTiers',
    ]);
    expect(log.every(({ viaSdk, write, committed }) => viaSdk && !write && !committed)).toBe(true);
    expect(mostInFlight(log)).toBe(3);
  });
});

describe('the registry', () => {
  it('lists every kind once, each with a section and a driver', async () => {
    const names = KINDS.map(({ kind }) => kind.name);
    expect(names).toEqual([
      'program',
      'points-expiration',
      'program-status',
      'tiers-program',
      'tier',
      'earning-rule',
      'reward',
    ]);
    for (const { adapter } of KINDS) {
      const bound = await adapter();
      expect([typeof bound.reader, typeof bound.writer]).toEqual(['function', 'function']);
    }
  });

  it('knows only kinds that it lists', () => {
    const names = new Set(KINDS.map(({ kind }) => kind.name));
    for (const { kind } of KINDS) for (const other of kind.after) expect(names).toContain(other);
  });
});

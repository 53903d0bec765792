import { describe, expect, it } from 'vitest';
import type { Change } from '../../src/kernel/change.ts';
import { compose } from '../../src/kernel/compose.ts';
import type { Plan } from '../../src/kernel/plan-document.ts';
import { planJson } from '../../src/render/index.ts';
import { liveMarkdown } from '../render/live.ts';
import { desk } from '../support/world.ts';

const MANY = 10_000;

/** A saved plan that creates, changes and deletes ten thousand rewards. */
function aPlan(): string {
  const from = (index: number): object => ({ name: `Reward ${index}`, costInPoints: index });
  const changes = Array.from({ length: MANY }, (_, index): Change => {
    const step = {
      address: `rewards/r${index}`,
      kind: 'reward',
      name: `Reward ${index}`,
      waitsFor: [],
      reason: 'It differs.',
    } as const;
    const handle = { id: `id-${index}`, revision: '1' };
    const to = { name: `Reward ${index}`, costInPoints: index + 1 };
    if (index % 3 === 0) return { ...step, risk: 'low', op: 'create', to };
    if (index % 3 === 1) return { ...step, risk: 'low', op: 'update', from: from(index), to, handle };
    return { ...step, risk: 'high', op: 'delete', from: from(index), handle, consent: 'removed' };
  });
  const basis = { digest: 'c'.repeat(64), things: {} };
  const plan: Plan = { formatVersion: '1.0', site: 'sandbox', basis, known: {}, changes };
  const meta = {
    tool: { name: 'loyalty', version: '0.1.0' },
    createdAt: '2026-11-21T09:00:00.000Z',
    config: { path: 'loyalty.yaml', digest: 'a'.repeat(64) },
    blindSpots: [],
  } as const;
  return planJson(compose({ plan, problems: [], manual: [], unmanaged: [], ignored: [] }, meta));
}

describe('P12: a plan of ten thousand changes', () => {
  it('is a comment that GitHub takes, and says what it leaves out', async () => {
    const made = desk({ 'plan.json': aPlan() });
    const { exit, out, err } = await made.loyalty('show plan.json --format markdown');
    expect([exit, err]).toEqual([0, '']);
    expect(out.length).toBeLessThanOrEqual(60_000);
    expect(out).toContain('3334 to create, 3333 to update, 3333 to delete');
    expect(out).toContain('**Shortened to fit:**');
    expect(liveMarkdown(out)).toEqual([]);
  }, 60_000);
});

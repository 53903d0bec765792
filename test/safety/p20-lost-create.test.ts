import { describe, expect, it } from 'vitest';
import type { Fault, FaultKind, SiteState } from '../../src/sandbox/index.ts';
import { direct } from '../support/direct.ts';
import { shop } from '../support/shop.ts';
import { ROOMY, WHOLE, yaml } from '../support/whole.ts';

const CREATE = /create/i;

function names(state: SiteState): readonly string[] {
  return [
    ...state.tiers.map(({ tierDefinition }) => `tier ${tierDefinition?.name}`),
    ...state.earningRules.map(({ title }) => `rule ${title}`),
    ...state.rewards.map(({ name }) => `reward ${name}`),
  ].sort();
}

/** Applies WHOLE under these faults; answers what is there in the end. */
async function applied(faults: readonly Fault[]): Promise<{ exit: number; there: readonly string[]; left: number }> {
  const made = await direct({ state: ROOMY, faults });
  const { document } = await made.plan(yaml(WHOLE));
  const { exit } = await made.apply(document);
  const again = await made.plan(yaml(WHOLE));
  return { exit, there: names(made.state()), left: again.document.changes.length };
}

describe('P20: an answer that is lost after the work was done', () => {
  it('makes no duplicate of anything', async () => {
    const clean = await direct({ state: ROOMY });
    await clean.converge(yaml(WHOLE));
    const there = names(clean.state());
    const sent = clean.sandbox.requests().filter(({ call, write }) => write && CREATE.test(call ?? ''));
    const paths = [...new Set(sent.map(({ path }) => path))];
    expect(paths.length).toBeGreaterThanOrEqual(5);
    const lost = (fault: FaultKind, path: string): Fault => ({
      do: fault,
      match: { method: 'POST', path: `^${path}$`, nth: 1 },
    });
    for (const path of paths)
      expect([path, await applied([lost('lose', path)])]).toEqual([path, { exit: 0, there, left: 0 }]);
    for (const fault of ['torn', 'cut', '504', 'empty', '204', '201'] as const) {
      const every = paths.map((path) => lost(fault, path));
      expect([fault, await applied(every)]).toEqual([fault, { exit: 0, there, left: 0 }]);
    }
  });

  it.each(['bulk=2', 'bulk-missing', 'bulk-count'])('or of a part of a bulk create, by %s', async (fault) => {
    const made = await direct({ state: ROOMY });
    made.sandbox.setFaults(fault);
    const { document } = await made.plan(yaml(WHOLE));
    await made.apply(document);
    made.sandbox.setFaults([]);
    await made.converge(yaml(WHOLE));
    const found = names(made.state());
    expect(new Set(found).size).toBe(found.length);
  });

  it('is looked for by the next run, and waited for as long as lists may lag', async () => {
    const file = yaml({ tiers: { silver: { name: 'Silver', requiredPoints: 100 } } });
    const made = await shop({ fixture: 'fresh', files: { 'loyalty.yaml': file }, env: { LOYALTY_RETRIES: '0' } });
    // The create is done, and then nothing answers any more.
    made.sandbox.onRequest(({ phase, method, path }) => {
      const isCreate = method === 'POST' && path.startsWith('/loyalty-tiers');
      if (phase === 'after-commit' && isCreate) made.sandbox.setFaults('reset');
    });
    made.sandbox.setFaults([{ do: 'lose', match: { write: true, nth: 1 } }]);
    const cut = await made.loyalty('apply --yes');
    expect(cut.exit).toBe(5);
    expect(made.state().tiers).toHaveLength(1);
    // Nor do the lists show it yet.
    made.sandbox.setFaults('stale=2000');
    const again = await made.loyalty('apply --yes', { env: { LOYALTY_SETTLE: '3' } });
    expect(again.exit).toBe(0);
    expect(again.err).toContain('The last run was cut off while it created something; waiting');
    expect(made.state().tiers).toHaveLength(1);
  }, 60_000);
});

import { describe, expect, it } from 'vitest';
import { Stop } from '../../src/cli/exit.ts';
import type { PlanDocument } from '../../src/kernel/document.ts';
import type { SiteState } from '../../src/sandbox/index.ts';
import { type Direct, direct } from '../support/direct.ts';
import { edited, leavesOf } from '../support/leaves.ts';
import { shop } from '../support/shop.ts';
import { ROOMY, TURNED, WHOLE, yaml } from '../support/whole.ts';

/** Kept through every write, and no part of what a file can say: their movement does no harm. */
const SILENT = /\.icon\.(id|height|width|altText|filename)$|^earningRules\/(Happy birthday|Follow us) triggerAppId$/;

/** A site that holds everything, and a plan that touches all of it. */
async function planned(): Promise<{ made: Direct; state: SiteState; document: PlanDocument }> {
  const made = await direct({ state: ROOMY });
  await made.converge(yaml(WHOLE));
  const { document } = await made.plan(yaml(TURNED));
  return { made, state: made.state(), document };
}

async function exitOf(made: Direct, document: PlanDocument): Promise<number> {
  try {
    return (await made.apply(document)).exit;
  } catch (error) {
    if (error instanceof Stop) return error.exit;
    throw error;
  }
}

describe('P4: a stale plan writes nothing', () => {
  it('whichever value of whichever thing somebody else has changed', async () => {
    const { made, state, document } = await planned();
    const leaves = leavesOf(state);
    expect(leaves.length).toBeGreaterThan(110);
    for (const leaf of leaves.filter(({ name }) => !SILENT.test(name))) {
      made.setState({ ...state, ...edited(state, leaf) });
      made.sandbox.forgetRequests();
      expect([leaf.name, await exitOf(made, document), made.writes().length]).toEqual([leaf.name, 4, 0]);
    }
  });

  it('when a thing is gone, of every kind that can go', async () => {
    const { made, state, document } = await planned();
    for (const part of ['tiers', 'earningRules', 'rewards'] as const) {
      for (const index of state[part].keys()) {
        made.setState({ ...state, [part]: state[part].toSpliced(index, 1) });
        made.sandbox.forgetRequests();
        expect([part, index, await exitOf(made, document), made.writes().length]).toEqual([part, index, 4, 0]);
      }
    }
  });

  it('when somebody made what was to be created, otherwise than planned', async () => {
    const made = await direct({ fixture: 'fresh' });
    const { document } = await made.plan(yaml({ tiers: { silver: { name: 'Silver', requiredPoints: 100 } } }));
    const before = made.state();
    await made.converge(yaml({ tiers: { silver: { name: 'Silver', requiredPoints: 200 } } }));
    made.writes();
    expect([await exitOf(made, document), made.writes().length]).toEqual([4, 0]);
    made.setState({ tiers: before.tiers });
    await made.converge(yaml({ tiers: { silver: { name: 'Silver', requiredPoints: 100 } } }));
    made.writes();
    // At the goal already: done, and nothing written.
    expect([await exitOf(made, document), made.writes().length]).toEqual([0, 0]);
  });
});

describe('P4: at the command line', () => {
  it('ends with 4, names what moved, and says what to do', async () => {
    const made = await shop({
      fixture: 'store',
      files: { 'loyalty.yaml': yaml({ rewards: { five: { name: '$5 off your order', costInPoints: 550 } } }) },
    });
    await made.loyalty('plan --out plan.json');
    made.edit(({ rewards }) => ({
      rewards: rewards.map((one) =>
        one.name === '$5 off your order' ? { ...one, active: false, revision: '2' } : one,
      ),
    }));
    const { exit, err } = await made.loyalty('apply plan.json --yes');
    expect(exit).toBe(4);
    expect(err).toContain('STALE  rewards/five');
    expect(err).toContain('active true -> false');
    expect(err).toContain('Plan again');
    expect(made.writes()).toEqual([]);
  });

  it('warns of what moved elsewhere, and goes on', async () => {
    const made = await shop({
      fixture: 'store',
      files: { 'loyalty.yaml': yaml({ rewards: { five: { name: '$5 off your order', costInPoints: 550 } } }) },
    });
    await made.loyalty('plan --out plan.json');
    made.edit(({ tiers }) => ({
      tiers: tiers.map((tier) => ({ ...tier, requiredPoints: (tier.requiredPoints ?? 0) + 1 })),
    }));
    const { exit, out } = await made.loyalty('apply plan.json --yes -q');
    expect(exit).toBe(0);
    expect(out).toContain('MOVED_ELSEWHERE');
  });

  it('counts what is at its goal already as done', async () => {
    const made = await shop({
      fixture: 'store',
      files: { 'loyalty.yaml': yaml({ rewards: { five: { name: '$5 off your order', costInPoints: 450 } } }) },
    });
    await made.loyalty('plan --out plan.json');
    expect((await made.loyalty('apply plan.json --yes -q')).exit).toBe(0);
    expect(made.writes()).toHaveLength(1);
    const { exit, out } = await made.loyalty('apply plan.json --yes');
    expect([exit, made.writes().length]).toEqual([0, 0]);
    expect(out).toContain('1 there already');
  });

  it('plans anew when told to', async () => {
    const made = await shop({
      fixture: 'store',
      files: { 'loyalty.yaml': yaml({ rewards: { five: { name: '$5 off your order', costInPoints: 550 } } }) },
    });
    let lists = 0;
    made.sandbox.onRequest(({ method, path, phase }) => {
      // Between the plan of this run and its second look.
      if (phase !== 'before' || method !== 'POST' || !path.endsWith('/query') || ++lists !== 2) return;
      made.edit(({ rewards }) => ({ rewards: rewards.map((one) => ({ ...one, active: !one.active, revision: '9' })) }));
    });
    const { exit, err } = await made.loyalty('apply --yes --on-stale replan');
    expect(err).toContain('planning anew');
    expect(exit).toBe(0);
  });
});

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Line } from '../../src/runs/line.ts';
import type { Fault, SiteState } from '../../src/sandbox/index.ts';
import { direct } from '../support/direct.ts';
import { type Shop, shop } from '../support/shop.ts';
import { ROOMY, WHOLE, yaml } from '../support/whole.ts';

function journals({ folder }: { readonly folder: string }): readonly (readonly Line[])[] {
  const runs = join(folder, '.loyalty/runs/sandbox');
  return readdirSync(runs)
    .sort()
    .map((name) =>
      readFileSync(join(runs, name), 'utf8')
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line) as Line),
    );
}

function names(state: SiteState): readonly unknown[] {
  return [
    ...state.tiers.map(({ tierDefinition }) => tierDefinition?.name),
    ...state.earningRules.map(({ title }) => title),
    ...state.rewards.map(({ name }) => name),
  ];
}

/** No reward can be made, one by one or many at once. */
const NO_REWARDS: readonly Fault[] = [
  { do: '500', match: { method: 'POST', path: '^/loyalty-rewards/v1/(bulk/rewards/create|rewards)$' } },
];

const program = async (): Promise<Shop> =>
  shop({ state: ROOMY, files: { 'loyalty.yaml': yaml(WHOLE) }, env: { LOYALTY_RETRIES: '0' } });

describe('P9: an apply that is cut short', () => {
  it('at whichever write, before or after it was done, is finished by the next one without duplicates', async () => {
    const clean = await direct({ state: ROOMY });
    await clean.converge(yaml(WHOLE));
    const goal = names(clean.state()).toSorted();
    const count = clean.writes().length;
    expect(count).toBeGreaterThan(10);
    for (let nth = 1; nth <= count; nth++) {
      for (const first of ['reset', 'lose'] as const) {
        // The line is down from this write on; what is read goes through no more either.
        const down: readonly Fault[] = [
          { do: first, match: { write: true, nth } },
          { do: 'reset', match: { write: true, nth: nth + 1 }, times: 1000 },
        ];
        const made = await direct({ state: ROOMY, faults: down });
        const { document } = await made.plan(yaml(WHOLE));
        const cut = await made.apply(document);
        const settled = new Set(cut.outcomes.map(({ change }) => change.address));
        expect(settled.size).toBe(new Set(document.changes.map(({ address }) => address)).size);
        if (cut.exit !== 0) expect([1, 5]).toContain(cut.exit);
        expect(cut.exit === 1 && made.writes().some(({ committed }) => committed)).toBe(false);
        made.sandbox.setFaults([]);
        await made.converge(yaml(WHOLE));
        expect([nth, first, names(made.state()).toSorted()]).toEqual([nth, first, goal]);
        expect((await made.plan(yaml(WHOLE))).document.changes).toEqual([]);
      }
    }
  });

  it('ends with 5, and says what was done, failed, skipped and not tried', async () => {
    const made = await program();
    made.sandbox.setFaults(NO_REWARDS);
    const { exit, out, err } = await made.loyalty('apply --yes');
    expect(exit).toBe(5);
    expect(err).toContain('✖ not created rewards/five-off');
    expect(out).toMatch(
      /Applied \d+ changes? .*; \d+ failed, \d+ skipped and \d+ not tried|Applied \d+ changes? .*failed/,
    );
    expect(out).toContain('Next: ');
    expect(out).toMatch(/Journal: .+\.jsonl/);
    const json = JSON.parse((await made.loyalty('history --format json')).out);
    expect(json.runs[0]).toMatchObject({ exit: 5 });
  });

  it('plans anew, and does not play back', async () => {
    const made = await program();
    made.sandbox.setFaults(NO_REWARDS);
    await made.loyalty('apply --yes -q');
    made.sandbox.setFaults([]);
    // Somebody finishes a part of it by hand meanwhile, and takes another part back.
    made.edit(({ tiers }) => ({
      tiers: tiers.map((tier) => ({ ...tier, requiredPoints: 7000 + (tier.requiredPoints ?? 0) })),
    }));
    const { exit, out } = await made.loyalty('apply --yes -q');
    expect(exit).toBe(0);
    expect(out).toContain('~ update  tiers/gold');
    expect((await made.loyalty('plan --detailed-exitcode')).exit).toBe(0);
  });

  it('goes on with what does not depend on a failure when told to', async () => {
    const made = await program();
    made.sandbox.setFaults(NO_REWARDS);
    const { exit } = await made.loyalty('apply --yes --keep-going');
    expect(exit).toBe(5);
    expect(made.state().rewards).toEqual([]);
    // Tiers go live; the program waits for its rewards.
    expect(made.state().tiersProgramSettings?.status).toBe('ACTIVE');
    expect(made.state().program.status).toBe('DRAFT');
  });
});

describe('P9: the journal', () => {
  it('has a line before and a line after each request, in this order, and the whole site before the first', async () => {
    const made = await program();
    let lines: readonly Line[] = [];
    const unfinished: number[] = [];
    made.sandbox.onRequest(({ phase, method, path }) => {
      if (phase !== 'before' || method === 'GET' || path.endsWith('/query')) return;
      [lines = []] = journals(made);
      expect(lines[0]).toMatchObject({ v: '1.0', type: 'run', site: 'sandbox' });
      expect(lines[1]).toMatchObject({ type: 'snapshot' });
      const open =
        lines.filter(({ type }) => type === 'intent').length - lines.filter(({ type }) => type === 'result').length;
      unfinished.push(open);
    });
    await made.loyalty('apply --yes -q --impact off --parallelism 1');
    expect(unfinished.length).toBe(made.writes().length);
    expect(new Set(unfinished)).toEqual(new Set([1]));
    [lines = []] = journals(made);
    expect(lines.at(-1)).toMatchObject({ type: 'end', exit: 0 });
    const outcomes = lines.filter(({ type }) => type === 'outcome');
    expect(outcomes).toHaveLength(16);
    for (const line of lines) expect(Date.parse(line.at)).toBeGreaterThan(0);
  });

  it('holds what a rollback needs of things that the file does not name', async () => {
    const made = await shop({ fixture: 'dashboard', files: { 'loyalty.yaml': yaml({ program: { name: 'Other' } }) } });
    await made.loyalty('apply --yes -q');
    const snapshot = journals(made)[0]?.find((line) => line.type === 'snapshot') as {
      things: readonly { kind: string }[];
    };
    const count = (kind: string): number => snapshot.things.filter((thing) => thing.kind === kind).length;
    expect([count('reward'), count('earning-rule'), count('tier')]).toEqual([6, 6, 2]);
  });

  it('is not begun when there is nothing to write', async () => {
    const made = await shop({
      fixture: 'store',
      files: { 'loyalty.yaml': yaml({ program: { name: 'Northwind Perks' } }) },
    });
    expect((await made.loyalty('apply --yes')).exit).toBe(0);
    expect(() => journals(made)).toThrow();
  });
});

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Problem } from '../../src/kernel/problem.ts';
import type { SiteState } from '../../src/sandbox/index.ts';
import { type Direct, direct } from '../support/direct.ts';
import { shop } from '../support/shop.ts';
import { ROOMY, TURNED, WHOLE, yaml } from '../support/whole.ts';

/** Somebody edits one thing while our write of it is on its way: what, which request that is, and the edit. */
interface Edit {
  readonly kind: string;
  readonly path: (state: SiteState) => string;
  readonly otherwise: (state: SiteState) => Partial<SiteState>;
  /** A write that leaves all as it was, and moves the revision. */
  readonly same: (state: SiteState) => Partial<SiteState>;
}

const next = <T extends { readonly revision?: string }>(thing: T): T => ({
  ...thing,
  revision: String(Number(thing.revision) + 1),
});

const EDITS: readonly Edit[] = [
  {
    kind: 'tier',
    path: ({ tiers }) => `/tiers/${tiers[0]?.id}`,
    otherwise: ({ tiers }) => ({
      tiers: tiers.map((tier) => next({ ...tier, requiredPoints: (tier.requiredPoints ?? 0) + 1 })),
    }),
    same: ({ tiers }) => ({ tiers: tiers.map(next) }),
  },
  {
    kind: 'reward',
    path: ({ rewards }) => `/rewards/${rewards[0]?.id}`,
    otherwise: ({ rewards }) => ({ rewards: rewards.map((reward) => next({ ...reward, active: !reward.active })) }),
    same: ({ rewards }) => ({ rewards: rewards.map(next) }),
  },
  {
    kind: 'earning-rule',
    path: ({ earningRules }) => `/earning-rules/${earningRules[1]?.id}`,
    otherwise: ({ earningRules }) => ({
      earningRules: earningRules.map((rule) =>
        next({ ...rule, status: rule.status === 'ACTIVE' ? 'PAUSED' : 'ACTIVE' }),
      ),
    }),
    same: ({ earningRules }) => ({ earningRules: earningRules.map(next) }),
  },
  {
    kind: 'tiers-program',
    path: () => '/tiers/program-settings',
    otherwise: ({ tiersProgramSettings }) => ({
      tiersProgramSettings: tiersProgramSettings && next({ ...tiersProgramSettings, status: 'PAUSED' as const }),
    }),
    same: ({ tiersProgramSettings }) => ({ tiersProgramSettings: tiersProgramSettings && next(tiersProgramSettings) }),
  },
];

/** TURNED, of one kind alone. */
const SECTION: Readonly<Record<string, string>> = {
  tier: 'tiers',
  reward: 'rewards',
  'earning-rule': 'earningRules',
  'tiers-program': 'tiersProgram',
};

async function raced(
  edit: Edit,
  change: Edit['same'],
): Promise<{ made: Direct; exit: number; codes: readonly string[] }> {
  const made = await direct({ state: ROOMY });
  await made.converge(yaml(WHOLE));
  const section = SECTION[edit.kind] as string;
  const { document } = await made.plan(yaml({ tiers: WHOLE.tiers, [section]: TURNED[section] }));
  const path = edit.path(made.state());
  let done = false;
  made.sandbox.onRequest(({ phase, method, path: asked }) => {
    if (done || phase !== 'before' || method === 'GET' || !asked.endsWith(path)) return;
    done = true;
    made.setState(change(made.state()));
  });
  const { exit, outcomes } = await made.apply(document, { parallelism: 1 });
  expect(done).toBe(true);
  return { made, exit, codes: outcomes.flatMap((one) => (one.status === 'failed' ? [one.problem.code] : [])) };
}

describe.each(EDITS)('P14: somebody else writes the same $kind', (edit) => {
  it('otherwise: it is not overwritten, and the run says that it moved', async () => {
    const { made, exit, codes } = await raced(edit, edit.otherwise);
    expect([4, 5]).toContain(exit);
    expect(new Set(codes)).toEqual(new Set(['STALE']));
    const wrote = made.writes().some(({ committed }) => committed && made.state() !== undefined);
    expect(wrote || exit === 4).toBe(true);
  });

  it('to the same content: the write goes again, once', async () => {
    const { made, exit, codes } = await raced(edit, edit.same);
    expect([exit, codes]).toEqual([0, []]);
    expect(
      (
        await made.plan(
          yaml({ tiers: WHOLE.tiers, [SECTION[edit.kind] as string]: TURNED[SECTION[edit.kind] as string] }),
        )
      ).document.changes,
    ).toEqual([]);
  });
});

describe('P14: the program, which has no revision', () => {
  it('is read once more just before each of its writes', async () => {
    const made = await direct({ state: ROOMY });
    await made.converge(yaml(WHOLE));
    const { document } = await made.plan(yaml({ program: { points: { name: 'Suns' } } }));
    let reads = 0;
    made.sandbox.onRequest(({ phase, method, path }) => {
      if (phase !== 'before' || method !== 'GET' || !path.endsWith('/v1/program')) return;
      // The first read is the one by which the plan was held against the site.
      if (++reads === 2) made.setState({ program: { ...made.state().program, name: 'Somebody else was here' } });
    });
    made.writes();
    const { exit, outcomes } = await made.apply(document);
    expect([exit, made.writes().length]).toEqual([4, 0]);
    expect(outcomes.map((one) => (one.status === 'failed' ? one.problem.code : one.status))).toEqual(['STALE']);
    expect(made.state().program.name).toBe('Somebody else was here');
  });
});

describe('P14: two applies at once', () => {
  it('of one machine: the second is told by whom the site is held, and writes nothing', async () => {
    const made = await shop({ state: ROOMY, latencyMs: 15, files: { 'loyalty.yaml': yaml(WHOLE) } });
    const [one, two] = await Promise.all([made.loyalty('apply --yes -q'), made.loyalty('apply --yes -q')]);
    const [won, lost] = one.exit === 0 ? [one, two] : [two, one];
    expect([won.exit, lost.exit]).toEqual([0, 1]);
    expect(lost.err).toContain('LOCKED');
    expect(lost.err).toContain(`process ${process.pid}`);
    expect((await made.loyalty('plan --detailed-exitcode')).exit).toBe(0);
  });

  it('of two folders of one machine: likewise, and nothing is made twice', async () => {
    const made = await shop({ state: ROOMY, latencyMs: 15, files: { 'loyalty.yaml': yaml(WHOLE) } });
    const runs = await Promise.all(['a', 'b'].map((name) => made.loyalty(`apply --yes -q --runs-dir ${name}/runs`)));
    expect(runs.map(({ exit }) => exit).sort()).toEqual([0, 1]);
    expect(runs.map(({ err }) => err).join('\n')).toContain('LOCKED');
    const names = made.state().rewards.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    expect((await made.loyalty('plan --detailed-exitcode')).exit).toBe(0);
  });

  it('where the temporary folder takes no lock, the one of the working folder holds', async () => {
    const made = await shop({ state: ROOMY, latencyMs: 15, files: { 'loyalty.yaml': yaml(WHOLE), full: '' } });
    const env = { TMPDIR: join(made.folder, 'full') };
    const runs = await Promise.all(['', ''].map(() => made.loyalty('apply --yes -q', { env })));
    expect(runs.map(({ exit }) => exit).sort()).toEqual([0, 1]);
  });

  it('of two machines, which no lock spans: nothing that one wrote is overwritten by the plan of the other', async () => {
    const made = await shop({
      state: ROOMY,
      latencyMs: 5,
      files: { 'whole.yaml': yaml(WHOLE), 'turned.yaml': yaml(TURNED) },
    });
    await made.loyalty('apply -f whole.yaml --yes -q');
    const { tiers, rewards, earningRules, ...rest } = WHOLE;
    const described = mappedTiers('By the other');
    made.write('other.yaml', yaml({ ...rest, tiers: described, earningRules, rewards }));
    await made.loyalty('plan turned.yaml --out turned.json');
    await made.loyalty('plan other.yaml --out other.json');
    const runs = await Promise.all([
      made.loyalty(['apply', 'turned.json', '--yes', '-q', '--runs-dir', 'a/runs', ...agreeing(made.folder)], {
        env: { TMPDIR: join(made.folder, 'a') },
      }),
      made.loyalty('apply other.json --yes -q --runs-dir b/runs', { env: { TMPDIR: join(made.folder, 'b') } }),
    ]);
    const exits = runs.map(({ exit }) => exit);
    const said = new Set(made.state().tiers.map(({ tierDefinition }) => tierDefinition?.description));
    for (const { exit } of runs) expect([0, 4, 5]).toContain(exit);
    expect(exits.filter((exit) => exit === 0).length).toBeLessThan(2);
    expect([...said].every((text) => ['By the other', 'Another one'].includes(String(text)))).toBe(true);
    const again = await made.loyalty(['apply', '-f', 'turned.yaml', '--yes', '-q', ...agreeing(made.folder)]);
    expect(again.exit).toBe(0);
    expect((await made.loyalty('plan turned.yaml --detailed-exitcode')).exit).toBe(0);
  });
});

/** Consent to what the checks have to say of the turned program: it is about other things. */
function agreeing(folder: string): readonly string[] {
  const { problems } = JSON.parse(readFileSync(join(folder, 'turned.json'), 'utf8'));
  const codes = problems.filter(({ severity }: Problem) => severity === 'critical').map(({ code }: Problem) => code);
  return [...codes.flatMap((code: string) => ['--override', code]), '--reason', 'a race'];
}

function mappedTiers(description: string): object {
  return Object.fromEntries(Object.entries(WHOLE.tiers).map(([key, tier]) => [key, { ...tier, description }]));
}

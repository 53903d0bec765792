import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Stop } from '../../src/cli/exit.ts';
import { Failure } from '../../src/kernel/failure.ts';
import type { FaultKind, SiteState } from '../../src/sandbox/index.ts';
import { direct } from '../support/direct.ts';
import { shop } from '../support/shop.ts';
import { ROOMY, yaml } from '../support/whole.ts';

/** More than fit on two pages. */
const REWARDS: SiteState['rewards'] = Array.from({ length: 230 }, (_, index) => ({
  id: `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`,
  name: `Reward ${index}`,
  active: index % 2 === 0,
  type: 'COUPON_REWARD',
  couponReward: { freeShipping: { configsByTier: [{ costInPoints: 1 + index }] } },
  revision: '1',
}));

/** Everything that can come instead of a whole answer. */
const ANY_READ: readonly FaultKind[] = [
  'lose',
  'reset',
  'torn',
  'cut',
  'hang',
  '401',
  '500',
  '502',
  '503',
  '503-html',
  '504',
  'html',
  'empty',
  '204',
];
/** What can be wrong with a page of a list. */
const ANY_PAGE: readonly FaultKind[] = ['wrong-count', 'null-element'];

/** A file under which an empty site would be filled anew, and one under which everything else would go. */
const FILE = yaml({ exclusive: ['rewards'], rewards: { one: { name: 'Reward 1', costInPoints: 2 } } });

describe('P6: a read that is not whole is no site', () => {
  it('whatever goes wrong with whichever answer', async () => {
    const made = await direct({ state: { ...ROOMY, rewards: REWARDS }, site: { timeoutMs: 150 } });
    await made.plan(FILE);
    const reads = made.sandbox.requests();
    const pages = reads.filter(({ path }) => path.endsWith('/query'));
    expect(pages).toHaveLength(3);
    const tries = [
      ...reads.flatMap(({ index }) => ANY_READ.map((fault) => [fault, index] as const)),
      ...pages.flatMap(({ index }) => ANY_PAGE.map((fault) => [fault, index] as const)),
    ];
    for (const [fault, at] of tries) {
      made.sandbox.forgetRequests();
      // Once is not enough where the border tries again.
      made.sandbox.setFaults([{ do: fault, at, times: 1000 }]);
      const ended = await made.plan(FILE).then(
        ({ document }) => `a plan of ${document.changes.length} changes`,
        (error: unknown) => (error instanceof Failure || error instanceof Stop ? 'no plan' : String(error)),
      );
      expect([fault, at, ended]).toEqual([fault, at, 'no plan']);
    }
  });

  it.each(['429', '429-date', '429-bare', '429-text'] as const)('when %s does not end', async (fault) => {
    const made = await direct({ fixture: 'store', site: { budgetMs: 1, random: () => 0.5 } });
    await made.plan(FILE);
    const reads = made.sandbox.requests().length;
    for (const at of [1, reads]) {
      const other = await direct({ fixture: 'store', site: { budgetMs: 1, random: () => 0.5 } });
      other.sandbox.setFaults([{ do: fault, at, times: 1000 }]);
      await expect(other.plan(FILE)).rejects.toThrow(Failure);
    }
  });

  it('when the cursor to the next page is lost', async () => {
    const made = await direct({ state: { rewards: REWARDS } });
    made.sandbox.setFaults([{ do: 'lost-cursor' }]);
    await expect(made.plan(FILE)).rejects.toThrow();
  });

  it('ends the command with 1, prints no plan and saves none', async () => {
    const made = await shop({ fixture: 'store', files: { 'loyalty.yaml': FILE }, env: { LOYALTY_RETRIES: '0' } });
    for (const fault of ['html', 'cut', '503', '204'] as const) {
      made.sandbox.setFaults([{ do: fault, match: { path: '/loyalty-rewards' } }]);
      for (const command of [
        'plan --out plan.json',
        'apply --yes --allow-delete',
        'export --out site.yaml',
        'init --from-site sandbox --file new.yaml',
      ]) {
        const { exit, out, err } = await made.loyalty(command);
        expect([fault, command, exit, out]).toEqual([fault, command, 1, '']);
        expect(err).toContain('Next: ');
        expect(err).not.toMatch(/\n\s+at /);
      }
    }
    for (const file of ['plan.json', 'site.yaml', 'new.yaml']) expect(existsSync(join(made.folder, file))).toBe(false);
    expect(made.writes()).toEqual([]);
  });

  it('writes nothing when it is the second read that fails', async () => {
    const file = yaml({ exclusive: ['rewards'], program: { name: 'Other' } });
    const made = await shop({ fixture: 'store', files: { 'loyalty.yaml': file }, env: { LOYALTY_RETRIES: '0' } });
    await made.loyalty('plan');
    const reads = made.sandbox.requests().length;
    made.sandbox.forgetRequests();
    made.sandbox.setFaults([{ do: 'html', at: reads + 1, times: 1000 }]);
    const { exit } = await made.loyalty('apply --yes --allow-delete');
    expect(exit).toBe(1);
    expect(made.writes()).toEqual([]);
  });
});

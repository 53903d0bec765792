import { describe, expect, it } from 'vitest';
import type { SiteState } from '../../src/sandbox/index.ts';
import { shop } from '../support/shop.ts';
import { yaml } from '../support/whole.ts';

const reward = (index: number): SiteState['rewards'][number] => ({
  id: `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`,
  name: `Reward ${index}`,
  active: true,
  type: 'COUPON_REWARD',
  couponReward: { fixedAmount: { configsByTier: [{ costInPoints: 100 + index, amount: 1 + index }] } },
  revision: '1',
});
const tier = (index: number): SiteState['tiers'][number] => ({
  id: `00000000-0000-4000-9000-${String(index).padStart(12, '0')}`,
  tierDefinition: { name: `Tier ${index}`, description: '' },
  requiredPoints: 100 * (index + 1),
  revision: '1',
});
const many = <T>(count: number, make: (index: number) => T): readonly T[] =>
  Array.from({ length: count }, (_, index) => make(index));
const removed = (section: string, word: string, count: number): object => ({
  removed: many(count, (index) => `${section}/"${word} ${index}"`),
});

const OVERRIDE = ['--override', 'delete-limit', '--reason', 'season is over'];

describe('P7: deletes are hard to come by', () => {
  it.each([
    // on the site, named under removed, exclusive, flags, exit
    ['one of nine, named', 9, 1, false, [], 0],
    ['nine of nine, named', 9, 9, false, [], 0],
    ['three of ten, named: 30 %', 10, 3, false, [], 0],
    ['four of ten, named: more than 30 %', 10, 4, false, [], 3],
    ['four of ten, named, with the override', 10, 4, false, OVERRIDE, 0],
    ['ten of forty, named', 40, 10, false, [], 0],
    ['eleven of forty, named: more than 10', 40, 11, false, [], 3],
    ['eleven of forty, named, with the override', 40, 11, false, OVERRIDE, 0],
    ['eleven of forty, named, with the wrong consent', 40, 11, false, ['--allow-delete'], 3],
    ['two of two, exclusive', 2, 0, true, [], 3],
    ['two of two, exclusive, agreed', 2, 0, true, ['--allow-delete'], 0],
    ['two of two, exclusive, with the wrong consent', 2, 0, true, OVERRIDE, 3],
    ['eleven of eleven, exclusive, agreed once', 11, 0, true, ['--allow-delete'], 3],
    ['eleven of eleven, exclusive, agreed twice', 11, 0, true, ['--allow-delete', ...OVERRIDE], 0],
  ] as const)('%s', async (_, live, named, exclusive, flags, exit) => {
    const file = {
      ...(named > 0 ? removed('rewards', 'Reward', named) : {}),
      ...(exclusive ? { exclusive: ['rewards'] } : {}),
    };
    const made = await shop({ state: { rewards: many(live, reward) }, files: { 'loyalty.yaml': yaml(file) } });
    const plan = await made.loyalty(['plan', ...flags]);
    const apply = await made.loyalty(['apply', '--yes', '-q', ...flags]);
    // The pull request fails on exactly what the merge would refuse.
    expect([plan.exit, apply.exit]).toEqual([exit, exit]);
    const left = exit === 0 ? live - (exclusive ? live : named) : live;
    expect(made.state().rewards).toHaveLength(left);
    if (exit === 3) expect(plan.out).toMatch(/--allow-delete|--override delete-limit --reason/);
  });

  it('takes any deleted tier for precious', async () => {
    const made = await shop({
      state: { tiers: many(12, tier) },
      files: { 'loyalty.yaml': yaml(removed('tiers', 'Tier', 1)) },
    });
    const plan = await made.loyalty('plan');
    expect(plan.exit).toBe(3);
    expect(plan.out).toContain('[high risk]');
    expect(plan.out).toContain('--override delete-limit --reason');
    expect((await made.loyalty(['apply', '--yes', ...OVERRIDE])).exit).toBe(0);
    expect(made.state().tiers).toHaveLength(11);
  });

  it('keeps a tier that something unmanaged uses, whatever is agreed to', async () => {
    const made = await shop({ fixture: 'store', files: { 'loyalty.yaml': yaml({ removed: ['tiers/"Gold"'] }) } });
    const plan = await made.loyalty(['plan', '--allow-delete', ...OVERRIDE]);
    expect(plan.exit).toBe(3);
    expect(plan.out).toContain('earningRules/"5 stars for every $1" would still refer to it');
  });

  it('never deletes an automation, nor what there is one of', async () => {
    const made = await shop({
      fixture: 'store',
      files: {
        'loyalty.yaml': yaml({ exclusive: ['earningRules'] }),
        'named.yaml': yaml({ removed: ['earningRules/"Sign up to the site"'] }),
      },
    });
    const named = await made.loyalty('plan named.yaml');
    expect(named.exit).toBe(3);
    expect(named.out).toContain('it is an automation');
    // The last active way to earn goes: a check of its own asks for consent to that.
    const applied = await made.loyalty(['apply', '--yes', '--allow-delete', ...OVERRIDE, '--override', 'L-EARN-03']);
    expect(applied.exit).toBe(0);
    expect(made.state().earningRules.map(({ title }) => title)).toEqual(['Sign up to the site']);
  });

  it('asks for a reason', async () => {
    const made = await shop({ files: { 'loyalty.yaml': yaml({}) } });
    const { exit, err } = await made.loyalty('plan --override delete-limit');
    expect(exit).toBe(1);
    expect(err).toContain('Add --reason "<why>" to --override delete-limit.');
  });

  it('lists, and does not touch, what the file does not name', async () => {
    const made = await shop({
      state: { rewards: many(3, reward) },
      files: { 'loyalty.yaml': yaml({ program: { name: 'Perks' } }) },
    });
    const { out } = await made.loyalty('apply --yes');
    expect(out).toContain('unmanaged');
    expect(made.state().rewards).toHaveLength(3);
  });
});

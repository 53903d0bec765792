import { expect, test } from 'vitest';
import { programOf, type Thing } from '../../src/checks/program.ts';

test('a program of nothing declares nothing', () => {
  expect(programOf([])).toEqual({
    name: undefined,
    points: { name: undefined, icon: undefined },
    status: undefined,
    expiration: { status: undefined, months: undefined, percentage: undefined },
    tiersStatus: undefined,
    windowMonths: undefined,
    baseTier: { name: undefined, icon: undefined, text: '' },
    tiers: [],
    rules: [],
    rewards: [],
  });
});

test('what is declared as not there is as if nobody spoke of it', () => {
  const things: readonly Thing[] = [
    { kind: 'program', address: 'program/identity', spec: { name: null, points: { name: null, icon: null } } },
    { kind: 'tiers-program', address: 'tiersProgram/settings', spec: { baseTier: null } },
    { kind: 'tier', address: 'tiers/gold', spec: { requiredPoints: null, icon: null } },
    { kind: 'earning-rule', address: 'earningRules/a', spec: { fixedAmount: null, conversionRate: null } },
    { kind: 'reward', address: 'rewards/a', spec: { costInPoints: null, coupon: null, discount: null } },
    { kind: 'reward', address: 'rewards/b', spec: { costInPoints: 5, coupon: { fixedAmount: null } } },
  ];
  expect(programOf(things)).toMatchObject({
    name: undefined,
    baseTier: { name: undefined },
    tiers: [{ key: 'gold', name: 'gold', points: undefined, description: '' }],
    rules: [{ title: '', active: true, trigger: undefined, base: undefined, byTier: new Map() }],
    rewards: [
      { key: 'a', name: '', active: true, base: undefined, minimum: 0, narrow: false },
      { key: 'b', base: undefined },
    ],
  });
});

test('entries of tiers without a key count by their ids, and half an entry for nobody', () => {
  const things: readonly Thing[] = [
    {
      kind: 'earning-rule',
      address: 'earningRules/a',
      spec: {
        custom: 'BIRTHDAY',
        byTier: { gold: { points: 2 } },
        otherTiers: { '1-2': { points: 3, moneyAmount: 4 } },
      },
    },
    {
      kind: 'reward',
      address: 'rewards/a',
      spec: { byTier: { gold: { costInPoints: 1, percentage: '2.5' } }, otherTiers: { '1-2': { costInPoints: 3 } } },
    },
  ];
  const { rules, rewards } = programOf(things);
  expect(rules[0]?.trigger).toBe('birthday');
  expect([...(rules[0]?.byTier ?? [])]).toEqual([
    ['gold', { points: 2, per: undefined }],
    ['1-2', { points: 3, per: 4 }],
  ]);
  expect([...(rewards[0]?.byTier ?? [])]).toEqual([['gold', { cost: 1, gives: 'percentage', amount: 2.5 }]]);
});

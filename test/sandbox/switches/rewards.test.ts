import type { REWARD_SWITCHES } from '../../../src/sandbox/switches/rewards.ts';
import { FLEXIBLE_REWARD_ID } from '../../../src/wire/index.ts';
import { checkoutDiscount, idOf, moneyOff, refusal } from '../support/site.ts';
import { type Site, type SwitchCase, testSwitches } from './case.ts';

const create = ({ client }: Site, reward: unknown) => client.rewards.createReward(reward as never);

const CASES: { readonly [Name in keyof typeof REWARD_SWITCHES]: SwitchCase } = {
  rewardPut: {
    probe: async (site) => {
      const id = idOf(await create(site, moneyOff('A')));
      const told = await refusal(site.client.rewards.updateReward(id, { name: 'B', revision: '1' } as never));
      const { couponReward } = moneyOff('A');
      const whole = await site.client.rewards.updateReward(id, {
        name: 'C',
        revision: told === 'accepted' ? '2' : '1',
        couponReward,
      } as never);
      return [told, whole.reward?.active];
    },
    expected: { full: ['400 reward', false], partial: ['accepted', true] },
  },
  rewardType: {
    probe: async (site) => {
      const { type: _type, ...rest } = moneyOff('A');
      return [await refusal(create(site, rest)), site.sandbox.state().rewards[0]?.type];
    },
    expected: { refused: ['400 reward.type', undefined], derived: ['accepted', 'COUPON_REWARD'] },
  },
  rewardTypeChange: {
    probe: async (site) => {
      const id = idOf(await create(site, moneyOff('A')));
      const change = { ...moneyOff('A'), type: 'DISCOUNT_AMOUNT', revision: '1' };
      return [
        await refusal(site.client.rewards.updateReward(id, change as never)),
        (await site.client.rewards.getReward(id)).type,
      ];
    },
    expected: { refused: ['400 reward.type', 'COUPON_REWARD'], ignored: ['accepted', 'COUPON_REWARD'] },
  },
  listRewards: {
    fixture: 'dashboard',
    probe: async ({ client }) => (await client.rewards.listRewards()).rewards?.some(({ active }) => !active),
    expected: { 'active-only': false, all: true },
  },
  listDefaultLimit: {
    probe: async (site) => {
      const rewards = Array.from({ length: 120 }, (_, i) => ({
        ...moneyOff(`R${i}`),
        id: `id-${i}`,
        createdDate: '2026',
      }));
      site.sandbox.setState('sandbox', { rewards });
      return (await site.client.rewards.listRewards()).rewards?.length;
    },
    expected: { '50': 50, '100': 100 },
  },
  queryFields: {
    probe: async ({ client }) => [
      await refusal(client.rewards.queryRewards({ filter: { $or: [{ 'couponReward.minimumSubtotal': 1 }] } } as never)),
      await refusal(client.rewards.queryRewards({ sort: [{ fieldName: 'revision' }] } as never)),
      await refusal(client.rewards.queryRewards({ filter: { name: 'A', active: true } } as never)),
    ],
    expected: {
      any: ['accepted', 'accepted', 'accepted'],
      few: ['400 query.filter', '400 query.filter', 'accepted'],
    },
  },
  rewardNames: {
    probe: async (site) => {
      await create(site, moneyOff('A'));
      return refusal(create(site, moneyOff('A')));
    },
    expected: { accepted: 'accepted', refused: '409 ALREADY_EXISTS' },
  },
  flexibleReward: {
    probe: async (site) => {
      await create(site, checkoutDiscount('1'));
      return refusal(create(site, checkoutDiscount('2')));
    },
    expected: { several: 'accepted', one: '409 ALREADY_EXISTS' },
  },
  flexibleRewardDelete: {
    fixture: 'cafe',
    probe: ({ client }) => refusal(client.rewards.deleteReward(FLEXIBLE_REWARD_ID, '1')),
    expected: { accepted: 'accepted', refused: '428 FAILED_PRECONDITION' },
  },
  scopedFreeShipping: {
    probe: (site) => {
      const couponReward = { freeShipping: { configsByTier: [{ costInPoints: 1 }] }, scope: { namespace: 'stores' } };
      return refusal(create(site, { ...moneyOff('A'), couponReward }));
    },
    expected: { accepted: 'accepted', refused: '400 reward.couponReward.scope' },
  },
  amountDigits: {
    probe: async ({ ask }) => {
      const { text } = await ask('POST', '/loyalty-rewards/v1/bulk/rewards/create', {
        rewards: [checkoutDiscount('1.50'), checkoutDiscount('2')],
      });
      return [...text.matchAll(/"amount":"([^"]+)"/g)].map((match) => match[1]);
    },
    expected: { 'as-sent': ['1.50', '2'], trimmed: ['1.5', '2'], 'two-places': ['1.50', '2.00'] },
  },
};

testSwitches('answers about rewards', CASES);

import { describe, expect, it } from 'vitest';
import { parsePopulation } from '../../../src/sandbox/index.ts';
import { aSite } from '../support/site.ts';

const TYPE = 'wix.loyalty.v1.account_reward_availability_updated';

const told = ({ sandbox }: ReturnType<typeof aSite>) =>
  sandbox.events().filter(({ eventType }) => eventType === TYPE).length;

describe('the event that a reward can be taken', () => {
  it('is told to everybody whom a change of the cheapest reward reaches, and nobody else', async () => {
    const sites = [{ id: 'sandbox', key: 'sandbox', fixture: 'cafe', population: parsePopulation('cafe') }];
    const site = aSite({ sites });
    const [reward] = site.sandbox.state().rewards;
    const cost = async (costInPoints: number, revision: string) =>
      site.client.rewards.updateReward(reward?.id ?? '', {
        name: reward?.name,
        active: true,
        revision,
        type: 'DISCOUNT_AMOUNT',
        discountAmount: { configsByTier: [{ costInPoints, amount: '6' }] },
      } as never);
    await cost(120, '1');
    // 194 could take it at 100, 142 can at 120.
    expect(told(site)).toBe(194 - 142);
    await cost(80, '2');
    expect(told(site)).toBe(194 - 142 + (253 - 142));
    await site.client.rewards.createReward({
      name: 'Dearer',
      active: true,
      type: 'COUPON_REWARD',
      couponReward: { fixedAmount: { configsByTier: [{ costInPoints: 500, amount: 5 }] } },
    } as never);
    expect(told(site)).toBe(194 - 142 + (253 - 142));
  });
});

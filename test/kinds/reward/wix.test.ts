import { rewards } from '@wix/loyalty';
import { describe, expect, it } from 'vitest';
import { Failure } from '../../../src/kernel/failure.ts';
import type { RewardSpec } from '../../../src/kinds/reward/spec.ts';
import { aShop, type Shop } from '../on-sandbox.ts';

const specs = async (shop: Shop) => (await shop.list('reward')).map(({ spec }) => spec as RewardSpec);
const changes = async (shop: Shop, file: object) => (await shop.plan({ ...file })).plan.changes;
const reward = (name: string) => ({
  id: `00000000-0000-4000-8000-${name.padStart(12, '0')}`,
  name,
  active: true,
  type: 'COUPON_REWARD' as const,
  couponReward: { percentage: { configsByTier: [{ costInPoints: 5, percentage: 10 }] } },
  revision: '1',
});
const many = (count: number) => ({ rewards: Array.from({ length: count }, (_, index) => reward(String(index))) });

describe('rewards of a site', () => {
  it('are read whatever their type, inactive ones too', async () => {
    const all = await specs(aShop({ fixture: 'dashboard' }));
    expect(new Set(all.map(({ name, type, active }) => `${name}: ${type} ${active}`))).toEqual(
      new Set([
        'Flexible reward: discount true',
        '$10 off: coupon true',
        '15% off mugs: coupon true',
        'Free shipping: coupon true',
        'Staff only: coupon false',
        'Table discount: SPI_DISCOUNT_AMOUNT false',
      ]),
    );
  });

  it('are asked for by query alone, a hundred at a time', async () => {
    const shop = aShop({ state: many(201) });
    expect(await specs(shop)).toHaveLength(201);
    const asked = shop.sandbox.requests().filter(({ path }) => path.includes('loyalty-rewards'));
    expect(asked.map(({ call, viaSdk }) => [call, viaSdk])).toEqual(
      Array.from({ length: 3 }, () => ['rewards.queryRewards', true]),
    );
    expect(asked[0]?.body).toEqual({ query: { cursorPaging: { limit: 100 } } });
  });

  it.each(['null-element', 'cut', 'empty', 'html', '500', 'wrong-count', 'lost-cursor'] as const)(
    'are never fewer than there are: %s on any page',
    async (fault) => {
      for (const nth of [1, 2, 3]) {
        const shop = aShop({ state: many(250) });
        shop.sandbox.setFaults([{ do: fault, match: { path: '/loyalty-rewards', nth } }]);
        const read = shop.list('reward').then(
          (list) => list.length,
          (error) => error instanceof Failure,
        );
        // The last page has no cursor to lose.
        expect(await read).toBe(fault === 'lost-cursor' && nth === 3 ? 250 : true);
      }
    },
  );
});

type Raw = readonly Record<string, unknown>[];
const text = (raw: Raw) => JSON.stringify(raw);

// One way the site may answer, its opposite, and what of the answer itself shows which of them it was.
describe.each([
  ['legacyMirrors', 'on', 'off', (raw: Raw) => raw.some((one) => Object.hasOwn(one, 'requiredPoints'))],
  ['lists', 'shuffled', 'ordered', (raw: Raw) => raw[0]?.['name'] !== 'Flexible reward'],
  ['serverDefaults', 'filled', 'absent', (raw: Raw) => raw.every((one) => Object.hasOwn(one, 'active'))],
  [
    'nulls',
    'kept',
    'dropped',
    (raw: Raw) => text(raw).includes('"limitedToOneItem":null') && text(raw).includes('"tierId":null'),
  ],
  ['amountDigits', 'two-places', 'trimmed', (raw: Raw) => text(raw).includes('"amount":"1.00"')],
  ['listRewards', 'active-only', 'all', undefined],
] as const)('rewards are the same whether %s is %s or %s', (name, one, other, shows) => {
  async function seen(answer: string) {
    const shop = aShop({ fixture: 'dashboard', state: { switches: {} }, switches: { [name]: answer } });
    const coupon = {
      percentage: { configsByTier: [{ tierId: null, costInPoints: 3, percentage: 5 }] },
      limitedToOneItem: null,
    };
    await shop.site.use(rewards).createReward({ name: 'Bare', type: 'COUPON_REWARD', couponReward: coupon });
    const live = await shop.list('reward');
    const raw = live.map((thing) => thing.raw as Record<string, unknown>);
    const all = live.map(({ spec }) => spec as RewardSpec).sort((a, b) => (a.name < b.name ? -1 : 1));
    return { shown: shows?.(raw), all, shop };
  }

  it('in our words, though not in those of the site', async () => {
    const [here, there] = [await seen(one), await seen(other)];
    if (shows) expect([here.shown, there.shown]).toEqual([true, false]);
    expect(here.all).toEqual(there.all);
  });

  it('and an export of either plans nothing', async () => {
    for (const answer of [one, other]) {
      const { shop } = await seen(answer);
      expect(await changes(shop, await shop.export())).toEqual([]);
    }
  });
});

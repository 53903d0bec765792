import { describe, expect, it } from 'vitest';
import { FIXTURES } from '../../src/sandbox/index.ts';
import { aShop } from './on-sandbox.ts';

const GOLD = { name: 'Gold', requiredPoints: 1500 };
const SILVER = { name: 'Silver', requiredPoints: 500 };
const buy = (byTier?: object) => ({
  title: 'Buy',
  trigger: 'stores/OrderPaid',
  conversionRate: { points: 5, moneyAmount: 1 },
  ...(byTier ? { byTier } : {}),
});
const five = (byTier?: object) => ({
  name: 'Five off',
  costInPoints: 500,
  coupon: { fixedAmount: 5 },
  ...(byTier ? { byTier } : {}),
});

describe('a tier that goes', () => {
  const before = {
    tiers: { gold: GOLD, silver: SILVER },
    earningRules: { buy: buy({ silver: { points: 6 }, gold: { points: 7 } }) },
    rewards: { five: five({ gold: { fixedAmount: 7 } }) },
  };

  it('goes after rules and rewards have let go of it', async () => {
    const shop = aShop({ switches: { deletedTier: 'refused' } });
    await shop.apply(before);
    const after = {
      tiers: { silver: SILVER },
      earningRules: { buy: buy({ silver: { points: 6 } }) },
      rewards: { five: five({}) },
      removed: ['tiers/"Gold"'],
    };
    const ends = await shop.apply(after);
    expect(ends.at(-1)).toBe('delete tiers/"Gold" done');
    expect(ends.slice(0, -1).toSorted()).toEqual(['update earningRules/buy done', 'update rewards/five done']);
    expect(JSON.stringify(shop.sandbox.state().earningRules)).not.toContain('"points":7');
  });

  it('does not go while the file keeps values for it', async () => {
    const shop = aShop();
    await shop.apply(before);
    const after = {
      tiers: { silver: SILVER },
      earningRules: { buy: buy() },
      rewards: { five: five() },
      removed: ['tiers/"Gold"'],
    };
    const { problems } = await shop.plan(after);
    expect(problems.filter(({ severity }) => severity === 'error').map(({ code, address }) => [code, address])).toEqual(
      [['STILL_IN_USE', 'tiers/"Gold"']],
    );
  });
});

describe.each(Object.keys(FIXTURES))('the site "%s"', (fixture) => {
  it.each(['on', 'off'] as const)('is exported as it is: older fields %s', async (legacyMirrors) => {
    const shop = aShop({ fixture, state: { switches: {} }, switches: { legacyMirrors, lists: 'shuffled' } });
    const file = await shop.export();
    const { plan, problems, unmanaged } = await shop.plan(file);
    expect([plan.changes, problems]).toEqual([[], []]);
    expect(unmanaged).toEqual(fixture === 'dashboard' ? ['rewards/"Table discount"'] : []);
  });
});

// The hundred things of the bars, as they go over the wire: 5 tiers, 45 rules, 50 rewards.
const LOYALTY = '553c79f3-5625-4f38-b14b-ef7c0d1e87df';
const ECOMMERCE = '1380b703-ce81-ff05-f115-39571d94dfcd';

/** @param {number} count @returns {number[]} */
const numbers = (count) => Array.from({ length: count }, (_, index) => index + 1);

export const TIERS = numbers(5).map((number) => ({
  tierDefinition: { name: `Tier ${number}`, description: '' },
  requiredPoints: 1000 * number,
}));

export const RULES = numbers(45).map((number) => ({
  sourceAppId: LOYALTY,
  triggerAppId: ECOMMERCE,
  triggerActivityType: 'stores/OrderPaid',
  title: `Way to earn ${number}`,
  status: /** @type {const} */ ('ACTIVE'),
  conversionRate: { configs: [{ points: 5 + number, moneyAmount: 1 }] },
}));

export const REWARDS = numbers(50).map((number) => ({
  name: `Reward ${number}`,
  active: true,
  type: /** @type {const} */ ('COUPON_REWARD'),
  couponReward: { fixedAmount: { configsByTier: [{ costInPoints: 100 * number, amount: 5 }] }, minimumSubtotal: 20 },
}));

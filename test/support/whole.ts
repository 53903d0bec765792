import { stringify } from 'yaml';
import type { SiteState } from '../../src/sandbox/index.ts';
import { APPS } from '../../src/wire/index.ts';

/** A file as a value: sections of things of attributes. */
export type File = { readonly [section: string]: { readonly [key: string]: unknown } };

/** A program in which every kind is there, and every attribute of it is declared somewhere. */
export const WHOLE = {
  program: {
    name: 'Northwind Perks',
    status: 'active',
    points: { name: 'Stars', icon: 'shapes/39dce0a5d1ce498f95526b1390eaf585.svg' },
    expiration: { status: 'enabled', monthsOfInactivity: 12, expiringPointsPercentage: 50 },
  },
  tiersProgram: {
    status: 'active',
    rollingWindowMonths: 24,
    baseTier: { name: 'Member', description: 'Everybody starts here', icon: 'https://example.com/base.svg' },
  },
  tiers: {
    silver: { name: 'Silver', description: 'Six', icon: 'https://example.com/silver.svg', requiredPoints: 1500 },
    gold: {
      name: 'Gold',
      description: 'Seven',
      icon: 'wix:image://v1/ab~mv2.png/star.png#originWidth=20&originHeight=10',
      requiredPoints: 5000,
    },
  },
  earningRules: {
    purchase: {
      title: '5 stars for every $1',
      status: 'active',
      trigger: 'stores/OrderPaid',
      triggerApp: APPS.ecommerce,
      conversionRate: { points: 5, moneyAmount: 1 },
      byTier: { silver: { points: 6, moneyAmount: 2 }, gold: { points: 7, moneyAmount: 3 } },
    },
    visit: {
      title: '60 stars a visit',
      status: 'paused',
      trigger: 'bookings/BookingConfirmed',
      fixedAmount: { points: 60 },
      byTier: { gold: { points: 80 } },
    },
    birthday: { custom: 'BIRTHDAY', title: 'Happy birthday', status: 'active', fixedAmount: { points: 50 } },
    follow: { custom: 'SOCIAL_MEDIA', title: 'Follow us', status: 'paused', fixedAmount: { points: 25 } },
    'sign-up': {
      adopt: true,
      trigger: 'wix_members-uou_signs_up',
      title: 'Welcome',
      status: 'active',
      fixedAmount: { points: 20 },
    },
  },
  rewards: {
    'five-off': {
      name: '$5 off your order',
      active: true,
      costInPoints: 500,
      coupon: { fixedAmount: '5.50', minimumSubtotal: 20, limitedToOneItem: false, appliesToSubscriptions: false },
      byTier: { gold: { costInPoints: 450, fixedAmount: 6 } },
    },
    mugs: {
      name: '15% off mugs',
      active: false,
      costInPoints: 750,
      coupon: {
        percentage: 15,
        scope: { namespace: 'stores', group: 'collection', entityId: '4a5f1b2c-0000-4000-8000-000000000001' },
        limitedToOneItem: true,
      },
      byTier: { silver: { costInPoints: 700, percentage: '17.5' } },
    },
    plans: {
      name: '10% off plans',
      costInPoints: 900,
      coupon: {
        percentage: 10,
        scope: { namespace: 'pricingPlans' },
        appliesToSubscriptions: true,
        discountedCycleCount: 3,
      },
    },
    shipping: {
      name: 'Free shipping',
      costInPoints: 600,
      coupon: { freeShipping: true },
      byTier: { gold: { costInPoints: 1 } },
    },
    'at-checkout': {
      name: 'Flexible reward',
      costInPoints: 100,
      discount: { amount: '1.50' },
      byTier: { gold: { costInPoints: 80, amount: 2 } },
    },
  },
} as const satisfies File;

/** The same program with one attribute of every thing changed: nothing created, nothing deleted. */
export const TURNED: File = {
  program: {
    ...WHOLE.program,
    status: 'paused',
    points: { ...WHOLE.program.points, name: 'Suns' },
    expiration: { ...WHOLE.program.expiration, monthsOfInactivity: 11 },
  },
  tiersProgram: { ...WHOLE.tiersProgram, rollingWindowMonths: 30 },
  tiers: mapped(WHOLE.tiers, (tier) => ({ ...tier, description: 'Another one' })),
  earningRules: mapped(WHOLE.earningRules, (rule) => ({ ...rule, title: `${rule.title}!` })),
  rewards: mapped(WHOLE.rewards, (reward) => ({ ...reward, costInPoints: reward.costInPoints + 5 })),
};

/** The text of a file for the sandbox. */
export function yaml(file: object): string {
  return stringify({ version: 1, site: 'sandbox', ...file });
}

/** A site on which WHOLE can be applied: every app is there, and an automation to adopt. */
export const ROOMY: Partial<SiteState> = {
  installed: Object.values(APPS),
  features: { loyaltyProgram: true, tiers: true, pointsExpiration: true },
};

function mapped<T>(
  things: Readonly<Record<string, T>>,
  change: (thing: T) => object,
): Readonly<Record<string, object>> {
  return Object.fromEntries(Object.entries(things).map(([key, thing]) => [key, change(thing)]));
}

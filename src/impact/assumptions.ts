import type { JsonSchema } from '../kernel/kind.ts';

/** An amount or a rate as the file may write it: a decimal number or text. */
export type Decimal = number | string;

/** What the site does not tell, and the file may declare under `assumptions:`. Without it only counts are shown, no money. */
export interface Assumptions {
  /** ISO 4217; the file's own `currency` where the section names none. */
  readonly currency: string;
  /** What an order comes to, in units of the currency. */
  readonly averageOrder?: Decimal;
  /** The smallest order that somebody can place. */
  readonly smallestOrder?: Decimal;
  /** How often a customer orders. */
  readonly visitsPerMonth?: Decimal;
  /** Contribution margin of a sale: 0.48 is 48 %. */
  readonly margin?: Decimal;
  /** How much of the points is redeemed in the end: 0.6 is 60 %. */
  readonly redemptionRate?: Decimal;
  /** What a unit of face value costs the business: 1 for cash, less for own goods. 1 when left out. */
  readonly costShare?: Decimal;
  /** What free shipping is worth on average. */
  readonly shippingCost?: Decimal;
  /** How fractions of points are rounded, which Wix does not document. `floor` when left out. */
  readonly rounding?: 'floor' | 'round' | 'ceil';
  /** What differs for one reward, by its key. `share` is its part of the points that are redeemed. */
  readonly rewards?: {
    readonly [key: string]: { readonly value?: Decimal; readonly costShare?: Decimal; readonly share?: Decimal };
  };
}

const amount = (description: string, example: Decimal): JsonSchema => ({
  type: ['number', 'string'],
  minimum: 0.01,
  pattern: '^(?!0+([.]0+)?$)[0-9]{1,13}([.][0-9]{1,2})?$',
  description,
  examples: [example],
});

const rate = (description: string, example: Decimal): JsonSchema => ({
  type: ['number', 'string'],
  minimum: 0,
  maximum: 1,
  pattern: '^(0([.][0-9]{1,6})?|1([.]0{1,6})?)$',
  description,
  examples: [example],
});

const COST_SHARE =
  'What a unit of face value costs the business: 1 for cash off, 0.2 to 0.35 for own products and services.';

/** What the file may say under `assumptions`. */
export const assumptionsSchema: JsonSchema = {
  type: 'object',
  additionalProperties: false,
  description:
    'What the site does not tell and money figures of the impact analysis need. Without this section only counts are shown.',
  properties: {
    currency: {
      type: 'string',
      pattern: '^[A-Z]{3}$',
      description: 'Currency of the amounts, ISO 4217. The currency of the file when left out.',
      examples: ['USD'],
    },
    averageOrder: amount('What an order comes to on average.', 58),
    smallestOrder: amount('The smallest order that can be placed; 1 when left out.', 1),
    visitsPerMonth: {
      type: ['number', 'string'],
      exclusiveMinimum: 0,
      pattern: '^(?!0+([.]0+)?$)[0-9]{1,4}([.][0-9]{1,6})?$',
      description: 'How often a customer orders in a month.',
      examples: [2.6],
    },
    margin: rate('Contribution margin of a sale, as a fraction.', 0.48),
    redemptionRate: rate('How much of all points is redeemed in the end, as a fraction.', 0.6),
    costShare: rate(COST_SHARE, 1),
    shippingCost: amount('What free shipping is worth on average.', 6.95),
    rounding: {
      enum: ['floor', 'round', 'ceil'],
      description: 'How fractions of points are rounded. Wix does not document it; floor when left out.',
      examples: ['floor'],
    },
    rewards: {
      type: 'object',
      description: 'What differs for one reward, by its key.',
      examples: [{ 'free-shipping': { value: 6.95, share: 0.2 } }],
      additionalProperties: {
        type: 'object',
        additionalProperties: false,
        properties: {
          value: amount('What it is worth to a customer, where the reward itself does not say.', 6.95),
          costShare: rate(COST_SHARE, 1),
          share: rate('Its part of all points that are redeemed, as a fraction.', 0.2),
        },
      },
    },
  },
};

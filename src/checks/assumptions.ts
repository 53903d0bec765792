/** An amount or a rate, as the file writes it. */
export type Decimal = number | string;

/** What the checks read of the file's `assumptions:`. Without it they judge what the file alone tells. */
export interface Assumptions {
  readonly currency?: string;
  /** What an order comes to, in units of the currency. */
  readonly averageOrder?: Decimal;
  /** How often a customer orders. */
  readonly visitsPerMonth?: Decimal;
  /** Contribution margin of a sale: 0.48 is 48 %. */
  readonly margin?: Decimal;
  /** What a unit of face value costs the business: 1 for cash. */
  readonly costShare?: Decimal;
  /** What free shipping is worth on average. */
  readonly shippingCost?: Decimal;
  /** The customer whom 95 of 100 do not surpass. */
  readonly frequentCustomer?: { readonly averageOrder?: Decimal; readonly visitsPerMonth?: Decimal };
  /** What differs for one reward, by its key. `value` is what customers of the base tier get. */
  readonly rewards?: { readonly [key: string]: { readonly value?: Decimal; readonly costShare?: Decimal } };
}

/** A declared number, or undefined. */
export function numberOf(value: Decimal | undefined): number | undefined {
  return value === undefined ? undefined : Number(value);
}

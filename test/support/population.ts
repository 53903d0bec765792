/** What a population is made from: no chance is in it, so every language makes the same people. */
export interface Formula {
  readonly N: number;
  readonly alpha: number;
  readonly scale: number;
  readonly cap: number;
  /** Price of the reward that people have redeemed half of what they could. */
  readonly cost: number;
}

/** One customer. Everything earned lies within the window, so that `earned` is the tier points too. */
export interface Customer {
  /** Counts from 1. */
  readonly i: number;
  readonly earned: number;
  readonly redeemed: number;
  readonly balance: number;
  readonly isMember: boolean;
  readonly consent: 'SUBSCRIBED' | 'UNSUBSCRIBED' | 'PENDING' | 'NOT_SET';
  readonly deliverability: 'VALID' | 'BOUNCED';
}

/** The example programs. */
export const FORMULAS = {
  cafe: { N: 1250, alpha: 2.2, scale: 75, cap: 2000, cost: 100 },
  salon: { N: 1600, alpha: 2.0, scale: 420, cap: 12_000, cost: 600 },
  store: { N: 8400, alpha: 1.7, scale: 700, cap: 60_000, cost: 500 },
  chain: { N: 26_000, alpha: 1.9, scale: 70, cap: 3000, cost: 120 },
} as const satisfies Record<string, Formula>;

const CONSENTS = ['UNSUBSCRIBED', 'PENDING', 'NOT_SET', 'NOT_SET'] as const;

/** Everybody, in order. */
export function populationOf(formula: Formula): readonly Customer[] {
  return Array.from({ length: formula.N }, (_, index) => customer(index + 1, formula));
}

function customer(i: number, { N, alpha, scale, cap, cost }: Formula): Customer {
  const u = (i - 0.5) / N;
  const earned = Math.min(cap, Math.floor(scale * ((1 - u) ** (-1 / alpha) - 1)));
  const redeemed = cost * Math.floor(earned / (2 * cost));
  return {
    i,
    earned,
    redeemed,
    balance: earned - redeemed,
    isMember: i % 4 !== 0,
    consent: CONSENTS[(i % 10) - 6] ?? 'SUBSCRIBED',
    deliverability: i % 50 === 3 ? 'BOUNCED' : 'VALID',
  };
}

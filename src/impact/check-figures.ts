import type { Address } from '../kernel/address.ts';
import type { Impact, Turn } from './document.ts';
import type { AmountFigure, Count, CountFigure } from './figure.ts';

type CountsBy = { readonly [address: Address]: Count };

/** The figures of an impact that a check may hold against a limit. Each is absent where nobody counted. */
export interface CheckFigures {
  /** Customers by tier, `tiers/base` for the base tier. */
  readonly tiersBefore?: CountsBy;
  readonly tiersAfter?: CountsBy;
  /** Customers who go to a lower tier, by the tier they leave. */
  readonly demoted?: CountsBy;
  /** Coupons that customers hold, by reward. */
  readonly openCoupons?: CountsBy;
  readonly expiring?: { readonly days: number; readonly points: number };
  readonly liability?: { readonly before: number; readonly after: number };
  readonly balance95?: number;
}

/** The figures of an impact for checks. Of what is only bounded they get the worse end. */
export function checkFigures({ tiers, rewards, expiry, liability, balance95 }: Impact): CheckFigures {
  const points = expiry?.within.after?.points.value ?? null;
  const held = rewards.flatMap(({ address, coupons }) => (coupons ? [[address, coupons.open] as const] : []));
  const debt = liability && (amounts(liability.expected) ?? amounts(liability.face));
  const side = (of: 'before' | 'after'): CountsBy =>
    countsBy(
      (tiers?.tiers ?? []).flatMap(({ address, accounts }) => (accounts[of] ? [[address, accounts[of]] as const] : [])),
    );
  return {
    ...(tiers && { tiersBefore: side('before'), tiersAfter: side('after'), demoted: leaving(tiers) }),
    ...(held.length > 0 && { openCoupons: countsBy(held) }),
    ...(expiry && points !== null && { expiring: { days: expiry.horizonDays, points: Number(points) } }),
    ...(debt && { liability: debt }),
    ...(balance95 !== null && { balance95 }),
  };
}

function leaving({ moves }: NonNullable<Impact['tiers']>): CountsBy {
  const counts: { [address: Address]: Count } = {};
  for (const { from, way, accounts } of moves)
    if (way === 'down') counts[from] = together(counts[from] ?? 0, accounts.value);
  return counts;
}

/** Two small groups may be a large one, so what cannot be told apart is told as the small group that it is at least. */
function together(one: Count, other: Count): Count {
  if (one === 0 || other === 0) return one === 0 ? other : one;
  if (one === '<5') return other;
  return other === '<5' ? one : one + other;
}

function countsBy(figures: readonly (readonly [Address, CountFigure])[]): CountsBy {
  return Object.fromEntries(figures.map(([address, { value }]) => [address, value]));
}

function amounts({
  before,
  after,
}: Turn<AmountFigure>): { readonly before: number; readonly after: number } | undefined {
  if (typeof before?.value !== 'string' || typeof after?.value !== 'string') return undefined;
  return { before: Number(before.value), after: Number(after.value) };
}

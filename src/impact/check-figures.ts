import type { Address } from '../kernel/address.ts';
import type { Impact, TierImpact, Turn } from './document.ts';
import type { AmountFigure, Count, CountFigure } from './figure.ts';
import { HORIZON_DAYS } from './moments.ts';

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

/** Where there are no customers, nobody can lose anything. */
const NOBODY: CheckFigures = {
  tiersBefore: {},
  tiersAfter: {},
  demoted: {},
  openCoupons: {},
  expiring: { days: HORIZON_DAYS, points: 0 },
  liability: { before: 0, after: 0 },
};

/** The figures of an impact for checks. Of what is only bounded they get the worse end. */
export function checkFigures({ customers, tiers, rewards, expiry, liability, balance95 }: Impact): CheckFigures {
  if (customers?.value === 0) return NOBODY;
  const points = expiry?.within.after?.points.value ?? null;
  const held = rewards.flatMap(({ address, coupons }) => (coupons ? [[address, coupons.open] as const] : []));
  const debt = liability && (amounts(liability.expected) ?? amounts(liability.face));
  return {
    ...(tiers && {
      tiersBefore: onTiers(tiers, 'before'),
      tiersAfter: onTiers(tiers, 'after'),
      demoted: leaving(tiers),
    }),
    ...(held.length > 0 && { openCoupons: countsBy(held) }),
    ...(expiry && points !== null && { expiring: { days: expiry.horizonDays, points: Number(points) } }),
    ...(debt && { liability: debt }),
    ...(balance95 !== null && { balance95 }),
  };
}

function onTiers({ tiers }: TierImpact, side: 'before' | 'after'): CountsBy {
  return countsBy(
    tiers.flatMap(({ address, accounts }) => (accounts[side] ? [[address, accounts[side]] as const] : [])),
  );
}

/** Small groups may make a large one; what cannot be told apart is told as what it is at least. */
function leaving({ moves }: TierImpact): CountsBy {
  const down = moves.filter(({ way }) => way === 'down');
  return Object.fromEntries(
    down.map(({ from }) => {
      const counts = down.filter((move) => move.from === from).map(({ accounts }) => accounts.value);
      const told = counts.reduce<number>((all, count) => all + (count === '<5' ? 0 : count), 0);
      return [from, told === 0 && counts.includes('<5') ? '<5' : told];
    }),
  );
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

import { canonical } from '../../kernel/hash.ts';
import type { RewardSpec } from '../../kinds/reward/spec.ts';
import { type Offer, offerFor } from '../offers.ts';
import { compare, exact, rounded, ZERO } from '../ratio.ts';
import { adverse, cosmetic, favourable, neutral, type Reason, type Row, type Table } from './judgement.ts';
import { type TierOf, tiersIn } from './per-tier.ts';

/** What changes of rewards mean to customers. */
export const rewardTable: Table<RewardSpec> = {
  create: (to) =>
    to.active ? favourable('', 'Customers have one more reward to choose.') : neutral('', 'Nobody can redeem it yet.'),
  delete: (from) =>
    from.active
      ? adverse('', 'Customers lose a reward they could save for.')
      : neutral('', 'Nobody could redeem it any more.'),
  update: [
    (from, to) => {
      if (from.active === to.active) return [];
      return to.active
        ? favourable('active', 'Customers have one more reward to choose.')
        : adverse('active', 'Customers lose a reward they could save for.');
    },
    cosmetic('name', (spec) => spec.name, 'The reward has another name.'),
    cosmetic(
      'type',
      (spec) => spec.type,
      'It is made anew as another type; coupons that customers hold stay as they are.',
    ),
    whileActive((from, to) => tiersIn(from, to).flatMap((tier) => offer(from, to, tier))),
    whileActive(minimum),
    whileActive(scope),
    whileActive((from, to) =>
      flag(from.coupon?.limitedToOneItem, to.coupon?.limitedToOneItem, {
        on: adverse('coupon.limitedToOneItem', 'It counts for one item of the cart only.'),
        off: favourable('coupon.limitedToOneItem', 'It counts for the whole cart.'),
      }),
    ),
    whileActive((from, to) =>
      flag(from.coupon?.appliesToSubscriptions, to.coupon?.appliesToSubscriptions, {
        on: favourable('coupon.appliesToSubscriptions', 'It counts for subscriptions too.'),
        off: adverse('coupon.appliesToSubscriptions', 'It no longer counts for subscriptions.'),
      }),
    ),
    whileActive(cycles),
  ],
};

function whileActive(row: Row<RewardSpec>): Row<RewardSpec> {
  return (from, to) => (from.active && to.active ? row(from, to) : []);
}

function offer(from: RewardSpec, to: RewardSpec, { rung, path, who }: TierOf): readonly Reason[] {
  const [before, after] = [offerFor({ ...THING, spec: from }, rung), offerFor({ ...THING, spec: to }, rung)];
  const at = `${path}costInPoints`;
  if (!before || !after) {
    if (before) return adverse(at, `${who} can no longer have it.`);
    return after ? favourable(at, `${who} can have it now.`) : [];
  }
  return [...price(before, after, at, who), ...value(before, after, path, who)];
}

function price(before: Offer, after: Offer, at: string, who: string): readonly Reason[] {
  if (before.cost === after.cost) return [];
  const turn = `from ${before.cost} to ${after.cost} points`;
  return after.cost > before.cost
    ? adverse(at, `${who} pay more for it: ${turn}.`)
    : favourable(at, `${who} pay less for it: ${turn}.`);
}

function value(before: Offer, after: Offer, path: string, who: string): readonly Reason[] {
  if (before.gives !== after.gives)
    return adverse(`${path}coupon`, `${who} get something else for it, worth less to some.`);
  const [old, now] = [before.size ?? ZERO, after.size ?? ZERO];
  const way = compare(now, old);
  if (way === 0) return [];
  const unit = after.gives === 'percentage' ? ' %' : '';
  const at = `${path}${after.gives === 'percentage' ? 'percentage' : 'amount'}`;
  const turn = `from ${rounded(old, 2)}${unit} to ${rounded(now, 2)}${unit}`;
  return way < 0 ? adverse(at, `${who} get less for it: ${turn}.`) : favourable(at, `${who} get more for it: ${turn}.`);
}

function minimum(from: RewardSpec, to: RewardSpec): readonly Reason[] {
  const [before, after] = [from, to].map(({ coupon }) => exact(coupon?.minimumSubtotal ?? 0)) as [Fraction, Fraction];
  const way = compare(after, before);
  if (way === 0) return [];
  const at = 'coupon.minimumSubtotal';
  const turn = `from ${rounded(before, 2)} to ${rounded(after, 2)}`;
  return way > 0 ? adverse(at, `It needs a larger cart: ${turn}.`) : favourable(at, `A smaller cart will do: ${turn}.`);
}

function scope(from: RewardSpec, to: RewardSpec): readonly Reason[] {
  const [before, after] = [from.coupon?.scope ?? null, to.coupon?.scope ?? null];
  if (canonical(before) === canonical(after)) return [];
  if (before && after) return adverse('coupon.scope', 'It is for other things than before.');
  return after
    ? adverse('coupon.scope', 'It is for some things only.')
    : favourable('coupon.scope', 'It is for everything.');
}

/** No number means every cycle. */
function cycles(from: RewardSpec, to: RewardSpec): readonly Reason[] {
  const [before, after] = [from, to].map(({ coupon }) => coupon?.discountedCycleCount ?? Number.POSITIVE_INFINITY) as [
    number,
    number,
  ];
  if (before === after) return [];
  const at = 'coupon.discountedCycleCount';
  return after < before
    ? adverse(at, 'Fewer cycles of a subscription are cheaper.')
    : favourable(at, 'More cycles of a subscription are cheaper.');
}

function flag(
  before: boolean | undefined,
  after: boolean | undefined,
  { on, off }: { readonly on: readonly Reason[]; readonly off: readonly Reason[] },
): readonly Reason[] {
  if ((before ?? false) === (after ?? false)) return [];
  return after ? on : off;
}

type Fraction = ReturnType<typeof exact>;

/** What stands around a spec is of no interest here. */
const THING = { kind: 'reward', address: 'rewards/one' } as const;

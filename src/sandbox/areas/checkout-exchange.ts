import { CHECKOUT_EXCHANGE_ROUTES, LIMITS, type WireCheckout, type WireCheckoutDiscount } from '../../wire/index.ts';
import type { Area, Call, Deed } from '../call.ts';
import type { StoredAccount } from '../customer-state.ts';
import { Doing } from '../customers/doing.ts';
import { offerFor, rewardWith, spendPoints } from '../customers/redemption.ts';
import { checkRevision } from '../entities.ts';
import { pageOfList } from '../lists/ask.ts';
import { storedList } from '../lists/stored.ts';
import { alreadyExists, impossible, invalidField, noneFor, notFound } from '../refusals.ts';
import { asObject, isAbsent, Violations } from '../violations.ts';
import { checkActive } from './account-writes.ts';
import { checkoutWith, priceOf, summed } from './checkout.ts';
import { refund } from './checkout-refunds.ts';

/** Whose points a checkout takes: the member's who calls, or the buyer's. */
function buyerOf(call: Call, doing: Doing, { buyerInfo }: WireCheckout): StoredAccount {
  const customers = doing.customers();
  const memberId = call.caller.kind === 'member' ? call.caller.memberId : buyerInfo.memberId;
  const account =
    (memberId === undefined ? undefined : customers.byMember(memberId)) ??
    (buyerInfo.contactId === undefined ? undefined : customers.byContact(buyerInfo.contactId));
  if (account === undefined) throw noneFor('A loyalty account of the buyer');
  return account;
}

/** What is taken off a checkout, and what is called so. */
interface Applied {
  readonly discount: WireCheckoutDiscount;
  readonly amount: number;
  readonly name: string;
  readonly code: string;
}

function applyReward(call: Call, doing: Doing, checkout: WireCheckout): Applied {
  const sent = asObject(call.body.reward);
  const reward = rewardWith(call, String(sent.id));
  checkRevision(reward, sent.revision, 'refused');
  if (reward.type !== 'DISCOUNT_AMOUNT')
    throw impossible('Only flexible rewards are applied to a checkout by points', 'REWARD_TYPE_NOT_SUPPORTED');
  const violations = new Violations();
  if (violations.required('reward.pointsToSpend', sent.pointsToSpend))
    violations.integer('reward.pointsToSpend', sent.pointsToSpend, LIMITS.costInPoints);
  violations.refuse();
  const account = buyerOf(call, doing, checkout);
  const { costInPoints, amount } = offerFor(reward, account);
  const points = Number(sent.pointsToSpend);
  const id = call.newId();
  const moved = spendPoints(call, account, reward, points, id);
  doing.add(moved.edits, moved.announces);
  return {
    discount: { id, checkoutId: checkout.id, rewardId: reward.id, status: 'APPLIED', discountType: 'DISCOUNT_AMOUNT' },
    amount: Math.floor((points / costInPoints) * Number(amount ?? 0) * 100) / 100,
    name: reward.name ?? '',
    code: id.slice(0, 8),
  };
}

function applyCoupon(call: Call, doing: Doing, checkout: WireCheckout): Applied {
  const sent = asObject(call.body.loyaltyCoupon);
  const coupon = call.site.coupons.find(({ id }) => id === sent.id);
  if (coupon === undefined) throw notFound('Loyalty coupon', String(sent.id));
  checkRevision(coupon, sent.revision, 'refused');
  if (coupon.status !== 'ACTIVE') throw impossible('The coupon is not active', 'COUPON_NOT_ACTIVE');
  const revision = String(BigInt(coupon.revision) + 1n);
  const used = { ...coupon, status: 'APPLIED', revision, updatedDate: call.now };
  doing.add([{ put: 'coupons', entity: used as { id: string } }], []);
  const { moneyOffAmount = 0, percentOffRate = 0 } = coupon.couponReference.specification ?? {};
  const part = (Number(checkout.priceSummary.subtotal.amount) * percentOffRate) / 100;
  return {
    discount: {
      id: call.newId(),
      checkoutId: checkout.id,
      loyaltyCouponId: coupon.id,
      status: 'APPLIED',
      discountType: 'LOYALTY_COUPON',
    },
    amount: moneyOffAmount + part,
    name: coupon.rewardName,
    code: coupon.couponReference.code ?? '',
  };
}

function checkOneOf(call: Call): void {
  const given = ['reward', 'loyaltyCoupon', 'referralReward'].filter((name) => !isAbsent(call.body[name]));
  if (given.length !== 1) throw invalidField('reward', 'or loyaltyCoupon or referralReward is required, one of them');
  if (given[0] === 'referralReward') throw notFound('Referral reward', String(asObject(call.body.referralReward).id));
}

function apply(call: Call): Deed {
  checkOneOf(call);
  checkActive(call);
  const doing = new Doing(call);
  const before = checkoutWith(call, String(call.body.checkoutId));
  const used = call.site.checkoutDiscounts.find(
    ({ checkoutId, status }) => checkoutId === before.id && status === 'APPLIED',
  );
  if (used !== undefined && call.switches.secondDiscount === 'refused')
    throw alreadyExists('The checkout has a loyalty discount', { entityId: used.id });
  if (used !== undefined) refund(doing, used, 'REFUNDED');
  const later = { ...call, site: doing.moment.site };
  const by = isAbsent(call.body.reward) ? applyCoupon : applyReward;
  const { discount, amount, name, code } = by(later, doing, before);
  const applied = {
    discountType: 'GLOBAL',
    lineItemIds: before.lineItems.map(({ id }) => String(id)),
    coupon: { id: discount.id, code, amount: priceOf(amount), name },
  };
  const checkout = summed({ ...before, appliedDiscounts: [applied] }, call.now);
  doing.add(
    [
      { put: 'checkoutDiscounts', entity: discount },
      { put: 'checkouts', entity: checkout },
    ],
    [{ event: 'checkoutUpdated', entityId: checkout.id, entity: checkout }],
  );
  return { answer: { discount }, edits: doing.edits, announces: doing.announces };
}

function query(call: Call): Deed {
  const fields = ['id', 'checkoutId', 'status'];
  const { items, metadata } = pageOfList(storedList(call.site.checkoutDiscounts, fields), asObject(call.body.query), {
    at: 'query',
    fields,
    usualSort: [{ fieldName: 'id', order: 'ASC' }],
  });
  const found = items.map((item) => ('entity' in item ? item.entity : {}));
  return { answer: { loyaltyCheckoutDiscounts: found, pagingMetadata: metadata } };
}

/** `@wix/loyalty` checkoutExchange. */
export const CHECKOUT_EXCHANGE_AREA: Area = {
  routes: CHECKOUT_EXCHANGE_ROUTES,
  calls: { applyDiscountToCheckout: apply, queryLoyaltyCheckoutDiscounts: query },
};

import { COUPON_QUERY_FIELDS, COUPON_ROUTES, type WireLoyaltyCoupon } from '../../wire/index.ts';
import type { Area, Call, Deed } from '../call.ts';
import type { StoredAccount } from '../customer-state.ts';
import { Customers } from '../customers/customers.ts';
import { redeem } from '../customers/redemption.ts';
import { checkRevision } from '../entities.ts';
import { pageOfList } from '../lists/ask.ts';
import { storedList } from '../lists/stored.ts';
import { forbidden, notFound } from '../refusals.ts';
import { asObject, Violations } from '../violations.ts';
import { accountWith, ownAccount } from './account-reads.ts';
import { checkActive } from './account-writes.ts';

/** The coupon as it is answered: one whose reward is gone may be archived. */
function shownCoupon(call: Call, coupon: WireLoyaltyCoupon): WireLoyaltyCoupon {
  const { rewardId } = call.site.transactions.find(({ id }) => id === coupon.transactionId)?.redeemInfo ?? {};
  const orphan = rewardId !== undefined && !call.site.rewards.some(({ id }) => id === rewardId);
  return orphan && coupon.status === 'ACTIVE' && call.switches.couponOfDeletedReward === 'archived'
    ? { ...coupon, status: 'ARCHIVED' }
    : coupon;
}

function redeemFor(call: Call, account: StoredAccount): Deed {
  checkActive(call);
  const { coupon, moved, edits } = redeem(call, account, String(call.body.rewardId));
  return {
    answer: { coupon },
    edits,
    announces: [...moved.announces, { event: 'couponCreated', entityId: coupon.id, entity: coupon }],
  };
}

function redeemForAccount(call: Call): Deed {
  const violations = new Violations();
  for (const field of ['rewardId', 'loyaltyAccountId'])
    if (violations.required(field, call.body[field])) violations.guid(field, call.body[field]);
  violations.refuse();
  return redeemFor(call, accountWith(new Customers(call), String(call.body.loyaltyAccountId)));
}

function find(call: Call): WireLoyaltyCoupon {
  const id = call.parameters.loyaltyCouponId ?? call.parameters.id ?? '';
  const coupon = call.site.coupons.find((candidate) => candidate.id === id);
  if (coupon === undefined) throw notFound('Loyalty coupon', id);
  return coupon;
}

function query(call: Call): Deed {
  const coupons = call.site.coupons.map((coupon) => shownCoupon(call, coupon));
  const { items, metadata } = pageOfList(storedList(coupons, COUPON_QUERY_FIELDS), asObject(call.body.query), {
    at: 'query',
    fields: COUPON_QUERY_FIELDS,
    usualSort: [{ fieldName: 'createdDate', order: 'DESC' }],
  });
  const found = items.flatMap((item) => ('entity' in item ? [item.entity] : []));
  return { answer: { loyaltyCoupons: found, pagingMetadata: metadata } };
}

/** Deletes the loyalty coupon; the coupon it refers to goes on. */
function remove(call: Call): Deed {
  const coupon = find(call);
  checkRevision(coupon, call.query.get('revision'), call.switches.missingRevision);
  return {
    answer: {},
    edits: [{ drop: 'coupons', id: coupon.id }],
    announces: [{ event: 'couponDeleted', entityId: coupon.id }],
  };
}

/** Coupons of all sites of the user's account. */
function bulkGet(call: Call): Deed {
  if (call.caller.kind !== 'user') throw forbidden();
  const { accountId } = call.caller;
  const sites = Object.values(call.world.sites).filter((site) => site.accountId === accountId);
  return {
    answer: { couponsInSite: sites.map((site) => ({ metaSiteId: site.id, loyaltyCoupons: site.coupons })) },
  };
}

/** `@wix/loyalty` coupons. */
export const COUPON_AREA: Area = {
  routes: COUPON_ROUTES,
  calls: {
    redeemPointsForCoupon: redeemForAccount,
    redeemCurrentMemberPointsForCoupon: (call) => redeemFor(call, ownAccount(call, new Customers(call))),
    getCurrentMemberCoupons: (call) => {
      const { id } = ownAccount(call, new Customers(call));
      const own = call.site.coupons.filter(({ accountId }) => accountId === id);
      return { answer: { loyaltyCoupons: own.map((coupon) => shownCoupon(call, coupon)) } };
    },
    getLoyaltyCoupon: (call) => ({ answer: { loyaltyCoupon: shownCoupon(call, find(call)) } }),
    queryLoyaltyCoupons: query,
    deleteLoyaltyCoupon: remove,
    bulkGetLoyaltyCoupon: bulkGet,
  },
};

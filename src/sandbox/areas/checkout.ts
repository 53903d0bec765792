import { CHECKOUT_ROUTES, type WireCheckout, type WirePrice } from '../../wire/index.ts';
import type { Area, Call, Deed } from '../call.ts';
import { Customers } from '../customers/customers.ts';
import { Doing } from '../customers/doing.ts';
import { notFound } from '../refusals.ts';
import { asObject, Violations } from '../violations.ts';
import { refund } from './checkout-refunds.ts';

/** What everything in a catalogue costs that was not told: the sandbox sells one thing. */
const PRICE = 10;

export const priceOf = (amount: number): WirePrice => ({
  amount: amount.toFixed(2),
  formattedAmount: `$${amount.toFixed(2)}`,
});

/** The checkout a path or a body names. */
export function checkoutWith(call: Pick<Call, 'site'>, id: string): WireCheckout {
  const checkout = call.site.checkouts.find((candidate) => candidate.id === id);
  if (checkout === undefined) throw notFound('Checkout', id);
  return checkout;
}

/** The checkout with its sums worked out anew. */
export function summed(checkout: WireCheckout, now: string): WireCheckout {
  const subtotal = checkout.lineItems.reduce((sum, item) => {
    const price = Number(asObject(item.price).amount ?? PRICE);
    return sum + price * Number(item.quantity ?? 1);
  }, 0);
  const wanted = checkout.appliedDiscounts.reduce((sum, { coupon }) => sum + Number(coupon.amount.amount), 0);
  const discount = Math.min(subtotal, wanted);
  return {
    ...checkout,
    priceSummary: { subtotal: priceOf(subtotal), discount: priceOf(discount), total: priceOf(subtotal - discount) },
    updatedDate: now,
  };
}

function create(call: Call): Deed {
  const { channelType, lineItems } = call.body;
  const violations = new Violations();
  violations.required('channelType', channelType);
  if (Array.isArray(lineItems) && lineItems.length > 300)
    violations.add('lineItems', 'must have at most 300 items', 'MAX_SIZE', 300);
  violations.refuse();
  const buyer = asObject(asObject(call.body.checkoutInfo).buyerInfo) as { readonly email?: string };
  const { persons } = new Customers(call);
  const [contact] = buyer.email === undefined ? [] : persons.contactsWith(buyer.email);
  const memberId = contact === undefined ? undefined : persons.memberOfContact(contact.id)?.id;
  const items = Array.isArray(lineItems)
    ? lineItems.map((item: unknown) => ({ id: call.newId(), ...asObject(item) }))
    : [];
  const known = { ...(contact === undefined ? {} : { contactId: contact.id }), ...(memberId ? { memberId } : {}) };
  const empty: WireCheckout = {
    id: call.newId(),
    channelType: String(channelType),
    lineItems: items,
    buyerInfo: { ...known, ...buyer },
    priceSummary: { subtotal: priceOf(0), discount: priceOf(0), total: priceOf(0) },
    appliedDiscounts: [],
    currency: 'USD',
    completed: false,
    createdDate: call.now,
    updatedDate: call.now,
  };
  const checkout = summed(empty, call.now);
  return {
    answer: { checkout },
    edits: [{ put: 'checkouts', entity: checkout }],
    announces: [{ event: 'checkoutCreated', entityId: checkout.id, entity: checkout }],
  };
}

/** Takes the discount out of a checkout; points that were spent for it come back. */
function removeCoupon(call: Call): Deed {
  const before = checkoutWith(call, call.parameters.id ?? '');
  const doing = new Doing(call);
  const used = call.site.checkoutDiscounts.find(
    ({ checkoutId, status }) => checkoutId === before.id && status === 'APPLIED',
  );
  if (used !== undefined) refund(doing, used, 'REFUNDED_DUE_TO_MANUAL_DISCOUNT_REMOVAL');
  const checkout = summed({ ...before, appliedDiscounts: [] }, call.now);
  doing.add(
    [{ put: 'checkouts', entity: checkout }],
    [{ event: 'checkoutUpdated', entityId: checkout.id, entity: checkout }],
  );
  return { answer: { checkout }, edits: doing.edits, announces: doing.announces };
}

/** `@wix/ecom` checkout, as far as loyalty goes. */
export const CHECKOUT_AREA: Area = {
  routes: CHECKOUT_ROUTES,
  calls: {
    createCheckout: create,
    getCheckout: (call) => ({ answer: { checkout: checkoutWith(call, call.parameters.id ?? '') } }),
    removeCoupon,
  },
};

import {
  SUBSCRIPTION_ROUTES,
  SUBSCRIPTION_STATUSES,
  type WireFieldViolation,
  type WireSubscription,
} from '../../wire/index.ts';
import type { Area, Call, Deed } from '../call.ts';
import { isoOf } from '../customers/calendar.ts';
import { Customers } from '../customers/customers.ts';
import { mailOfRow, rowOfEmail } from '../customers/persons.ts';
import { invalid, invalidField, Refusal } from '../refusals.ts';
import { asObject, isAbsent } from '../violations.ts';

const MOST = 100;

/** What an address agreed to; of an address nobody has asked, nothing or NOT_SET. */
function subscriptionOf(call: Call, email: string): WireSubscription | undefined {
  const wanted = email.toLowerCase();
  const stored = call.site.subscriptions.find((known) => known.email.toLowerCase() === wanted);
  if (stored !== undefined) return stored;
  const { people, persons } = new Customers(call);
  const row = rowOfEmail(people, wanted);
  if (row !== undefined && people !== undefined) {
    const date = isoOf(people.createdAt(row));
    return {
      id: people.contacts.idOf(row),
      email: wanted,
      ...mailOfRow(people, row),
      createdDate: date,
      updatedDate: date,
    };
  }
  if (call.switches.unknownAddress === 'absent') return undefined;
  const [contact] = persons.contactsWith(wanted);
  const date = contact?.createdDate ?? call.now;
  const status = { subscriptionStatus: 'NOT_SET', deliverabilityStatus: 'NOT_SET' } as const;
  return { id: contact?.id ?? wanted, email, ...status, createdDate: date, updatedDate: date };
}

function query(call: Call): Deed {
  const filter = asObject(call.body.filter);
  const emails = asObject(filter.email).$in;
  if (Object.keys(filter).some((field) => field !== 'email') || !Array.isArray(emails))
    throw invalidField('filter', 'knows email with $in alone');
  const { limit: givenLimit, offset: givenOffset } = asObject(call.body.paging);
  const limit = isAbsent(givenLimit) ? 50 : Number(givenLimit);
  if (limit > MOST) throw invalidField('paging.limit', `must be at most ${MOST}`, 'MAX');
  const offset = Number(givenOffset ?? 0);
  const found = [...new Set(emails.map(String))].flatMap((email) => subscriptionOf(call, email) ?? []);
  const subscriptions = found.slice(offset, offset + limit);
  return { answer: { subscriptions, metadata: { count: subscriptions.length, offset, total: found.length } } };
}

function upserted(call: Call, sent: unknown): WireSubscription {
  const { email, subscriptionStatus } = asObject(sent);
  const violations: WireFieldViolation[] = [];
  if (typeof email !== 'string' || !email.includes('@'))
    violations.push({ field: 'subscription.email', description: 'must be an address', violatedRule: 'FORMAT' });
  if (!isAbsent(subscriptionStatus) && !SUBSCRIPTION_STATUSES.includes(subscriptionStatus as never))
    violations.push({ field: 'subscription.subscriptionStatus', description: 'is not known', violatedRule: 'FORMAT' });
  if (violations.length > 0) throw invalid(violations);
  const before = subscriptionOf(call, String(email));
  return {
    id: before?.id ?? call.newId(),
    email: before?.email ?? String(email),
    subscriptionStatus: (subscriptionStatus ?? before?.subscriptionStatus ?? 'NOT_SET') as never,
    deliverabilityStatus: before?.deliverabilityStatus ?? 'NOT_SET',
    createdDate: before?.createdDate ?? call.now,
    updatedDate: call.now,
  };
}

function upsert(call: Call): Deed {
  const subscription = upserted(call, call.body.subscription);
  return {
    answer: { subscription },
    edits: [{ put: 'subscriptions', entity: subscription }],
    announces: [{ event: 'subscriptionChanged', entityId: subscription.id, entity: { subscription } }],
  };
}

function bulkUpsert(call: Call): Deed {
  const sent = call.body.subscriptions;
  if (!Array.isArray(sent) || sent.length === 0 || sent.length > MOST)
    throw invalidField('subscriptions', `must have from 1 to ${MOST} items`, 'MAX_SIZE');
  const results = sent.map((item: unknown, originalIndex) => {
    try {
      return { originalIndex, emailSubscription: upserted(call, item) };
    } catch (reason) {
      if (!(reason instanceof Refusal)) throw reason;
      return { originalIndex, error: { errorCode: 'INVALID_ARGUMENT', message: reason.message } };
    }
  });
  const done = results.flatMap(({ emailSubscription }) => emailSubscription ?? []);
  return {
    answer: { results, metadata: { totalSuccess: done.length, totalFailure: results.length - done.length } },
    edits: done.map((entity) => ({ put: 'subscriptions', entity })),
    announces: done.map((entity) => ({
      event: 'subscriptionChanged',
      entityId: entity.id,
      entity: { subscription: entity },
    })),
  };
}

/** `@wix/email-subscriptions`. */
export const SUBSCRIPTION_AREA: Area = {
  routes: SUBSCRIPTION_ROUTES,
  calls: {
    queryEmailSubscriptions: query,
    upsertEmailSubscription: upsert,
    bulkUpsertEmailSubscription: bulkUpsert,
    generateUnsubscribeLink: (call) => ({
      answer: { link: `https://unsubscribe.example/${encodeURIComponent(String(call.body.emailAddress))}` },
    }),
  },
};

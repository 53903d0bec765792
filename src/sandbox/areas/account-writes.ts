import { APPS, LIMITS, type WireTransaction } from '../../wire/index.ts';
import type { Call, Deed } from '../call.ts';
import type { StoredAccount } from '../customer-state.ts';
import { newAccount } from '../customers/accounts.ts';
import { Customers } from '../customers/customers.ts';
import { transactionsOf } from '../customers/ledger.ts';
import { announceAccount, movePoints } from '../customers/moves.ts';
import { checkRevision } from '../entities.ts';
import { alreadyExists, impossible, invalidField, notFound, precondition, transactionExists } from '../refusals.ts';
import { asObject, isAbsent, Violations } from '../violations.ts';
import { accountWith } from './account-reads.ts';

/** Refuses what only an active program does. */
export function checkActive(call: Call): void {
  if (call.site.program.status === 'ACTIVE') return;
  const message = 'The loyalty program is not active';
  throw call.switches.inactiveProgram === '428' ? precondition(message) : impossible(message, 'PROGRAM_NOT_ACTIVE');
}

function create(call: Call): Deed {
  const { contactId } = call.body;
  const violations = new Violations();
  if (violations.required('contactId', contactId)) violations.guid('contactId', contactId);
  violations.refuse();
  const id = String(contactId);
  const customers = new Customers(call);
  if (customers.contactOf(id) === undefined) throw notFound('Contact', id);
  checkActive(call);
  const known = customers.byContact(id);
  if (known !== undefined) {
    if (call.switches.secondAccount === 'existing') return { answer: { account: customers.shown(known) } };
    throw alreadyExists('The contact has a loyalty account', { entityId: known.id });
  }
  const memberId = customers.persons.memberOfContact(id)?.id;
  const account = newAccount(call, id, memberId);
  return {
    answer: { account: customers.shown(account) },
    edits: [{ put: 'accounts', entity: account }],
    announces: announceAccount(customers, undefined, account, 'created'),
  };
}

const present = (fields: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => !isAbsent(value)));

/** The transaction an idempotency key was used for. */
const usedFor = (call: Call, account: StoredAccount, key: string): WireTransaction | undefined => {
  const wide = call.switches.idempotencyScope === 'site';
  const among = wide ? call.site.transactions : transactionsOf(call.site, account.id);
  return among.find(({ idempotencyKey }) => idempotencyKey === key);
};

function checkEarn(call: Call): void {
  const { amount, description, appId, idempotencyKey, activityType, orderId, followedSocialMedia } = call.body;
  const violations = new Violations();
  if (violations.required('amount', amount)) violations.integer('amount', amount, LIMITS.earnAmount);
  violations.text('description', description, LIMITS.transactionDescription);
  if (violations.required('appId', appId)) violations.text('appId', appId, LIMITS.appId);
  if (violations.required('idempotencyKey', idempotencyKey))
    violations.text('idempotencyKey', idempotencyKey, LIMITS.idempotencyKeyAnnotated);
  violations.text('activityType', activityType, LIMITS.activityType);
  violations.text('orderId', orderId, LIMITS.orderId);
  violations.text('followedSocialMedia.channel', asObject(followedSocialMedia).channel, LIMITS.socialChannel);
  violations.refuse();
}

function earn(call: Call): Deed {
  checkEarn(call);
  const customers = new Customers(call);
  const account = accountWith(customers, call.parameters.accountId ?? '');
  const { amount, description, appId, idempotencyKey, activityType, orderId, followedSocialMedia } = call.body;
  const key = String(idempotencyKey);
  const earlier = usedFor(call, account, key);
  if (earlier !== undefined) {
    const same = earlier.accountId === account.id && earlier.amount === amount;
    if (call.switches.repeatedKey === 'replayed' || (call.switches.repeatedKey === 'replayed-if-same' && same))
      return { answer: { account: customers.shown(account), transactionId: earlier.id } };
    throw transactionExists(earlier.id);
  }
  checkActive(call);
  const moved = movePoints(call, account, {
    amount: Number(amount),
    counts: 'earned',
    entry: {
      transactionType: 'EARN',
      ...present({ description }),
      idempotencyKey: key,
      earnInfo: present({ appId, activityType, orderId, followedSocialMedia }),
    },
  });
  return settled(call, moved);
}

/** The deed of a move of points. */
function settled(call: Call, { account, transaction, edits, announces, site }: ReturnType<typeof movePoints>): Deed {
  const customers = new Customers({ ...call, site });
  return { answer: { account: customers.shown(account), transactionId: transaction.id }, edits, announces };
}

/** Checks what an adjustment says of points; the balance wins where both are given. Answers the difference for a balance. */
export function readAdjustment(body: Readonly<Record<string, unknown>>): (balance: number) => number {
  const { amount, balance } = body;
  const violations = new Violations();
  if (isAbsent(amount) && isAbsent(balance))
    violations.add('amount', 'or balance is required', 'REQUIRED_ONE_OF_FIELD');
  if (isAbsent(balance)) {
    violations.integer('amount', amount, LIMITS.adjustAmount);
    if (amount === 0) violations.add('amount', 'must not be 0', 'MIN', 1);
  } else violations.integer('balance', balance, LIMITS.adjustBalance);
  violations.refuse();
  return (before) => (isAbsent(balance) ? Number(amount) : Number(balance) - before);
}

function adjust(call: Call): Deed {
  const change = readAdjustment(call.body);
  const { description, revision } = call.body;
  const violations = new Violations();
  violations.text('description', description, LIMITS.transactionDescription);
  violations.refuse();
  const customers = new Customers(call);
  const account = accountWith(customers, call.parameters.accountId ?? '');
  if (isAbsent(revision) && call.switches.adjustRevision === 'required')
    throw invalidField('revision', 'is required', 'REQUIRED_FIELD');
  checkRevision(account, revision, 'accepted');
  const amount = change(account.points.balance);
  if (amount === 0 && call.switches.equalBalance === 'nothing')
    return { answer: { account: customers.shown(account) } };
  return settled(call, movePoints(call, account, adjustment(call, account, amount, description)));
}

/** The move of an adjustment. */
export function adjustment(call: Call, { points }: StoredAccount, amount: number, description: unknown) {
  const asDelta = isAbsent(call.body.balance);
  const transactionType = asDelta && call.switches.adjustType === 'GIVE' ? 'GIVE' : 'ADJUST';
  const appId = call.caller.kind === 'app' && call.switches.adjustApp === 'caller' ? call.caller.appId : APPS.loyalty;
  return {
    amount,
    counts: 'adjusted' as const,
    entry: {
      transactionType,
      ...present({ description }),
      adjustInfo: { appId, amountBefore: points.balance, amountAfter: points.balance + amount },
    },
  };
}

/** Calls of `@wix/loyalty` accounts that change one account. */
export const ACCOUNT_WRITES = { createAccount: create, earnPoints: earn, adjustPoints: adjust };

import type { WireContact, WireEarningRule } from '../wire/index.ts';
import type { Announcement } from './call.ts';
import type { StoredAccount } from './customer-state.ts';
import { Doing } from './customers/doing.ts';
import { ACTIVITIES, type ActivityName, pointsOf, rulesFor } from './customers/earning.ts';
import { enrolled, joined } from './customers/joining.ts';
import { type Moment, movePoints } from './customers/moves.ts';
import type { SiteEdit } from './edits.ts';

/** Something a customer does on a site; named by account, contact, member or address. */
export interface Activity {
  readonly activity: ActivityName;
  readonly accountId?: string;
  readonly contactId?: string;
  readonly memberId?: string;
  /** An address nobody has is a new customer's, who signs up. */
  readonly email?: string;
  readonly firstName?: string;
  readonly lastName?: string;
  /** Money spent; 0 when not given. */
  readonly amount?: number;
  readonly orderId?: string;
  /** The channel that is followed. */
  readonly channel?: string;
}

/** What came of an activity. */
export interface ActivityOutcome {
  readonly accountId: string | null;
  readonly contactId: string;
  /** Points of each rule that applied. */
  readonly earned: readonly { readonly rule: string; readonly points: number; readonly transactionId: string }[];
  /** Why nothing was earned. */
  readonly because?: 'program-not-active' | 'no-account' | 'no-rule' | 'no-points';
}

/** An outcome, and what it changes on the site. */
export interface Performed {
  readonly outcome: ActivityOutcome;
  readonly edits: readonly SiteEdit[];
  readonly announces: readonly Announcement[];
}

/** Checks an activity from outside. Throws a RangeError that says what is possible. */
function check({ activity, amount = 0 }: Activity): void {
  if (!Object.hasOwn(ACTIVITIES, activity))
    throw new RangeError(`There is no activity "${activity}". Known: ${Object.keys(ACTIVITIES).join(', ')}.`);
  if (typeof amount !== 'number' || !Number.isFinite(amount) || amount < 0)
    throw new RangeError(`The amount of an activity is a number from 0 on: ${String(amount)}.`);
}

function contactOf(doing: Doing, given: Activity): WireContact | undefined {
  const customers = doing.customers();
  const { persons } = customers;
  const { accountId, memberId, contactId, email } = given;
  if (accountId !== undefined) return persons.contact(customers.byId(accountId)?.contactId ?? '');
  if (memberId !== undefined) return persons.contact(persons.member(memberId)?.contactId ?? '');
  if (contactId !== undefined) return persons.contact(contactId);
  return email === undefined ? undefined : persons.contactsWith(email)[0];
}

function earn(doing: Doing, account: StoredAccount, rule: WireEarningRule, given: Activity) {
  const { switches } = doing.moment;
  const points = pointsOf(rule, account.tier.id, given.amount ?? 0, switches.earnRounding);
  if (points <= 0) return undefined;
  const { orderId, channel } = given;
  const moved = movePoints(doing.moment, account, {
    amount: points,
    counts: 'earned',
    entry: {
      transactionType: 'EARN',
      description: (rule.title ?? '').slice(0, 100),
      earnInfo: {
        ...(rule.triggerAppId === undefined ? {} : { appId: rule.triggerAppId }),
        activityType: rule.triggerActivityType ?? '',
        ...(orderId === undefined ? {} : { orderId }),
        ...(channel === undefined ? {} : { followedSocialMedia: { channel } }),
      },
    },
  });
  doing.add(moved.edits, moved.announces);
  return { account: moved.account, points, transactionId: moved.transaction.id };
}

/** Who does it; for a sign-up, somebody who is a member from now on. */
function customerOf(doing: Doing, given: Activity): WireContact {
  const known = contactOf(doing, given);
  const isNew = known === undefined || doing.customers().persons.memberOfContact(known.id) === undefined;
  if (given.activity === 'signUp' && isNew && (known !== undefined || given.email !== undefined))
    return joined(doing, given, known);
  if (known !== undefined) return known;
  throw new RangeError('An activity needs a customer who is there: accountId, contactId, memberId or email.');
}

/** Lets a customer do something, with what the earning rules give for it. Throws a RangeError for an activity or a customer that is not there. */
export function performActivity(moment: Moment, given: Activity): Performed {
  check(given);
  const doing = new Doing(moment);
  const contact = customerOf(doing, given);
  let account = given.activity === 'signUp' ? enrolled(doing, contact) : doing.customers().byContact(contact.id);
  const { site } = doing.moment;
  const rules = rulesFor(site.earningRules, given.activity);
  const earned: ActivityOutcome['earned'][number][] = [];
  let because = obstacle(site.program.status === 'ACTIVE', account !== undefined, rules.length > 0);
  for (const rule of because === undefined ? rules : []) {
    const one: ReturnType<typeof earn> = account === undefined ? undefined : earn(doing, account, rule, given);
    if (one === undefined) continue;
    account = one.account;
    earned.push({ rule: rule.id ?? '', points: one.points, transactionId: one.transactionId });
  }
  if (earned.length === 0) because ??= 'no-points';
  const outcome = { accountId: account?.id ?? null, contactId: contact.id, earned };
  return {
    outcome: because === undefined ? outcome : { ...outcome, because },
    edits: doing.edits,
    announces: doing.announces,
  };
}

/** Why nothing can be earned. */
function obstacle(active: boolean, hasAccount: boolean, hasRule: boolean): ActivityOutcome['because'] {
  if (!active) return 'program-not-active';
  if (!hasAccount) return 'no-account';
  return hasRule ? undefined : 'no-rule';
}

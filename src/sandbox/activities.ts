import type { WireContact, WireEarningRule, WireMember } from '../wire/index.ts';
import { newAccount } from './areas/account-writes.ts';
import type { Announcement } from './call.ts';
import type { StoredAccount } from './customer-state.ts';
import { Customers } from './customers/customers.ts';
import { ACTIVITIES, type ActivityName, pointsOf, rulesFor } from './customers/earning.ts';
import { announceAccount, type Moment, movePoints } from './customers/moves.ts';
import { editSite, type SiteEdit } from './edits.ts';

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

/** Collects what one step after the other changes; each sees what the ones before left. */
class Doing {
  moment: Moment;
  readonly edits: SiteEdit[] = [];
  readonly announces: Announcement[] = [];

  constructor(moment: Moment) {
    this.moment = moment;
  }

  add(edits: readonly SiteEdit[], announces: readonly Announcement[]): void {
    this.edits.push(...edits);
    this.announces.push(...announces);
    this.moment = { ...this.moment, site: editSite(this.moment.site, edits) };
  }

  customers(): Customers {
    return new Customers(this.moment);
  }
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

/** Somebody new signs up: a contact and a member. */
function joined(
  doing: Doing,
  { email = '', firstName, lastName }: Activity,
  known: WireContact | undefined,
): WireContact {
  const { newId, now } = doing.moment;
  const name = { first: firstName ?? 'Customer', ...(lastName === undefined ? {} : { last: lastName }) };
  const contact: WireContact = known ?? {
    id: newId(),
    revision: 1,
    source: { sourceType: 'WIX_SITE_MEMBERS' },
    createdDate: now,
    updatedDate: now,
    primaryInfo: { email },
    info: { name, emails: { items: [{ id: newId(), tag: 'MAIN', email, primary: true }] } },
  };
  const id = newId();
  const member: WireMember = {
    id,
    loginEmail: contact.primaryInfo?.email ?? email,
    loginEmailVerified: true,
    status: 'APPROVED',
    contactId: contact.id,
    contact: { firstName: contact.info.name?.first, lastName: contact.info.name?.last },
    profile: { nickname: contact.info.name?.first ?? 'Customer', slug: `member-${id.slice(0, 8)}` },
    privacyStatus: 'PRIVATE',
    activityStatus: 'ACTIVE',
    createdDate: now,
    updatedDate: now,
  };
  const edits: SiteEdit[] = [{ put: 'members', entity: member }];
  const announces: Announcement[] = [{ event: 'memberCreated', entityId: id, entity: member }];
  if (known === undefined) {
    edits.unshift({ put: 'contacts', entity: contact });
    announces.unshift({ event: 'contactCreated', entityId: contact.id, entity: contact });
  }
  doing.add(edits, announces);
  return contact;
}

/** The account of who signs up: theirs, now that of a member, or a new one where the program is on. */
function enrolled(doing: Doing, contact: WireContact): StoredAccount | undefined {
  const customers = doing.customers();
  const memberId = customers.persons.memberOfContact(contact.id)?.id;
  const known = customers.byContact(contact.id);
  if (known === undefined && doing.moment.site.program.status !== 'ACTIVE') return undefined;
  if (known !== undefined && known.memberId === memberId) return known;
  const { now } = doing.moment;
  const revision = known === undefined ? '1' : String(BigInt(known.revision) + 1n);
  const account: StoredAccount = {
    ...(known ?? newAccount(doing.moment, contact.id, memberId)),
    ...(memberId === undefined ? {} : { memberId }),
    updatedDate: now,
    revision,
  };
  const kind = known === undefined ? 'created' : 'updated';
  doing.add([{ put: 'accounts', entity: account }], announceAccount(doing.customers(), known, account, kind));
  return account;
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

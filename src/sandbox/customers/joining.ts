import type { WireContact, WireMember } from '../../wire/index.ts';
import type { Announcement } from '../call.ts';
import type { StoredAccount } from '../customer-state.ts';
import type { SiteEdit } from '../edits.ts';
import { newAccount } from './accounts.ts';
import type { Doing } from './doing.ts';
import { announceAccount } from './moves.ts';

/** Somebody who signs up. */
export interface Newcomer {
  readonly email?: string;
  readonly firstName?: string;
  readonly lastName?: string;
}

/** Somebody new signs up: a contact and a member. */
export function joined(
  doing: Doing,
  { email = '', firstName, lastName }: Newcomer,
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
export function enrolled(doing: Doing, contact: WireContact): StoredAccount | undefined {
  linked(doing, contact.id);
  const customers = doing.customers();
  const known = customers.byContact(contact.id);
  if (known !== undefined || doing.moment.site.program.status !== 'ACTIVE') return known;
  const account = newAccount(doing.moment, contact.id, customers.persons.memberOfContact(contact.id)?.id);
  doing.add([{ put: 'accounts', entity: account }], announceAccount(customers, undefined, account, 'created'));
  return account;
}

/** Tells the account of a contact which member the contact is. */
export function linked(doing: Doing, contactId: string): void {
  const customers = doing.customers();
  const account = customers.byContact(contactId);
  const memberId = customers.persons.memberOfContact(contactId)?.id;
  if (account === undefined || memberId === undefined || account.memberId === memberId) return;
  const revision = String(BigInt(account.revision) + 1n);
  const after: StoredAccount = { ...account, memberId, updatedDate: doing.moment.now, revision };
  doing.add([{ put: 'accounts', entity: after }], announceAccount(customers, account, after, 'updated'));
}

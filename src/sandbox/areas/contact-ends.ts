import type { WireContact } from '../../wire/index.ts';
import type { Announcement, Call, Deed } from '../call.ts';
import { Customers } from '../customers/customers.ts';
import { Doing } from '../customers/doing.ts';
import { movePoints } from '../customers/moves.ts';
import type { SiteEdit } from '../edits.ts';
import { documented } from '../refusals.ts';

/** The contact a path names. */
export function contactWith(customers: Customers, id: string): WireContact {
  const contact = customers.persons.contact(id);
  if (contact === undefined) throw documented(404, 'CONTACT_NOT_FOUND', `Contact ${id} was not found`);
  return contact;
}

/** The contact is no more, and its account with it. */
function gone(customers: Customers, { id }: WireContact, mergedInto?: string): readonly SiteEdit[] {
  const merged = mergedInto === undefined ? {} : { mergedInto };
  const contact = { id, gone: true, ...merged };
  const account = customers.byContact(id);
  const edits: SiteEdit[] = [{ put: 'contacts', entity: contact }];
  if (account !== undefined) edits.push({ put: 'accounts', entity: { id: account.id, gone: true } as { id: string } });
  return edits;
}

/** Deletes a contact. Its account vanishes without an event of its own. */
export function deleteContact(call: Call): Deed {
  const customers = new Customers(call);
  const contact = contactWith(customers, call.parameters.id ?? '');
  if (customers.persons.memberOfContact(contact.id) !== undefined)
    throw documented(400, 'CANNOT_DELETE_MEMBER', 'The contact is a member of the site');
  return {
    answer: {},
    edits: gone(customers, contact),
    announces: [{ event: 'contactDeleted', entityId: contact.id }],
  };
}

/** What becomes of the account of a contact that is merged into another. */
function mergeAccount(doing: Doing, call: Call, source: WireContact, target: WireContact): void {
  const customers = doing.customers();
  const from = customers.byContact(source.id);
  if (from === undefined) return;
  const into = customers.byContact(target.id);
  if (into === undefined) {
    const revision = String(BigInt(from.revision) + 1n);
    doing.add(
      [{ put: 'accounts', entity: { ...from, contactId: target.id, revision, updatedDate: call.now } as never }],
      [],
    );
    return;
  }
  if (call.switches.mergedAccounts === 'target-only' || from.points.balance === 0) return;
  const { balance } = into.points;
  const moved = movePoints(doing.moment, into, {
    amount: from.points.balance,
    counts: 'adjusted',
    entry: {
      transactionType: 'ADJUST',
      description: 'Merged contact',
      adjustInfo: { amountBefore: balance, amountAfter: balance + from.points.balance },
    },
  });
  doing.add(moved.edits, moved.announces);
}

/** Merges contacts into one; reading one of the others answers that one from now on. */
export function mergeContacts(call: Call): Deed {
  const customers = new Customers(call);
  const target = contactWith(customers, call.parameters.id ?? '');
  if (Number(call.body.targetContactRevision) !== target.revision)
    throw documented(409, 'CONTACT_ALREADY_CHANGED', 'The contact has changed since');
  const ids = Array.isArray(call.body.sourceContactIds) ? call.body.sourceContactIds.map(String) : [];
  if (ids.length === 0 || ids.includes(target.id))
    throw documented(400, 'ILLEGAL_MERGE', 'A merge needs other contacts than its target');
  const sources = ids.map((id) => contactWith(customers, id));
  if (sources.some(({ id }) => customers.persons.memberOfContact(id) !== undefined))
    throw documented(400, 'ILLEGAL_MERGE', 'A contact that is a member can only be the target');
  const doing = new Doing(call);
  for (const source of sources) {
    mergeAccount(doing, call, source, target);
    doing.add(gone(doing.customers(), source, target.id), []);
  }
  const emails = [target, ...sources].flatMap(({ info }) => info.emails?.items ?? []);
  const contact: WireContact = {
    ...target,
    info: {
      ...target.info,
      ...(emails.length === 0
        ? {}
        : { emails: { items: emails.map((item, nth) => ({ ...item, primary: nth === 0 })) } }),
    },
    revision: target.revision + 1,
    updatedDate: call.now,
  };
  const body = { targetContactId: contact.id, sourceContactIds: ids };
  const announces: readonly Announcement[] = [
    { event: 'contactUpdated', entityId: contact.id, entity: contact },
    ...ids.map((id) => ({ event: 'contactDeleted' as const, entityId: id })),
    { event: 'contactMerged', entityId: contact.id, entity: body, sequence: String(contact.revision) },
  ];
  doing.add([{ put: 'contacts', entity: contact }], announces);
  return { answer: { contact }, edits: doing.edits, announces: doing.announces };
}

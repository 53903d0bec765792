import {
  CONTACT_QUERY_FIELDS,
  CONTACT_ROUTES,
  CONTACT_SORT_FIELDS,
  OFFSET_PAGES,
  type WireContact,
  type WireContactInfo,
} from '../../wire/index.ts';
import type { Area, Call, Deed } from '../call.ts';
import { Customers } from '../customers/customers.ts';
import { contactList } from '../customers/person-lists.ts';
import { contactOfRow } from '../customers/persons.ts';
import { type OffsetQuestion, pageByOffset } from '../lists/offset.ts';
import { documented } from '../refusals.ts';
import { asObject, Violations } from '../violations.ts';
import { contactWith, deleteContact, mergeContacts } from './contact-ends.ts';

const MOST = { first: 1_000, email: 320 } as const;

function readInfo(sent: unknown): WireContactInfo {
  const info = asObject(sent) as WireContactInfo;
  const violations = new Violations();
  violations.text('info.name.first', info.name?.first, { min: 0, max: MOST.first });
  violations.text('info.name.last', info.name?.last, { min: 0, max: MOST.first });
  for (const [nth, { email }] of (info.emails?.items ?? []).entries())
    violations.text(`info.emails.items[${nth}].email`, email, { min: 3, max: MOST.email });
  violations.refuse();
  const primaries = (info.emails?.items ?? []).filter(({ primary }) => primary === true);
  if (primaries.length > 1)
    throw documented(400, 'CANNOT_HAVE_MULTIPLE_PRIMARY_INFO', 'A contact has one primary address');
  return info;
}

const primaryOf = <Item extends { readonly primary?: boolean }>(items: readonly Item[] | undefined): Item | undefined =>
  items?.find(({ primary }) => primary === true) ?? items?.[0];

/** What is worked out of a contact's addresses. */
function derived(info: WireContactInfo): Pick<WireContact, 'primaryInfo'> {
  const email = primaryOf(info.emails?.items)?.email;
  const phone = primaryOf(info.phones?.items)?.phone;
  return { primaryInfo: { ...(email === undefined ? {} : { email }), ...(phone === undefined ? {} : { phone }) } };
}

function checkUnique(customers: Customers, info: WireContactInfo, ownId: string | undefined): void {
  for (const { email } of info.emails?.items ?? []) {
    const [twin] = customers.persons.contactsWith(email ?? '').filter(({ id }) => id !== ownId);
    if (twin === undefined) continue;
    throw documented(409, 'DUPLICATE_CONTACT_EXISTS', 'A contact with this address exists', {
      duplicateContactId: twin.id,
      duplicateEmail: email,
    });
  }
}

function create(call: Call): Deed {
  const info = readInfo(call.body.info);
  const named = Boolean(info.name?.first) || Boolean(info.name?.last);
  if (!named && !info.emails?.items?.length && !info.phones?.items?.length)
    throw documented(400, 'INSUFFICIENT_CONTACT_DATA', 'A contact needs a name, a phone or an address');
  if (call.body.allowDuplicates !== true) checkUnique(new Customers(call), info, undefined);
  const contact: WireContact = {
    id: call.newId(),
    revision: 1,
    source: { sourceType: 'THIRD_PARTY' },
    createdDate: call.now,
    updatedDate: call.now,
    lastActivity: { activityDate: call.now, activityType: 'CONTACT_CREATED' },
    ...derived(info),
    info,
  };
  return {
    answer: { contact },
    edits: [{ put: 'contacts', entity: contact }],
    announces: [{ event: 'contactCreated', entityId: contact.id, entity: contact }],
  };
}

function get(call: Call): Deed {
  const id = call.parameters.id ?? '';
  const contact = contactWith(new Customers(call), id);
  return { answer: { contact, responseType: contact.id === id ? 'NORMAL' : 'MERGED' } };
}

function update(call: Call): Deed {
  const customers = new Customers(call);
  const before = contactWith(customers, call.parameters.id ?? '');
  const sent = readInfo(call.body.info);
  if (Object.keys(sent).length === 0)
    throw documented(400, 'INSUFFICIENT_UPDATE_CONTACT_DATA', 'There is nothing to update');
  if (Number(call.body.revision) !== before.revision)
    throw documented(409, 'CONTACT_ALREADY_CHANGED', 'The contact has changed since');
  const info = { ...before.info, ...sent };
  if (call.body.allowDuplicates !== true && sent.emails !== undefined) checkUnique(customers, info, before.id);
  const contact = { ...before, ...derived(info), info, revision: before.revision + 1, updatedDate: call.now };
  return {
    answer: { contact },
    edits: [{ put: 'contacts', entity: contact }],
    announces: [{ event: 'contactUpdated', entityId: contact.id, entity: contact }],
  };
}

function page(call: Call, asked: OffsetQuestion): Deed {
  const { persons, people } = new Customers(call);
  const fields = [...CONTACT_QUERY_FIELDS, ...CONTACT_SORT_FIELDS];
  const terms = {
    at: 'query' as const,
    fields: CONTACT_QUERY_FIELDS,
    sortable: CONTACT_SORT_FIELDS,
    sortFields: 1,
    usualSort: [{ fieldName: 'createdDate', order: 'DESC' as const }],
  };
  const { items, metadata } = pageByOffset(contactList(persons, fields), asked, terms, OFFSET_PAGES.contacts);
  const contacts = items.map((item) => {
    if ('entity' in item) return item.entity;
    return people === undefined ? {} : contactOfRow(people, item.row);
  });
  return { answer: { contacts, pagingMetadata: metadata } };
}

function list(call: Call): Deed {
  const { query } = call;
  const fieldName = query.get('sort.fieldName');
  const sort = fieldName === null ? undefined : [{ fieldName, order: query.get('sort.order') ?? 'ASC' }];
  return page(call, {
    sort,
    paging: { limit: query.get('paging.limit') ?? undefined, offset: query.get('paging.offset') ?? undefined },
  });
}

/** `@wix/crm` contacts, version 4. */
export const CONTACT_AREA: Area = {
  routes: CONTACT_ROUTES,
  calls: {
    createContact: create,
    getContact: get,
    listContacts: list,
    queryContacts: (call) => page(call, asObject(call.body.query)),
    updateContact: update,
    deleteContact,
    mergeContacts,
  },
};

import {
  MEMBER_QUERY_FIELDS,
  MEMBER_ROUTES,
  MEMBER_SORT_FIELDS,
  OFFSET_PAGES,
  type WireMember,
} from '../../wire/index.ts';
import type { Area, Call, Deed } from '../call.ts';
import { Customers } from '../customers/customers.ts';
import { Doing } from '../customers/doing.ts';
import { joined, linked } from '../customers/joining.ts';
import { memberList } from '../customers/person-lists.ts';
import { memberOfRow } from '../customers/persons.ts';
import { type OffsetQuestion, pageByOffset } from '../lists/offset.ts';
import { alreadyExists, documented, forbidden } from '../refusals.ts';
import { asObject, Violations } from '../violations.ts';

/** As much of a member as was asked for: by default neither address nor states. */
function shown(
  { contact, loginEmail, loginEmailVerified, ...member }: WireMember,
  sets: readonly unknown[],
): WireMember {
  if (sets.includes('FULL')) return { ...member, ...plain({ contact, loginEmail, loginEmailVerified }) };
  if (sets.includes('EXTENDED')) return { ...member, ...plain({ loginEmail, loginEmailVerified }) };
  return { ...member, status: 'UNKNOWN', privacyStatus: 'UNKNOWN', activityStatus: 'UNKNOWN' };
}

const plain = (fields: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));

const setsOf = (call: Call): readonly unknown[] =>
  Array.isArray(call.body.fieldsets) ? call.body.fieldsets : call.query.getAll('fieldsets');

function get(call: Call, id: string): Deed {
  const member = new Customers(call).persons.member(id);
  if (member === undefined) throw documented(404, 'MEMBER_NOT_FOUND', `Member ${id} was not found`);
  return { answer: { member: shown(member, setsOf(call)) } };
}

function create(call: Call): Deed {
  const { loginEmail, contact } = asObject(call.body.member);
  const violations = new Violations();
  if (violations.required('member.loginEmail', loginEmail))
    violations.text('member.loginEmail', loginEmail, { min: 3, max: 320 });
  violations.refuse();
  const doing = new Doing(call);
  const { persons } = doing.customers();
  const known = persons.contactsWith(String(loginEmail))[0];
  if (known !== undefined && persons.memberOfContact(known.id) !== undefined)
    throw alreadyExists('There is a member with this address');
  const { firstName, lastName } = asObject(contact) as { firstName?: string; lastName?: string };
  const name = { ...(firstName === undefined ? {} : { firstName }), ...(lastName === undefined ? {} : { lastName }) };
  const made = joined(doing, { email: String(loginEmail), ...name }, known);
  linked(doing, made.id);
  const member = doing.customers().persons.memberOfContact(made.id);
  return { answer: { member }, edits: doing.edits, announces: doing.announces };
}

function page(call: Call, asked: OffsetQuestion): Deed {
  const { persons, people } = new Customers(call);
  const terms = {
    at: 'query' as const,
    fields: MEMBER_QUERY_FIELDS,
    sortable: MEMBER_SORT_FIELDS,
    usualSort: [{ fieldName: 'createdDate', order: 'DESC' as const }],
  };
  const list = memberList(persons, [...MEMBER_QUERY_FIELDS, ...MEMBER_SORT_FIELDS]);
  const { items, metadata } = pageByOffset(list, asked, terms, OFFSET_PAGES.members);
  const members = items.flatMap((item) => {
    if ('entity' in item) return [shown(item.entity, setsOf(call))];
    return people === undefined ? [] : [shown(memberOfRow(people, item.row), setsOf(call))];
  });
  return { answer: { members, metadata } };
}

function list(call: Call): Deed {
  const { query, body } = call;
  const plainPaging = {
    limit: query.get('paging.limit') ?? undefined,
    offset: query.get('paging.offset') ?? undefined,
  };
  return page(call, { sort: body.sorting, paging: body.paging ?? plainPaging });
}

/** `@wix/members` members. */
export const MEMBER_AREA: Area = {
  routes: MEMBER_ROUTES,
  calls: {
    createMember: create,
    getMember: (call) => get(call, call.parameters.id ?? ''),
    getCurrentMember: (call) => {
      if (call.caller.kind !== 'member') throw forbidden();
      return get(call, call.caller.memberId);
    },
    listMembers: list,
    queryMembers: (call) => page(call, asObject(call.body.query)),
  },
};

import {
  BADGE_ASSIGNMENT_ROUTES,
  BADGE_ROUTES,
  OFFSET_PAGES,
  OLD_BADGE_ROUTES,
  type WireBadge,
  type WireBadgeAssignment,
} from '../../wire/index.ts';
import { bulkCreate, type Created } from '../bulk.ts';
import type { Area, Call, Deed } from '../call.ts';
import { Customers } from '../customers/customers.ts';
import { firstStamp } from '../entities.ts';
import { pageOfList } from '../lists/ask.ts';
import { pageByOffset } from '../lists/offset.ts';
import { storedList } from '../lists/stored.ts';
import { alreadyExists, documented, invalidField, notFound } from '../refusals.ts';
import { asObject, isAbsent, Violations } from '../violations.ts';

const FIELDS = ['title', 'description', 'backgroundColor', 'textColor', 'icon', 'slug'] as const;
const NEWEST = [{ fieldName: 'createdDate', order: 'DESC' }] as const;

function create(call: Call): Deed {
  const sent = asObject(call.body.badge);
  const violations = new Violations();
  if (violations.required('badge.title', sent.title)) violations.text('badge.title', sent.title, { min: 1, max: 50 });
  violations.refuse();
  const fields = Object.fromEntries(FIELDS.filter((name) => !isAbsent(sent[name])).map((name) => [name, sent[name]]));
  const badge = { id: call.newId(), ...fields, ...firstStamp(call) } as unknown as WireBadge;
  return {
    answer: { badge },
    edits: [{ put: 'badges', entity: badge }],
    announces: [{ event: 'badgeCreated', entityId: badge.id, entity: badge }],
  };
}

function checkBadge(call: Call, id: string): void {
  if (!call.site.badges.some((badge) => badge.id === id)) throw notFound('Badge', id);
}

const assignmentOf = (call: Call, badgeId: string, memberId: string): WireBadgeAssignment | undefined =>
  call.site.badgeAssignments.find((known) => known.badgeId === badgeId && known.memberId === memberId);

function assign(call: Call, badgeId: string, memberId: string): Created & { readonly entity: WireBadgeAssignment } {
  if (new Customers(call).persons.member(memberId) === undefined) throw notFound('Member', memberId);
  const entity: WireBadgeAssignment = { id: call.newId(), badgeId, memberId, ...firstStamp(call) };
  return {
    id: entity.id,
    entity,
    shown: entity,
    edits: [{ put: 'badgeAssignments', entity }],
    announces: [
      { event: 'badgeAssignmentCreated', entityId: entity.id, entity },
      { event: 'oldBadgeAssigned', entityId: badgeId, entity: { memberId } },
    ],
  };
}

function createAssignment(call: Call, sent: unknown): Created {
  const { badgeId, memberId } = asObject(sent);
  const violations = new Violations();
  violations.required('badgeAssignment.badgeId', badgeId);
  violations.required('badgeAssignment.memberId', memberId);
  violations.refuse();
  checkBadge(call, String(badgeId));
  const known = assignmentOf(call, String(badgeId), String(memberId));
  if (known !== undefined) {
    if (call.switches.repeatedBadge === 'accepted') return { id: known.id, shown: known, edits: [], announces: [] };
    throw alreadyExists('The member wears this badge', { entityId: known.id });
  }
  return assign(call, String(badgeId), String(memberId));
}

function queryBadges(call: Call): Deed {
  const terms = { at: 'query' as const, fields: ['id', 'title', 'createdDate'], usualSort: NEWEST };
  const list = storedList(call.site.badges, terms.fields);
  const { items, metadata } = pageByOffset(list, asObject(call.body.query), terms, OFFSET_PAGES.badges);
  return { answer: { badges: items.map((item) => ('entity' in item ? item.entity : {})), pagingMetadata: metadata } };
}

function queryAssignments(call: Call): Deed {
  const terms = { at: 'query' as const, fields: ['id', 'badgeId', 'memberId'], usualSort: NEWEST };
  const list = storedList(call.site.badgeAssignments, terms.fields);
  const { items, metadata } = pageOfList(list, asObject(call.body.query), terms);
  const badgeAssignments = items.map((item) => ('entity' in item ? item.entity : {}));
  return { answer: { badgeAssignments, pagingMetadata: metadata } };
}

function deleteAssignment(call: Call): Deed {
  const id = call.parameters.badgeAssignmentId ?? '';
  const known = call.site.badgeAssignments.find((assignment) => assignment.id === id);
  if (known === undefined) throw notFound('Badge assignment', id);
  return {
    answer: {},
    edits: [{ drop: 'badgeAssignments', id }],
    announces: [
      { event: 'badgeAssignmentDeleted', entityId: id },
      { event: 'oldBadgeUnassigned', entityId: known.badgeId, entity: { memberId: known.memberId } },
    ],
  };
}

/** Badges of version 4. */
export const BADGE_AREA: Area = { routes: BADGE_ROUTES, calls: { createBadge: create, queryBadges } };

/** Who wears which badge, in version 4. */
export const BADGE_ASSIGNMENT_AREA: Area = {
  routes: BADGE_ASSIGNMENT_ROUTES,
  calls: {
    createBadgeAssignment: (call) => {
      const { shown, edits, announces } = createAssignment(call, call.body.badgeAssignment);
      return { answer: { badgeAssignment: shown }, edits, announces };
    },
    bulkCreateBadgeAssignments: (call) => bulkCreate(call, 'badgeAssignments', 100, createAssignment),
    queryBadgeAssignments: queryAssignments,
    deleteBadgeAssignment: deleteAssignment,
  },
};

/** Refuses version 3 where it has been taken away. */
function checkOld({ switches }: Call): void {
  if (switches.oldBadges === 'removed') throw documented(404, 'NOT_FOUND', 'This version is no longer served');
}

const membersIn = (sent: unknown): readonly string[] => {
  if (!Array.isArray(sent) || sent.length === 0)
    throw invalidField('memberIds', 'must have at least 1 item', 'MIN_SIZE');
  return sent.map(String);
};

function assignOld(call: Call): Deed {
  const badgeId = call.parameters.id ?? '';
  checkBadge(call, badgeId);
  const made = membersIn(call.body.memberIds)
    .filter((memberId) => assignmentOf(call, badgeId, memberId) === undefined)
    .map((memberId) => assign(call, badgeId, memberId));
  return {
    answer: { memberIds: made.map(({ entity }) => entity.memberId) },
    edits: made.flatMap(({ edits }) => edits),
    announces: made.flatMap(({ announces }) => announces),
  };
}

function unassignOld(call: Call): Deed {
  const badgeId = call.parameters.id ?? '';
  const known = membersIn(call.query.getAll('memberIds')).flatMap(
    (memberId) => assignmentOf(call, badgeId, memberId) ?? [],
  );
  return {
    answer: {},
    edits: known.map(({ id }) => ({ drop: 'badgeAssignments', id })),
    announces: known.map(({ memberId }) => ({ event: 'oldBadgeUnassigned', entityId: badgeId, entity: { memberId } })),
  };
}

const paged = <Item>({ query }: Call, all: readonly Item[]) => {
  const offset = Number(query.get('paging.offset') ?? 0);
  const items = all.slice(offset, offset + Number(query.get('paging.limit') ?? OFFSET_PAGES.badges));
  return { items, metadata: { count: items.length, offset, total: all.length } };
};

function listOldMembers(call: Call): Deed {
  checkBadge(call, call.parameters.id ?? '');
  const wearing = call.site.badgeAssignments.filter(({ badgeId }) => badgeId === call.parameters.id);
  const { items, metadata } = paged(call, wearing);
  return { answer: { memberIds: items.map(({ memberId }) => memberId), metadata } };
}

const old =
  (perform: (call: Call) => Deed) =>
  (call: Call): Deed => {
    checkOld(call);
    return perform(call);
  };

/** Badges of version 3, over the same badges. */
export const OLD_BADGE_AREA: Area = {
  routes: OLD_BADGE_ROUTES,
  calls: {
    createBadge: old(create),
    listBadges: old((call) => {
      const { items, metadata } = paged(call, call.site.badges);
      return { answer: { badges: items, metadata } };
    }),
    assignBadge: old(assignOld),
    unassignBadge: old(unassignOld),
    listMembersByBadge: old(listOldMembers),
    listBadgesPerMember: old((call) => ({
      answer: {
        memberBadgeIds: membersIn(call.body.memberIds).map((memberId) => ({
          memberId,
          badgeIds: call.site.badgeAssignments.filter((one) => one.memberId === memberId).map(({ badgeId }) => badgeId),
        })),
      },
    })),
  },
};

import { area } from './route.ts';

const CONTACT = ['contact'] as const;

export const CONTACT_ROUTES = area(
  'contacts',
  'com.wixpress.contacts.core.api.v4.ContactsServiceV4',
  '/contacts/v4/contacts',
  [
    { call: 'createContact', method: 'POST', path: '', sends: 'info', answers: CONTACT },
    { call: 'getContact', method: 'GET', path: '/{id}', answers: ['contact', 'responseType'], unwraps: true },
    { call: 'listContacts', method: 'GET', path: '', answers: ['contacts', 'pagingMetadata'] },
    { call: 'queryContacts', method: 'POST', path: '/query', sends: 'query', answers: ['contacts', 'pagingMetadata'] },
    { call: 'updateContact', method: 'PATCH', path: '/{id}', sends: 'info', answers: CONTACT },
    { call: 'deleteContact', method: 'DELETE', path: '/{id}', answers: [] },
    { call: 'mergeContacts', method: 'POST', path: '/{id}/merge', sends: 'sourceContactIds', answers: CONTACT },
  ],
);

const MEMBER = ['member'] as const;

export const MEMBER_ROUTES = area('members', 'com.wixpress.members.api.Members', '/members/v1/members', [
  { call: 'createMember', method: 'POST', path: '', sends: 'member', answers: MEMBER, unwraps: true },
  { call: 'getMember', method: 'GET', path: '/{id}', answers: MEMBER, unwraps: true },
  { call: 'getCurrentMember', rpc: 'GetMyMember', method: 'GET', path: '/my', answers: MEMBER, identity: 'member' },
  { call: 'listMembers', method: 'GET', path: '', answers: ['members', 'metadata'] },
  { call: 'queryMembers', method: 'POST', path: '/query', sends: 'query', answers: ['members', 'metadata'] },
]);

const BADGE = ['badge'] as const;

/** Badges of version 3: deprecated, and the only ones with names for members at once. */
export const OLD_BADGE_ROUTES = area('badges', 'com.wixpress.badges.v3.BadgesServiceV3', '/members/v3/badges', [
  { call: 'createBadge', method: 'POST', path: '', sends: 'badge', answers: BADGE, unwraps: true },
  { call: 'listBadges', method: 'GET', path: '', answers: ['badges', 'metadata'] },
  { call: 'assignBadge', method: 'POST', path: '/{id}/members', sends: 'memberIds', answers: ['memberIds'] },
  { call: 'unassignBadge', method: 'DELETE', path: '/{id}/members', answers: [] },
  {
    call: 'listMembersByBadge',
    rpc: 'ListMembers',
    method: 'GET',
    path: '/{id}/members',
    answers: ['memberIds', 'metadata'],
  },
  {
    call: 'listBadgesPerMember',
    rpc: 'ListMembersBadgeIds',
    method: 'POST',
    path: '/members',
    sends: 'memberIds',
    answers: ['memberBadgeIds'],
  },
]);

export const BADGE_ROUTES = area('badgesV2', 'wix.badges.v4.Badges', '/badges/v4/badges', [
  { call: 'createBadge', method: 'POST', path: '', sends: 'badge', answers: BADGE, unwraps: true },
  { call: 'queryBadges', method: 'POST', path: '/query', sends: 'query', answers: ['badges', 'pagingMetadata'] },
]);

export const BADGE_ASSIGNMENT_ROUTES = area(
  'badgeAssignments',
  'wix.badges.badgeassignments.v4.BadgeAssignments',
  '/badges/v4',
  [
    {
      call: 'createBadgeAssignment',
      method: 'POST',
      path: '/assignments',
      sends: 'badgeAssignment',
      answers: ['badgeAssignment'],
      unwraps: true,
    },
    {
      call: 'bulkCreateBadgeAssignments',
      method: 'POST',
      path: '/bulk/assignments/create',
      sends: 'badgeAssignments',
      answers: ['results', 'bulkActionMetadata'],
    },
    {
      call: 'queryBadgeAssignments',
      method: 'POST',
      path: '/assignments/query',
      sends: 'query',
      answers: ['badgeAssignments', 'pagingMetadata'],
    },
    { call: 'deleteBadgeAssignment', method: 'DELETE', path: '/assignments/{badgeAssignmentId}', answers: [] },
  ],
);

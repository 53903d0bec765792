import {
  CONVERSATION_ROUTES,
  MESSAGE_DIRECTIONS,
  MESSAGE_ROUTES,
  MESSAGE_VISIBILITIES,
  MESSAGES_PER_PAGE,
  type WireConversation,
  type WireMessage,
  type WireParticipant,
} from '../../wire/index.ts';
import type { Area, Call, Deed } from '../call.ts';
import { Customers } from '../customers/customers.ts';
import { pageOf, readCursor, readLimit } from '../paging.ts';
import { documented, invalidField, notFound } from '../refusals.ts';
import { asObject, isAbsent, Violations } from '../violations.ts';

const KINDS = ['memberId', 'contactId', 'anonymousVisitorId'] as const;

/** Who is meant: a contact who is a member is that member. */
function readParticipant(call: Call): { readonly participant: WireParticipant; readonly name: string } {
  const sent = asObject(call.body.participantId) as WireParticipant;
  const [kind, ...more] = KINDS.filter((name) => !isAbsent(sent[name]));
  if (kind === undefined || more.length > 0) throw invalidField('participantId', 'must have exactly one id', 'ONE_OF');
  const { persons } = new Customers(call);
  const id = String(sent[kind]);
  if (kind === 'anonymousVisitorId') return { participant: { anonymousVisitorId: id }, name: 'Visitor' };
  const contact = persons.contact(kind === 'contactId' ? id : (persons.member(id)?.contactId ?? ''));
  if (contact === undefined) throw notFound(kind === 'contactId' ? 'Contact' : 'Member', id);
  const memberId = persons.memberOfContact(contact.id)?.id;
  const name = [contact.info.name?.first, contact.info.name?.last].filter(Boolean).join(' ');
  return { participant: memberId === undefined ? { contactId: contact.id } : { memberId }, name };
}

const sameParticipant = (one: WireParticipant, other: WireParticipant) =>
  KINDS.every((kind) => one[kind] === other[kind]);

function getOrCreate(call: Call): Deed {
  const { participant, name } = readParticipant(call);
  const known = call.site.conversations.find((candidate) => sameParticipant(candidate.participant, participant));
  if (known !== undefined) return { answer: { conversation: known, newConversation: false } };
  const conversation: WireConversation = {
    id: call.newId(),
    participant,
    channels: ['CHAT'],
    businessDisplayData: { name: call.site.program.name ?? 'Business' },
    participantDisplayData: { name },
    createdDate: call.now,
  };
  return { answer: { conversation, newConversation: true }, edits: [{ put: 'conversations', entity: conversation }] };
}

function conversationWith(call: Call, id: string): WireConversation {
  const conversation = call.site.conversations.find((candidate) => candidate.id === id);
  if (conversation === undefined) throw documented(404, 'CONVERSATION_NOT_FOUND', `Conversation ${id} was not found`);
  return conversation;
}

/** The next sequence of a site: microseconds, and never the same twice. */
const sequenceAt = ({ now, site }: Call): string =>
  String(BigInt(Date.parse(now)) * 1_000n + BigInt(site.messages.length));

function checkMessage(message: Readonly<Record<string, unknown>>): void {
  const violations = new Violations();
  const { content, visibility, direction } = message;
  if (violations.required('message.visibility', visibility))
    violations.oneOf('message.visibility', visibility, MESSAGE_VISIBILITIES);
  if (violations.required('message.direction', direction))
    violations.oneOf('message.direction', direction, MESSAGE_DIRECTIONS);
  violations.required('message.content', content);
  const { items } = asObject(asObject(content).basic);
  for (const [nth, item] of (Array.isArray(items) ? items : []).entries())
    violations.text(`message.content.basic.items[${nth}].text`, asObject(item).text, { min: 1, max: 16_384 });
  violations.refuse();
}

function send(call: Call): Deed {
  const conversation = conversationWith(call, String(call.body.conversationId));
  const sent = asObject(call.body.message);
  checkMessage(sent);
  const { basic } = asObject(sent.content);
  const first = asObject((asObject(basic).items as readonly unknown[] | undefined)?.[0]).text;
  const previewText = typeof first === 'string' ? { previewText: first.slice(0, 256) } : {};
  const sequence = sequenceAt(call);
  const message: WireMessage = {
    id: sequence,
    content: { ...previewText, ...asObject(sent.content) },
    visibility: sent.visibility as WireMessage['visibility'],
    direction: sent.direction as WireMessage['direction'],
    badges: [],
    targetChannels: call.body.sendNotifications === true ? ['EMAIL'] : [],
    sourceChannel: 'CHAT',
    ...(call.caller.kind === 'app' ? { appId: call.caller.appId } : {}),
    sequence,
    createdDate: call.now,
  };
  const entity = { ...message, conversationId: conversation.id, notified: call.body.sendNotifications === true };
  const toBusiness = message.direction === 'PARTICIPANT_TO_BUSINESS';
  const body = { conversationId: conversation.id, message };
  return {
    answer: { message },
    edits: [{ put: 'messages', entity }],
    announces: toBusiness ? [{ event: 'messageSentToBusiness', entityId: message.id, entity: body }] : [],
  };
}

function list(call: Call): Deed {
  const asked = { ...Object.fromEntries(call.query), ...call.body };
  const conversation = conversationWith(call, String(asked.conversationId));
  const { limit: given, cursor } = asObject(call.body.paging);
  const limit = Math.min(readLimit(given, MESSAGES_PER_PAGE, 'paging.limit'), MESSAGES_PER_PAGE);
  const from = isAbsent(cursor) || cursor === '' ? undefined : readCursor(String(cursor), 'paging.cursor');
  const own = call.site.messages.filter(
    ({ conversationId, visibility }) =>
      conversationId === conversation.id && (asked.visibility === 'BUSINESS' || visibility === asked.visibility),
  );
  const sort = [{ fieldName: 'sequence', order: 'DESC' as const }];
  const { items, metadata } = pageOf(own, { sort, limit, query: {}, from });
  const messages = items.map(({ conversationId: _conversation, notified: _notified, ...message }) => message);
  return { answer: { messages, pagingMetadata: metadata } };
}

/** `@wix/inbox` conversations. */
export const CONVERSATION_AREA: Area = {
  routes: CONVERSATION_ROUTES,
  calls: {
    getOrCreateConversation: getOrCreate,
    getConversation: (call) => ({
      answer: { conversation: conversationWith(call, call.parameters.conversationId ?? '') },
    }),
  },
};

/** `@wix/inbox` messages. */
export const MESSAGE_AREA: Area = { routes: MESSAGE_ROUTES, calls: { sendMessage: send, listMessages: list } };

import { HEADERS } from '../../wire/index.ts';
import { json, type Outcome, page, type Reply } from '../exchange.ts';
import { bodyOf, failed, unauthenticated } from '../refusals.ts';
import type { FaultKind } from './kinds.ts';
import type { Strike } from './pick.ts';
import { spoil } from './spoil.ts';

const tooMany = {
  message: 'Too many requests',
  details: { applicationError: { code: 'RESOURCE_EXHAUSTED', description: 'Too many requests', data: {} } },
};

/** 429 in one of its forms; `seconds` until it is worth to try again. */
export function throttled(form: 'seconds' | 'date' | 'bare' | 'text', seconds: number, now: number): Reply {
  if (form === 'text') return { status: 429, headers: { 'content-type': 'text/plain' }, body: 'Too Many Requests' };
  if (form === 'bare') return json(429, tooMany);
  const value = form === 'seconds' ? String(Math.ceil(seconds)) : new Date(now + seconds * 1000).toUTCString();
  return json(429, tooMany, { [HEADERS.retryAfter]: value });
}

const half = (reply: Reply): Reply => ({ ...reply, body: reply.body.slice(0, Math.floor(reply.body.length / 2)) });

const STATUS_REPLIES: Partial<Record<FaultKind, (strike: Strike, now: number) => Reply>> = {
  '401': () => json(401, bodyOf(unauthenticated(), false)),
  '429': ({ value }, now) => throttled('seconds', value, now),
  '429-date': ({ value }, now) => throttled('date', value, now),
  '429-bare': (_, now) => throttled('bare', 0, now),
  '429-text': (_, now) => throttled('text', 0, now),
  '500': () => json(500, failed().body),
  '502': () => page(502, 'Bad Gateway'),
  '503': () => json(503, failed(503).body),
  '503-html': () => page(503, 'Service Unavailable'),
  '504': () => json(504, failed(504).body),
  html: () => page(200, 'Please sign in to the network'),
  empty: () => ({ status: 200, headers: { 'content-type': 'application/json' }, body: '' }),
  '204': () => ({ status: 204, headers: {}, body: '' }),
};

const CONNECTION: Partial<Record<FaultKind, Outcome>> = {
  lose: { kind: 'broken' },
  reset: { kind: 'broken' },
  hang: { kind: 'silent' },
};

/** What the caller meets when the fault replaces the answer; undefined for faults that only change an answer. */
export function replacement(strike: Strike, now: number): Outcome | undefined {
  const kind = strike.fault.do;
  const reply = STATUS_REPLIES[kind];
  return CONNECTION[kind] ?? (reply === undefined ? undefined : { kind: 'reply', reply: reply(strike, now) });
}

/** What the caller meets when the fault strikes a finished answer. */
export function strikeReply(strike: Strike, reply: Reply, now: number): Outcome {
  const replaced = replacement(strike, now);
  if (replaced !== undefined) return replaced;
  const kind = strike.fault.do;
  if (kind === 'torn') return { kind: 'torn', reply };
  if (reply.status !== 200) return { kind: 'reply', reply };
  if (kind === 'cut') return { kind: 'reply', reply: half(reply) };
  if (kind === '201') return { kind: 'reply', reply: { ...reply, status: 201 } };
  return { kind: 'reply', reply: { ...reply, body: spoil(kind, reply.body) } };
}

import { inspect } from 'node:util';
import { programs, tiers } from '@wix/loyalty';
import { describe, expect, it } from 'vitest';
import { Failure } from '../../src/kernel/failure.ts';
import { type Credentials, connect, type TraceLine } from '../../src/site/index.ts';
import { scrubFor } from '../../src/site/scrub.ts';
import { deadEndpoint, type Move, type Seen } from './support/server.ts';
import { siteAt, siteOnServer } from './support/sites.ts';

// Its spellings in JSON, in an address and in base64 all differ.
const CANARY = 'IST.canary/k+y==\\7f3a9c';
const FORMS = [
  CANARY,
  'canary',
  encodeURIComponent(CANARY),
  Buffer.from(CANARY).toString('base64'),
  Buffer.from(CANARY).toString('base64url'),
];

/** A server that gives everything back in every place: the worst proxy there is. */
const mirrors =
  (status: number) =>
  (seen: Seen): Move => {
    const key = seen.headers.authorization ?? CANARY;
    const said = `${key} ${encodeURIComponent(key)} ${Buffer.from(key).toString('base64')} ${JSON.stringify(key)}`;
    return {
      status,
      headers: { 'x-wix-request-id': key, 'retry-after': '0' },
      json: {
        message: said,
        details: {
          applicationError: { code: key, description: said, data: { headers: seen.headers } },
          ...(status === 400
            ? { validationError: { fieldViolations: [{ field: key, description: said, violatedRule: key }] } }
            : {}),
        },
      },
    };
  };

const CREDENTIALS: readonly (readonly [string, Credentials])[] = [
  ['a key', { apiKey: CANARY }],
  ['an app', { appId: 'app-1', appSecret: CANARY, instanceId: 'i-1' }],
];
const MOVES: readonly (readonly [string, Move | ((seen: Seen) => Move)])[] = [
  ...[200, 201, 204, 302, 400, 401, 403, 404, 409, 418, 428, 429, 500, 503].map(
    (status) => [`${status} with everything given back`, mirrors(status)] as const,
  ),
  ['a reset', 'reset'],
  ['half an answer', 'half'],
  ['no answer', 'hang'],
  ['a page with the key', { text: `<html>${CANARY}` }],
];

function expectClean(things: readonly unknown[]): void {
  for (const thing of things) {
    const shown = [
      JSON.stringify(thing) ?? '',
      inspect(thing, { depth: Number.POSITIVE_INFINITY, showHidden: true, getters: true, maxStringLength: null }),
      thing instanceof Error ? `${thing.stack} ${thing.message} ${String(thing.cause)}` : String(thing),
    ].join('\n');
    for (const form of FORMS) expect(shown).not.toContain(form);
  }
}

describe.each(CREDENTIALS)('the secret of %s', (_who, credentials) => {
  it.each(MOVES)('stays inside after %s', async (_what, move) => {
    const lines: TraceLine[] = [];
    const { site, server } = await siteOnServer({
      credentials,
      retries: 1,
      timeoutMs: 60,
      budgetMs: 50,
      trace: (line) => lines.push(line),
    });
    server.play(({ url, headers, ...rest }) => {
      if (url === '/oauth2/token') return { json: { access_token: `${CANARY}-token`, expires_in: 60 } };
      return typeof move === 'function' ? move({ url, headers, ...rest }) : move;
    });
    const outcomes = await Promise.allSettled([
      site.use(tiers).listTiers(),
      site.use(tiers).createTier({ tierDefinition: { name: 'x' }, requiredPoints: 1 }),
      site.use(programs).getLoyaltyProgram(),
      site.use(tiers).getTier(undefined as unknown as string),
    ]);
    const failures = outcomes.map((outcome) => (outcome.status === 'rejected' ? outcome.reason : undefined));
    expect(failures.filter((failure) => failure instanceof Failure).length).toBeGreaterThanOrEqual(4);
    expectClean([...failures, ...lines, site, site.stats, site.use(tiers)]);
    expect(lines.length).toBeGreaterThan(0);
  });

  it('stays inside when nobody is there, or the token call mirrors it', async () => {
    const lines: TraceLine[] = [];
    const nobody = siteAt(await deadEndpoint(), { credentials, retries: 0, trace: (line) => lines.push(line) });
    const { site, server } = await siteOnServer({ credentials, retries: 0, trace: (line) => lines.push(line) });
    server.play(({ body }) => ({ status: 400, json: { message: body, error: CANARY } }));
    const outcomes = await Promise.allSettled([nobody.use(tiers).listTiers(), site.use(tiers).listTiers()]);
    expectClean([...outcomes.map((outcome) => (outcome as PromiseRejectedResult).reason), ...lines]);
  });
});

describe('a key with a line break', () => {
  it('never gets as far as an HTTP library that would quote it', () => {
    for (const apiKey of [`${CANARY}\n`, `${CANARY}\r\nX: y`, `\n${CANARY}`]) {
      let error: unknown;
      try {
        connect({ id: 'site-1', credentials: { apiKey } });
      } catch (caught) {
        error = caught;
      }
      expect(error).toBeInstanceOf(Failure);
      expectClean([error]);
    }
  });
});

describe('a scrub', () => {
  it('leaves words alone that only look short', () => {
    expect(scrubFor(['a', 'key', ''])('a key and a day')).toBe('a key and a day');
  });

  it('cuts and flattens', () => {
    expect(scrubFor([])('a\u001b[31mb\n\tc\u202e', 6)).toBe('a [31…');
  });
});

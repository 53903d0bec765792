import { beforeAll, describe, expect, it } from 'vitest';
import {
  SWITCH_NAMES as ALL_NAMES,
  answersOf,
  CUSTOMER_SWITCH_NAMES,
  type LoggedRequest,
  type Switches,
  type SwitchName,
} from '../../src/sandbox/index.ts';
import { HEADERS, ROUTES } from '../../src/wire/index.ts';
import { pairwise } from './support/pairwise.ts';
import { IN_PROCESS } from './support/subjects.ts';
import { type Sight, tour } from './support/tour.ts';

/** Questions about customers have a tour of their own. */
const SWITCH_NAMES = ALL_NAMES.filter((name) => !CUSTOMER_SWITCH_NAMES.includes(name));

interface Journey {
  readonly sights: ReadonlyMap<string, Sight>;
  readonly requests: readonly LoggedRequest[];
}

/** One tour of a new world in which the open questions have these answers. */
async function journey(switches: Partial<Switches>): Promise<Journey> {
  let count = 0;
  const made = (id: string, fixture: string, state = {}) => ({
    id,
    key: `IST.key-of-${id}`,
    fixture,
    state: { switches: {}, ...state },
  });
  const world = await IN_PROCESS.open({
    switches,
    // Time stands still and ids ascend, so that two tours compare.
    now: () => Date.UTC(2026, 0, 10),
    newId: () => `00000000-0000-4000-8000-${String(++count).padStart(12, '0')}`,
    sites: [
      made('shop', 'dashboard'),
      made('fresh', 'fresh'),
      made('free', 'free'),
      made('bare', 'fresh', { installed: [] }),
    ],
  });
  try {
    const [shop, fresh, free, bare] = ['shop', 'fresh', 'free', 'bare'].map((id) =>
      world.site(id, { perWindow: 10_000 }),
    );
    const sights = await tour({ shop, fresh, free, bare } as Parameters<typeof tour>[0]);
    return { sights, requests: world.sandbox.requests() };
  } finally {
    await world.close();
  }
}

/** Every request came through the SDK, on a row of the wire table, with the right identity and the newest consistency token. */
function expectSound({ requests, sights }: Journey): void {
  for (const request of requests) {
    const route = ROUTES.find((row) => `${row.module}.${row.call}` === request.call);
    expect(route, `${request.method} ${request.path}`).toBeDefined();
    expect(request.viaSdk).toBe(true);
    expect(request.headers[HEADERS.gateway]).toContain(`method-fqn=${route?.fqn},`);
    expect(request.headers[HEADERS.site]).toBe(request.site);
    expect(['none', 'echoed']).toContain(request.consistency);
    // The rule of a custom type may be left to Wix.
    if (route?.sends && route.call !== 'createCustomLoyaltyEarningRule')
      expect(Object.keys(request.body as object)).toContain(route.sends);
  }
  for (const [name, sight] of sights) {
    if (!('code' in sight)) continue;
    expect(KNOWN_ENDS, `${name}: ${sight.code} ${sight.message}`).toContain(`${sight.code} ${sight.fate}`);
  }
}

/** Ends a tour may have: refusals by the site, never a doubt, never something unreadable. */
const KNOWN_ENDS = [
  'WIX_VALIDATION refused',
  'WIX_FORBIDDEN refused',
  'WIX_NOT_INSTALLED refused',
  'WIX_NOT_FOUND gone',
  'WIX_STALE_REVISION conflict',
  'WIX_CONFLICT conflict',
  'WIX_PRECONDITION refused',
  'TIERS_NOT_AVAILABLE refused',
];

/** Switches that no caller of the SDK can see, and why. */
const UNSEEN: Partial<Record<SwitchName, string>> = {
  gateway: 'the SDK always sends the header',
  bothHeaders: 'we never send the account header',
  consistencyToken: 'it is a header; the log of the sandbox tells whether it was echoed',
  emptyIcon: 'the SDK drops an empty icon before it is sent',
  requestLimitAnswer: 'the tour stays under the limit; tested below and with the transport',
  programEventId: 'events do not reach a caller',
  automationEvents: 'events do not reach a caller',
};

const flips = SWITCH_NAMES.flatMap((name) =>
  answersOf(name)
    .slice(1)
    .map((answer) => ({ name, answer })),
);

/** The sights as texts, with ids by the order in which they came up: events, which nobody sees, use up some. */
function told({ sights }: Journey): ReadonlyMap<string, string> {
  const ids = new Map<string, string>();
  const short = (id: string) => {
    const known = ids.get(id) ?? `id-${ids.size}`;
    ids.set(id, known);
    return known;
  };
  const guid = /[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/g;
  const cursor = /"(next|prev)":"[^"]*"/g;
  return new Map(
    [...sights].map(([name, sight]) => [name, JSON.stringify(sight).replace(guid, short).replace(cursor, '"$1":"…"')]),
  );
}

let usual: ReadonlyMap<string, string> = new Map();
beforeAll(async () => {
  const first = await journey({});
  expectSound(first);
  usual = told(first);
});

describe('a tour of all calls', () => {
  it('is the same twice', async () => {
    expect(told(await journey({}))).toEqual(usual);
  });

  it.each(flips)('with $name: $answer stays within the contract, and sees the difference', async ({ name, answer }) => {
    const trip = await journey({ [name]: answer });
    expectSound(trip);
    const changed = [...told(trip)].filter(([step, text]) => usual.get(step) !== text).map(([step]) => step);
    if (name in UNSEEN) expect(changed).toEqual([]);
    else expect(changed, 'no step of the tour depends on this answer').not.toEqual([]);
  });

  const rows = pairwise(SWITCH_NAMES.map((name) => answersOf(name)));
  it.each(rows.map((row, nth) => ({ nth, row })))(
    'with sample $nth of all pairs of answers stays within the contract',
    async ({ row }) => {
      const switches = Object.fromEntries(SWITCH_NAMES.map((name, at) => [name, row[at]])) as Partial<Switches>;
      expectSound(await journey(switches));
    },
  );

  it('is of the wire table: every call that a key or an app can make is on it', async () => {
    const { requests } = await journey({});
    const made = new Set(requests.map(({ call }) => call));
    const missing = ROUTES.filter(({ identity }) => identity === 'site')
      .map(({ module, call }) => `${module}.${call}`)
      .filter((call) => !made.has(call));
    expect(missing).toEqual([]);
  });
});

import { describe, expect, test } from 'vitest';
import { examineFleet } from '../../src/checks/fleet/examine.ts';
import { factsOf } from '../../src/checks/fleet/facts.ts';
import type { Member, SiteFacts } from '../../src/checks/fleet/fleet-check.ts';
import { FLEET } from '../../src/checks/fleet/list.ts';
import { loadFile } from '../../src/config/index.ts';
import { KINDS } from '../../src/registry.ts';
import { file } from './subjects.ts';

const NOTHING: SiteFacts = { inherited: [], settings: {} };

function member(name: string, facts: Partial<SiteFacts> = {}, running = true): Member {
  return { file: name, site: name, running, facts: { ...NOTHING, ...facts } };
}

const many = (count: number, facts: Partial<SiteFacts> = {}): readonly Member[] =>
  Array.from({ length: count }, (_, index) => member(`s${index + 1}`, facts));

/** Each check that a test is about, with whether it fired, and whether it did not. */
const tried = new Map<string, Set<boolean>>();

function found(members: readonly Member[], waves?: readonly (readonly string[])[]): readonly string[] {
  const [id = ''] = /L-FLEET-\d\d/.exec(expect.getState().currentTestName ?? '') ?? [];
  const codes = examineFleet(members, members.length, waves).map(({ problem }) => problem.code);
  tried.set(id, (tried.get(id) ?? new Set()).add(codes.includes(id)));
  return examineFleet(members, members.length, waves).map(({ file: at = '', problem }) =>
    `${at} ${problem.code} ${problem.severity} ${problem.message}`.trim(),
  );
}

describe('L-FLEET-01', () => {
  const usual = { currency: 'USD', points: 'Crumbs', worth: 0.1 };

  test('tells of points that are worth more at some sites', () => {
    expect(found([...many(5, usual), member('airport', { ...usual, worth: 0.08 })])).toEqual([
      'L-FLEET-01 warning Points called Crumbs buy 0.0800 USD at airport and 0.1000 USD at 5 sites.',
    ]);
  });

  test('tells the worth alone where no currency is declared', () => {
    const bare = { points: 'Crumbs', worth: 0.1 };
    expect(found([...many(5, bare), member('airport', { ...bare, worth: 0.08 })])).toEqual([
      'L-FLEET-01 warning Points called Crumbs buy 0.0800 at airport and 0.1000 at 5 sites.',
    ]);
  });

  test.each([
    ['a difference within the spread', { ...usual, worth: 0.11 }],
    ['another currency', { ...usual, worth: 0.08, currency: 'CAD' }],
    ['another name', { ...usual, worth: 0.08, points: 'Miles' }],
    ['a worth that nobody knows', { points: 'Crumbs', currency: 'USD' }],
    [
      'a file that switches it off',
      { ...usual, worth: 0.08, settings: { 'L-FLEET-01': { off: true, reason: 'airport prices' } } },
    ],
    ['a wider spread of the file', { ...usual, worth: 0.08, settings: { 'L-FLEET-01': { spread: 25, reason: 'r' } } }],
  ])('says nothing of %s', (_, facts) => {
    expect(found([...many(5, usual), member('airport', facts)])).toEqual([]);
  });

  test('takes one name in another case for the same', () => {
    expect(found([member('a', usual), member('b', { ...usual, points: 'crumbs ', worth: 0.05 })])).toHaveLength(1);
  });
});

describe('L-FLEET-02', () => {
  const place = { file: 'base.yaml', line: 9, column: 3 };
  const amount = { file: 'base.yaml', count: 1, names: ['rewards/eight.discount.amount'], place };
  const dollars = { currency: 'USD', inherited: [amount] };

  test('stops a site that takes the amounts of another currency', () => {
    expect(found([...many(3, dollars), member('toronto', { ...dollars, currency: 'CAD' })])).toEqual([
      'toronto L-FLEET-02 error The site is in CAD, and takes rewards/eight.discount.amount from base.yaml, which is in USD for most sites.',
    ]);
  });

  test('names the place, and counts many amounts', () => {
    const inherited = [{ ...amount, count: 5 }];
    const [finding] = examineFleet([...many(3, dollars), member('toronto', { currency: 'CAD', inherited })], 4);
    expect(finding?.problem.place).toEqual(amount.place);
    expect(finding?.problem.message).toContain('takes 5 amounts of money from base.yaml');
    expect(finding?.problem.yieldsTo).toBeUndefined();
  });

  test.each([
    ['amounts of its own', { currency: 'CAD', inherited: [] }],
    ['the same currency', dollars],
    ['a file for its currency alone', { currency: 'CAD', inherited: [{ ...amount, file: 'cad.yaml' }] }],
    ['no currency', { inherited: [amount] }],
  ])('says nothing of %s', (_, facts) => {
    expect(found([...many(3, dollars), member('toronto', facts)])).toEqual([]);
  });
});

describe('L-FLEET-03', () => {
  const sites = many(8);
  const files = (count: number) => sites.slice(0, count).map((one) => one.file);

  test('stops what more than a quarter of the sites would meet at once', () => {
    expect(found(sites, [files(3)])).toEqual([
      'L-FLEET-03 critical 3 of 8 sites whose program runs would change at once.',
    ]);
    expect(found(sites, [files(3), ['s4']])[0]).toContain('in the first wave');
  });

  test('yields to an override, and says how to begin', () => {
    const [finding] = examineFleet(sites, 8, [files(3)]);
    expect(finding?.problem.yieldsTo).toBe('override L-FLEET-03');
    expect(finding?.problem.next).toContain('--waves 1,4,rest');
  });

  test('says nothing of just a quarter, of later waves, of few sites, of programs that do not run, of files alone', () => {
    expect(found(sites, [files(2)])).toEqual([]);
    expect(found(sites, [files(1), files(8)])).toEqual([]);
    expect(found(sites.slice(0, 7), [files(7)])).toEqual([]);
    expect(
      found(
        sites.map((one) => ({ ...one, running: false })),
        [files(8)],
      ),
    ).toEqual([]);
    expect(found(sites)).toEqual([]);
    expect(found(sites, [])).toEqual([]);
  });
});

describe('what is kept of a site', () => {
  const BASE = `version: 1
program: { name: Forno, points: { name: Crumbs } }
earningRules:
  order: { title: Order, trigger: restaurants-order-is-pending, adopt: true, conversionRate: { points: 1, moneyAmount: 1 } }
rewards:
  eight: { name: Eight off, costInPoints: 120, discount: { amount: 8 } }
  old: { name: Old, active: false, costInPoints: 1, coupon: { fixedAmount: 8, minimumSubtotal: 20 } }
`;

  test('the best worth of a point, and the amounts that stand in another file', () => {
    const texts: Record<string, string> = {
      '/r/base.yaml': BASE,
      '/r/a.yaml': 'extends: base.yaml\nsite: a\ncurrency: CAD\nrewards: { old: { coupon: { fixedAmount: 9 } } }\n',
    };
    const loaded = loadFile('/r/a.yaml', {
      kinds: KINDS.map(({ kind }) => kind),
      env: {},
      root: '/r',
      disk: { read: (path) => texts[path] as string, real: (path) => path },
    });
    expect(loaded.problems).toEqual([]);
    const subject = file(BASE.replace('version: 1\n', ''), { assumptions: { currency: 'CAD' } });
    const facts = factsOf(
      subject,
      {},
      { path: '/r/a.yaml', value: loaded.value, place: (keys) => loaded.origin(keys)?.place },
    );
    expect(facts).toMatchObject({ currency: 'CAD', points: 'Crumbs', settings: {} });
    expect(facts.worth).toBeCloseTo(8 / 120);
    expect(facts.inherited).toEqual([
      {
        file: '/r/base.yaml',
        count: 3,
        names: [
          'rewards/old.coupon.minimumSubtotal',
          'rewards/eight.discount.amount',
          'earningRules/order.conversionRate.moneyAmount',
        ],
        place: expect.objectContaining({ file: '/r/base.yaml', line: 7 }),
      },
    ]);
  });
});

describe('what is kept of a site that says little', () => {
  const written = (value: unknown) => ({
    path: '/r/a.yaml',
    value,
    place: () => ({ file: '/r/base.yaml', line: 1, column: 1 }),
  });

  test('is what it says, and that its checks are set', () => {
    const setting = { off: true, reason: 'airport prices' } as const;
    const subject = file('rewards:\n  third: { name: A third off, costInPoints: 120, coupon: { percentage: 33 } }\n');
    expect(factsOf(subject, { 'L-FLEET-01': setting }, written({ rewards: null }))).toEqual({
      inherited: [],
      settings: { 'L-FLEET-01': setting },
    });
  });

  test('is no amount where the file has none', () => {
    const value = { rewards: { a: null, b: { coupon: 5 }, c: { coupon: { fixedAmount: 5 } } }, earningRules: [] };
    expect(factsOf(file(''), {}, written(value)).inherited).toEqual([
      expect.objectContaining({ count: 1, names: ['rewards/c.coupon.fixedAmount'] }),
    ]);
  });
});

test('every check of many sites has a case above that fires, and one that does not', () => {
  const both = FLEET.filter(({ id }) => tried.get(id)?.size === 2).map(({ id }) => id);
  expect(both).toEqual(FLEET.map(({ id }) => id));
});

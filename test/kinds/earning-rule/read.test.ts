import { describe, expect, it } from 'vitest';
import { readRules } from '../../../src/kinds/earning-rule/read.ts';
import { TIERS } from './rules.ts';

const read = (rule: object) => readRules({ tiers: TIERS, earningRules: { r: rule } });
const spec = (rule: object) => read(rule).wanted[0]?.spec;
const problems = (rule: object) => read(rule).problems.map(({ code, severity, path }) => [code, severity, path]);
const RATE = { points: 5, moneyAmount: 1 };
const BUY = { trigger: 'stores/OrderPaid' };

describe('the section earningRules', () => {
  it('may be missing', () => expect(readRules({})).toEqual({ wanted: [], problems: [] }));

  it('takes each custom rule once', () => {
    const birthday = { custom: 'BIRTHDAY', title: 'Birthday', fixedAmount: { points: 5 } };
    const social = { ...birthday, custom: 'SOCIAL_MEDIA' };
    expect(readRules({ earningRules: { birthday, social } }).problems).toEqual([]);
    expect(readRules({ earningRules: { birthday, social, again: birthday } }).problems).toMatchObject([
      { code: 'CUSTOM_TWICE', severity: 'error', address: 'earningRules/again', path: 'custom' },
    ]);
  });

  it.each<[string, object, readonly string[]]>([
    ['one trigger', { a: { ...BUY, title: 'T' }, b: { ...BUY, title: ' T' }, c: { ...BUY, title: 'U' } }, ['a', 'b']],
    ['two triggers', { a: { ...BUY, title: 'T' }, b: { trigger: 'blog/PostLiked', title: 'T' } }, []],
    ['two classes', { a: { ...BUY, title: 'T' }, b: { ...BUY, title: 'T', adopt: true } }, []],
    ['an id', { a: { ...BUY, title: 'T', id: '1' }, b: { ...BUY, title: 'T' } }, []],
    ['no trigger', { a: { title: 'T' }, b: { title: 'T' } }, []],
    ['one custom rule', { a: { custom: 'BIRTHDAY', title: 'T' }, b: { custom: 'BIRTHDAY', title: 'T' } }, []],
  ])('tells one title on two rules that nothing else tells apart: %s', (_, earningRules, keys) => {
    const found = readRules({ earningRules }).problems.filter(({ code }) => code === 'NAME_TWICE');
    expect(found.map(({ address, path }) => `${address}.${path}`)).toEqual(
      keys.map((key) => `earningRules/${key}.title`),
    );
  });

  it('wants what it declares and nothing else', () => {
    expect(spec({ ...BUY })).toEqual({ trigger: 'stores/OrderPaid', custom: null });
    expect(spec({ ...BUY, triggerApp: 'x', title: ' Buy\u0301 ', status: 'paused' })).toEqual({
      trigger: 'stores/OrderPaid',
      triggerApp: 'x',
      custom: null,
      title: 'Buý',
      status: 'paused',
    });
    expect(spec({ custom: 'BIRTHDAY' })).toEqual({ custom: 'BIRTHDAY', trigger: null, triggerApp: null });
    expect(spec({ id: '1' })).toEqual({});
  });

  it('keeps what tells who is meant apart from what is wanted', () =>
    expect(read({ ...BUY, id: '1', formerly: ['Old'], adopt: true }).wanted[0]).toMatchObject({
      address: 'earningRules/r',
      key: 'r',
      identity: { id: '1', formerly: ['Old'], adopt: true },
    }));

  it.each([
    [{ fixedAmount: { points: 60 } }, { fixedAmount: { points: 60 }, conversionRate: null }],
    [{ conversionRate: RATE }, { fixedAmount: null, conversionRate: RATE }],
    [
      { conversionRate: RATE, byTier: { gold: { points: 7 } } },
      { conversionRate: RATE, byTier: { gold: { points: 7, moneyAmount: 1 } } },
    ],
    [
      { conversionRate: RATE, byTier: { gold: { moneyAmount: 2 } } },
      { byTier: { gold: { points: 5, moneyAmount: 2 } } },
    ],
    [
      { fixedAmount: { points: 60 }, byTier: {} },
      { fixedAmount: { points: 60 }, byTier: {} },
    ],
    [{ byTier: { gold: { points: 9 } } }, { fixedAmount: null, conversionRate: null, byTier: { gold: { points: 9 } } }],
    [
      { byTier: { gold: { points: 9, moneyAmount: 2 } } },
      { fixedAmount: null, conversionRate: null, byTier: { gold: { points: 9, moneyAmount: 2 } } },
    ],
    [{ byTier: {} }, { byTier: {} }],
  ])('reads the amounts %j', (given, expected) => expect(spec({ ...BUY, ...given })).toMatchObject(expected));

  it('does not speak of the base tier when only "byTier: {}" is declared', () =>
    expect(spec({ ...BUY, byTier: {} })).not.toHaveProperty('fixedAmount'));
});

describe('a rule is refused or warned of', () => {
  it.each<[object, string, string, string]>([
    [{ fixedAmount: { points: 1 } }, 'TRIGGER_MISSING', 'error', 'trigger'],
    [{ custom: 'BIRTHDAY', trigger: 'x' }, 'ONE_OF', 'error', 'custom'],
    [{ custom: 'BIRTHDAY', triggerApp: 'x' }, 'ONE_OF', 'error', 'custom'],
    [{ custom: 'BIRTHDAY', adopt: true }, 'CUSTOM_ADOPTED', 'error', 'adopt'],
    [{ trigger: 'birthday' }, 'TRIGGER_IS_CUSTOM', 'error', 'trigger'],
    [{ trigger: 'restaurants-order-is-pending' }, 'TRIGGER_NEEDS_ADOPT', 'error', 'trigger'],
    [{ trigger: 'brand/New' }, 'TRIGGER_UNKNOWN', 'warning', 'trigger'],
    [{ ...BUY, fixedAmount: { points: 1 }, conversionRate: RATE }, 'ONE_OF', 'error', 'conversionRate'],
    [{ trigger: 'bookings/BookingConfirmed', conversionRate: RATE }, 'L-EARN-01', 'error', 'conversionRate'],
    [
      { trigger: 'restaurants-order-is-pending', adopt: true, fixedAmount: { points: 1 } },
      'L-EARN-01',
      'error',
      'fixedAmount',
    ],
    [{ trigger: 'events/Rsvp', conversionRate: RATE }, 'TRIGGER_MEMBER_DOUBTFUL', 'warning', 'conversionRate'],
    [{ custom: 'BIRTHDAY', conversionRate: RATE }, 'TRIGGER_MEMBER_DOUBTFUL', 'warning', 'conversionRate'],
    [{ ...BUY, title: '   ' }, 'TEXT_LENGTH', 'error', 'title'],
    [
      { ...BUY, fixedAmount: { points: 1 }, byTier: { god: { points: 2 } } },
      'TIER_NOT_DECLARED',
      'error',
      'byTier.god',
    ],
    [
      { ...BUY, fixedAmount: { points: 1 }, byTier: { gold: { moneyAmount: 2 } } },
      'BY_TIER_MISFIT',
      'error',
      'byTier.gold.moneyAmount',
    ],
    [{ ...BUY, byTier: { gold: { points: 2 } } }, 'NO_BASE_ENTRY', 'warning', 'byTier'],
  ])('%j: %s', (rule, code, severity, path) => expect(problems(rule)).toEqual([[code, severity, path]]));

  it('for what an entry can take from nowhere', () => {
    const warning = ['NO_BASE_ENTRY', 'warning', 'byTier'];
    expect(problems({ ...BUY, byTier: { gold: { moneyAmount: 2 } } })).toEqual([
      ['BY_TIER_INCOMPLETE', 'error', 'byTier.gold.points'],
      warning,
    ]);
    expect(problems({ ...BUY, byTier: { gold: { points: 1, moneyAmount: 2 }, silver: { points: 1 } } })).toEqual([
      ['BY_TIER_INCOMPLETE', 'error', 'byTier.silver.moneyAmount'],
      warning,
    ]);
  });

  it.each([
    [{ ...BUY, conversionRate: RATE }],
    [{ trigger: 'brand/new', adopt: true }],
    [{ trigger: 'birthday', adopt: true, fixedAmount: { points: 1 } }],
    [{ trigger: 'wix_pricing_plans-plan_purchased', adopt: true }],
    [{ custom: 'SOCIAL_MEDIA', fixedAmount: { points: 1 } }],
    [{ id: '1', status: 'paused' }],
  ])('not: %j', (rule) => expect(problems(rule)).toEqual([]));
});

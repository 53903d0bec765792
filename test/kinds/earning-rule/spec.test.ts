import { describe, expect, it } from 'vitest';
import type { Change } from '../../../src/kernel/change.ts';
import { type EarningRuleSpec, earningRuleKind as kind } from '../../../src/kinds/earning-rule/spec.ts';
import { APPS } from '../../../src/wire/index.ts';
import { aRule, live, wanted } from './rules.ts';

const step = { kind: 'earning-rule', name: 'R', waitsFor: [], reason: '', risk: 'low' } as const;
const create = (key: string, to: Partial<EarningRuleSpec> = {}): Change<EarningRuleSpec> => ({
  ...step,
  op: 'create',
  address: `earningRules/${key}`,
  to: aRule(to),
});
const update = (
  key: string,
  from: Partial<EarningRuleSpec>,
  to: Partial<EarningRuleSpec>,
): Change<EarningRuleSpec> => ({
  ...step,
  op: 'update',
  address: `earningRules/${key}`,
  from: aRule(from),
  to: aRule(to),
  handle: { id: key },
});
const remove = (
  key: string,
  from: Partial<EarningRuleSpec> = {},
  consent: 'removed' | 'replaced' = 'removed',
): Change<EarningRuleSpec> => ({
  ...step,
  op: 'delete',
  address: `earningRules/${key}`,
  from: aRule(from),
  handle: { id: key },
  consent,
});
const OFF = { status: 'paused' };

describe('an earning rule', () => {
  it('is shown by its title', () => {
    expect(kind.nameOf(aRule())).toBe('Buy something');
    expect(kind.nameOf({} as EarningRuleSpec)).toBe('');
  });

  it('waits for the tiers it has values for', () =>
    expect(kind.needs(aRule({ byTier: { gold: { points: 1 } } }))).toEqual(['tiers/gold']));

  it('gets keys for ids of tiers', () =>
    expect(
      kind.withKeys?.(aRule({ otherTiers: { g: { points: 1 } } }), (id) => (id === 'g' ? 'gold' : undefined)),
    ).toMatchObject({ byTier: { gold: { points: 1 } }, otherTiers: {} }));

  it.each([
    [{}, ['title', 'trigger', 'fixedAmount']],
    [{ title: 'A', trigger: 'stores/OrderPaid', byTier: { gold: { points: 1 } } }, []],
    [{ title: 'A', custom: 'BIRTHDAY' as const, trigger: null, fixedAmount: { points: 1 } }, []],
    [{ title: 'A', trigger: 'brand/new', fixedAmount: { points: 1 } }, ['triggerApp']],
    [{ title: 'A', trigger: 'brand/new', triggerApp: 'x', fixedAmount: { points: 1 } }, []],
  ])('is created from %j when %j is there', (spec, missing) =>
    expect(kind.lacks(spec).map(({ path }) => path)).toEqual(missing),
  );

  it('is the same under either app of Stores', () => {
    expect(kind.same?.('triggerApp', APPS.ecommerce, APPS.stores)).toBe(true);
    expect(kind.same?.('triggerApp', APPS.ecommerce, APPS.events)).toBe(false);
    expect(kind.same?.('title', 'A', 'A')).toBe(true);
    expect(kind.same?.('title', 'A', 'B')).toBe(false);
  });

  it.each([
    [aRule(), undefined],
    [aRule({ custom: 'BIRTHDAY', automated: true }), undefined],
    [aRule({ automated: true }), expect.stringContaining('automation')],
    [aRule({ deletable: false }), expect.stringContaining('Wix says')],
  ])('can be deleted, or not', (spec, why) => expect(kind.undeletable(spec)).toEqual(why));

  it('is a manual step when it is an automation that is not there', () => {
    const [automation, own] = wanted({ a: { trigger: 'form', adopt: true }, b: { trigger: 'events/Rsvp' } });
    expect(automation && kind.manual?.(automation)).toMatchObject({
      code: 'MANUAL_STEP',
      severity: 'warning',
      address: 'earningRules/a',
      next: expect.stringContaining('Automations'),
    });
    expect(own && kind.manual?.(own)).toBeUndefined();
  });

  it.each([
    [create('a'), 'low'],
    [update('a', {}, { title: 'B' }), 'low'],
    [update('a', {}, OFF), 'medium'],
    [update('a', {}, { fixedAmount: { points: 1 }, conversionRate: null }), 'medium'],
  ])('has a risk', (change, risk) => expect(kind.risk?.(change)).toBe(risk));
});

describe('rules go off after others go on', () => {
  it('whether paused or deleted, created or resumed', () =>
    expect(
      kind.order?.([update('pause', {}, OFF), remove('delete'), create('new'), update('resume', OFF, {})]),
    ).toEqual([
      ['earningRules/pause', 'earningRules/new'],
      ['earningRules/pause', 'earningRules/resume'],
      ['earningRules/delete', 'earningRules/new'],
      ['earningRules/delete', 'earningRules/resume'],
    ]));

  it('but for what stays on, was off, or is replaced', () =>
    expect(
      kind.order?.([
        update('same', {}, { title: 'B' }),
        remove('was-off', OFF),
        remove('replaced', {}, 'replaced'),
        create('off', OFF),
        update('off', OFF, OFF),
        create('new'),
      ]),
    ).toEqual([]));
});

it('has a description, examples and names for every attribute', () => {
  for (const [name, attribute] of Object.entries(kind.schema['earningRules'] as object)) {
    expect(attribute, name).toMatchObject({
      description: expect.any(String),
      examples: expect.any(Array),
      'x-wix': expect.any(String),
      'x-dashboard': expect.any(String),
    });
  }
});

it('tells what no file can say', () =>
  expect(kind.outOfReach?.map(({ what }) => what)).toEqual([
    'trigger filters',
    'conversionRate.field',
    'creating or deleting automations',
  ]));

it('live rules are paired by what the file says', () =>
  expect(kind.claim(wanted({ a: { trigger: 'stores/OrderPaid' } }), [live('1')]).pairs).toHaveLength(1));

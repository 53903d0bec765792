import { describe, expect, it } from 'vitest';
import { Failure } from '../../../src/kernel/failure.ts';
import { customRuleOf } from '../../../src/kinds/earning-rule/triggers.ts';
import { changedRule, liveRule, newCustomRule, newRule, notKept } from '../../../src/kinds/earning-rule/wire.ts';
import { APPS } from '../../../src/wire/index.ts';
import { aRule } from './rules.ts';

const idOf = (key: string) => `id-${key}`;
const raw = {
  _id: 'r1',
  sourceAppId: APPS.loyalty,
  triggerAppId: APPS.stores,
  triggerActivityType: 'stores/OrderPaid',
  title: 'Buy something',
  status: 'ACTIVE',
  conversionRate: {
    points: 5,
    moneyAmount: 1,
    configs: [
      { points: 5, moneyAmount: 1, tierId: null, future: 'base' },
      { points: 7, moneyAmount: 1, tierId: 'id-gold', future: 'gold' },
    ],
    field: 'total',
  },
  revision: '4',
  metadata: { canBeDeleted: true },
  triggerFilters: [],
  _createdDate: new Date(0),
  _updatedDate: new Date(0),
  future: { kept: true },
};

describe('a rule of the site', () => {
  it('is read into the words of the file', () =>
    expect(liveRule(raw)).toEqual({
      spec: aRule({ triggerApp: APPS.stores, otherTiers: { 'id-gold': { points: 7, moneyAmount: 1 } } }),
      handle: { id: 'r1', revision: '4' },
      raw,
    }));

  it('may lack nearly everything', () =>
    expect(liveRule({ _id: 'r1', revision: 2 }).spec).toEqual(
      aRule({ title: '', status: 'unknown', trigger: '', triggerApp: '', automated: true, conversionRate: null }),
    ));

  it('may give a fixed amount, or nothing to the base tier', () => {
    const { conversionRate: _, ...rest } = raw;
    expect(liveRule({ ...rest, fixedAmount: { configs: [{ points: 60 }] } }).spec).toMatchObject({
      fixedAmount: { points: 60 },
      conversionRate: null,
    });
    expect(liveRule({ ...rest, fixedAmount: { configs: [{ tierId: 'g' }] } }).spec).toMatchObject({
      fixedAmount: null,
      otherTiers: { g: { points: 0 } },
    });
    expect(liveRule({ ...rest, conversionRate: { configs: [{ points: 3 }] } }).spec).toMatchObject({
      conversionRate: { points: 3, moneyAmount: 0 },
    });
  });

  it('is a custom rule by its trigger, whatever the app', () => {
    expect(
      liveRule({
        ...raw,
        triggerActivityType: 'birthday',
        sourceAppId: APPS.automations,
        metadata: { canBeDeleted: false },
      }).spec,
    ).toMatchObject({
      custom: 'BIRTHDAY',
      trigger: null,
      triggerApp: null,
      automated: true,
      deletable: false,
    });
    expect(
      [
        'BIRTHDAY',
        'wix_contacts-birthday',
        'x/social_media',
        'wix_loyalty-social_media_channel_followed',
        'birthdays',
        'stores/OrderPaid',
      ].map(customRuleOf),
    ).toEqual(['BIRTHDAY', 'BIRTHDAY', 'SOCIAL_MEDIA', 'SOCIAL_MEDIA', null, null]);
  });

  it.each([[null], ['rule'], [{}], [{ _id: 'r1' }], [{ ...raw, title: 5 }], [{ ...raw, conversionRate: 'x' }]])(
    'is none: %j',
    (answer) => expect(() => liveRule(answer)).toThrow(Failure),
  );
});

describe('the body of a create', () => {
  it('has the app of the trigger and the ids of tiers', () =>
    expect(newRule({ ...aRule({ byTier: { gold: { points: 7, moneyAmount: 1 } } }), triggerApp: null }, idOf)).toEqual({
      sourceAppId: APPS.loyalty,
      triggerAppId: APPS.ecommerce,
      triggerActivityType: 'stores/OrderPaid',
      title: 'Buy something',
      status: 'ACTIVE',
      conversionRate: {
        configs: [
          { points: 5, moneyAmount: 1 },
          { tierId: 'id-gold', points: 7, moneyAmount: 1 },
        ],
      },
    }));

  it('has the app that was given', () =>
    expect(newRule(aRule({ triggerApp: 'mine' }), idOf)).toMatchObject({ triggerAppId: 'mine' }));

  it('of a custom rule has a title and amounts only', () =>
    expect(newCustomRule(aRule({ conversionRate: null, fixedAmount: { points: 50 } }), idOf)).toEqual({
      title: 'Buy something',
      fixedAmount: { configs: [{ points: 50 }] },
    }));
});

describe('the body of an update', () => {
  const live = liveRule(raw);
  const to = { ...live.spec, byTier: { gold: { points: 7, moneyAmount: 1 } }, otherTiers: {} };
  const same = {
    sourceAppId: APPS.loyalty,
    triggerAppId: APPS.stores,
    triggerActivityType: 'stores/OrderPaid',
    title: 'Buy something',
    status: 'ACTIVE',
    conversionRate: {
      configs: [
        { points: 5, moneyAmount: 1, future: 'base' },
        { points: 7, moneyAmount: 1, tierId: 'id-gold', future: 'gold' },
      ],
      field: 'total',
    },
    revision: '4',
    future: { kept: true },
  };

  it('is the whole rule without what only Wix writes', () => expect(changedRule(live, to, idOf)).toEqual(same));

  it('has what changes', () =>
    expect(
      changedRule(
        live,
        {
          ...to,
          title: 'New',
          status: 'paused',
          triggerApp: APPS.ecommerce,
          conversionRate: { points: 6, moneyAmount: 2 },
          byTier: {},
        },
        idOf,
      ),
    ).toEqual({
      ...same,
      title: 'New',
      status: 'PAUSED',
      conversionRate: { configs: [{ points: 6, moneyAmount: 2, future: 'base' }], field: 'total' },
    }));

  it('has one of the two ways to earn', () => {
    const { conversionRate: _, ...rest } = same;
    expect(changedRule(live, aRule({ fixedAmount: { points: 60 }, conversionRate: null }), idOf)).toEqual({
      ...rest,
      fixedAmount: { configs: [{ points: 60 }] },
    });
  });

  it('leaves a way to earn without entries, or none, as it is', () => {
    const { conversionRate: _, ...rest } = raw;
    const none = { conversionRate: null };
    expect(changedRule(liveRule({ ...rest, fixedAmount: { configs: [] } }), aRule(none), idOf)).toMatchObject({
      fixedAmount: { configs: [] },
    });
    expect(changedRule(liveRule({ ...rest, conversionRate: {} }), aRule(none), idOf)).toMatchObject({
      conversionRate: { configs: [] },
    });
    expect(changedRule(liveRule(rest), aRule(none), idOf)).not.toHaveProperty('conversionRate');
  });
});

describe('what Wix kept', () => {
  const to = aRule({ byTier: { gold: { points: 7, moneyAmount: 1 } } });

  it('is compared by tier id', () => {
    expect(notKept(to, liveRule(raw).spec, idOf)).toEqual([]);
    expect(
      notKept(to, liveRule({ ...raw, conversionRate: { configs: [{ points: 5, moneyAmount: 1 }] } }).spec, idOf),
    ).toEqual(['tiers.id-gold.points', 'tiers.id-gold.moneyAmount']);
    expect(notKept(to, liveRule({ ...raw, title: 'Other' }).spec, idOf)).toEqual(['title']);
  });
});

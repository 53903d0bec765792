import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { merge } from '../../../src/kernel/diff.ts';
import { equal } from '../../../src/kernel/hash.ts';
import { claimRules } from '../../../src/kinds/earning-rule/claim.ts';
import { readRules } from '../../../src/kinds/earning-rule/read.ts';
import { earningRuleKind } from '../../../src/kinds/earning-rule/spec.ts';
import { writeRules } from '../../../src/kinds/earning-rule/write.ts';
import { APPS } from '../../../src/wire/index.ts';
import { anyRule, live, rulesOfOneSite, TIERS } from './rules.ts';

const thing = (key: string, over: Parameters<typeof live>[1] = {}) => ({ key, live: live(`id-${key}`, over) });
const section = (...things: ReturnType<typeof thing>[]) => writeRules(things).file['earningRules'];

describe('rules are written', () => {
  it('not at all when there are none', () => expect(writeRules([])).toEqual({ file: {}, remarks: [] }));

  it('with every value', () =>
    expect(
      section(
        thing('buy', { byTier: { gold: { points: 7, moneyAmount: 1 } } }),
        thing('rsvp', { trigger: 'events/Rsvp', triggerApp: APPS.events }),
      ),
    ).toEqual({
      buy: {
        trigger: 'stores/OrderPaid',
        title: 'Buy something',
        status: 'active',
        conversionRate: { points: 5, moneyAmount: 1 },
        byTier: { gold: { points: 7, moneyAmount: 1 } },
      },
      rsvp: {
        trigger: 'events/Rsvp',
        title: 'Buy something',
        status: 'active',
        conversionRate: { points: 5, moneyAmount: 1 },
        byTier: {},
      },
    }));

  it.each([
    [{ custom: 'BIRTHDAY', trigger: null, triggerApp: null, automated: true } as const, { custom: 'BIRTHDAY' }],
    [
      { trigger: 'form', triggerApp: 'forms', automated: true },
      { adopt: true, trigger: 'form', triggerApp: 'forms' },
    ],
    [{ triggerApp: APPS.stores }, { trigger: 'stores/OrderPaid' }],
    [{ triggerApp: 'other' }, { trigger: 'stores/OrderPaid', triggerApp: 'other' }],
  ])('by what gives points: %j', (over, expected) => {
    const {
      title: _,
      status: __,
      conversionRate: ___,
      ...rest
    } = (section(thing('r', over)) as { r: Record<string, unknown> }).r;
    expect(rest).toEqual(expected);
  });

  it('with an id where two cannot be told apart, and only there', () =>
    expect(section(thing('a', { title: 'A' }), thing('b', { title: 'A' }), thing('c', { title: 'C' }))).toMatchObject({
      a: { id: 'id-a' },
      b: { id: 'id-b' },
      c: { trigger: 'stores/OrderPaid' },
    }));

  it('but for what a file cannot say', () => {
    const { file, remarks } = writeRules([
      thing('r', { status: 'unknown', title: '', otherTiers: { lost: { points: 1 } } }),
    ]);
    expect(file['earningRules']).toEqual({
      r: { trigger: 'stores/OrderPaid', conversionRate: { points: 5, moneyAmount: 1 } },
    });
    expect(remarks).toEqual([expect.stringContaining('"unknown"'), expect.stringContaining('ids lost')]);
  });
});

it('what is written wants exactly what is there', () =>
  fc.assert(
    fc.property(rulesOfOneSite, anyRule, (specs, other) => {
      const things = specs.map((spec, index) => ({ key: `k${index}`, live: live(`id-${index}`, spec) }));
      const { wanted, problems } = readRules({ tiers: TIERS, ...writeRules(things).file });
      expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
      const claims = claimRules(
        wanted,
        things.map((one) => one.live),
      );
      expect(claims.problems).toEqual([]);
      expect(claims.pairs.map((pair) => [pair.wanted.key, pair.live])).toEqual(
        things.map(({ key, live: one }) => [key, one]),
      );
      for (const { wanted: want, live: one } of claims.pairs) {
        const same = earningRuleKind.same;
        expect(equal(merge(one.spec, want.spec, { closed: ['byTier'], same }), one.spec)).toBe(true);
        // Whatever the site turns into, the file knows the way back, but for what nobody can declare.
        const { otherTiers, automated, deletable } = other;
        const tiers = specs.some(({ byTier }) => Object.keys(byTier).length > 0) ? {} : { byTier: other.byTier };
        const back = merge({ ...other, triggerApp: one.spec.triggerApp }, want.spec, { closed: ['byTier'], same });
        expect(equal(back, { ...one.spec, otherTiers, automated, deletable, ...tiers })).toBe(true);
      }
    }),
  ));

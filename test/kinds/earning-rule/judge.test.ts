import { describe, expect, it } from 'vitest';
import type { Update } from '../../../src/kernel/change.ts';
import type { Picture } from '../../../src/kernel/kind.ts';
import { claimRules } from '../../../src/kinds/earning-rule/claim.ts';
import { judge } from '../../../src/kinds/earning-rule/judge.ts';
import type { EarningRuleSpec } from '../../../src/kinds/earning-rule/rule.ts';
import { aRule, live, wanted } from './rules.ts';

const FIXED = { fixedAmount: { points: 60 }, conversionRate: null };
const NONE = { fixedAmount: null, conversionRate: null };
const gold = { gold: { points: 7, moneyAmount: 1 } };

function judged(from: EarningRuleSpec, to: EarningRuleSpec, rule: object = {}) {
  const asked = wanted({ r: { trigger: 'stores/OrderPaid', ...rule } });
  const change: Update<EarningRuleSpec> = {
    op: 'update',
    address: 'earningRules/r',
    kind: 'earning-rule',
    name: 'R',
    waitsFor: [],
    reason: '',
    risk: 'low',
    from,
    to,
    handle: { id: '1' },
  };
  const changes = [change, { ...change, op: 'create' as const, to }];
  const picture: Picture<EarningRuleSpec> = {
    wanted: asked,
    claims: claimRules(asked, [live('1', from)]),
    changes,
    allChanges: changes,
    facts: {},
    live: () => [],
    after: () => [],
  };
  return judge(picture).map(({ code, severity, next }) => [code, severity, next]);
}

describe('an update of a rule', () => {
  it('may change amounts, and entries with them', () => {
    expect(
      judged(aRule({ byTier: gold }), aRule({ byTier: gold, conversionRate: { points: 9, moneyAmount: 1 } })),
    ).toEqual([]);
    expect(judged(aRule(NONE), aRule(NONE))).toEqual([]);
    expect(judged(aRule(NONE), aRule(FIXED))).toEqual([]);
  });

  it('may turn from spending to a fixed amount when nothing has to be kept', () => {
    expect(judged(aRule(), aRule(FIXED))).toEqual([]);
    expect(judged(aRule({ byTier: gold }), aRule({ ...FIXED, byTier: {} }), { byTier: {} })).toEqual([]);
  });

  it('cannot turn and keep entries of tiers', () => {
    expect(judged(aRule({ byTier: gold }), aRule({ ...FIXED, byTier: gold }))).toMatchObject([
      ['BYTIER_NEEDED', 'error', expect.stringContaining('byTier: {}')],
    ]);
    expect(judged(aRule({ otherTiers: gold }), aRule({ ...FIXED, otherTiers: gold }), { byTier: {} })).toMatchObject([
      ['BYTIER_NEEDED', 'error', expect.stringContaining('tiers')],
    ]);
  });

  it('cannot leave nothing', () =>
    expect(judged(aRule(), aRule(NONE))).toMatchObject([['NOTHING_LEFT', 'error', expect.anything()]]));

  it('says when a former title has done its work', () =>
    expect(judged(aRule(), aRule(), { formerly: ['Old'] })).toMatchObject([
      ['FORMERLY_SPENT', 'info', expect.anything()],
    ]));
});

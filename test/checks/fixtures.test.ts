import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { examine } from '../../src/checks/run.ts';
import { type Besides, example, loadedFrom, move } from './subjects.ts';

const MASSAGE = 'examples/massage-studio/loyalty.yaml';

function found(path: string, besides: Besides = {}): readonly string[] {
  return examine(example(path, besides)).findings.map(({ code, severity, address, measured }) =>
    [code, severity, address, measured].join(' '),
  );
}

test('the anti-fixture has exactly the findings of an expert', () => {
  expect(found(MASSAGE)).toEqual([
    'L-VAL-03 critical rewards/plans 15×',
    'L-VAL-04 warning rewards/flexible 6×',
    'L-VAL-05 critical earningRules/sign-up 50 points',
    'L-VAL-06 warning rewards/plans no ceiling',
    'L-EARN-07 warning earningRules/sign-up 2 unreachable values',
    'L-REW-06 warning rewards/plans 30 %',
  ]);
});

test('with plans of $300, ten points are worth 67 cents or 30 dollars', () => {
  const besides = { assumptions: { currency: 'USD', rewards: { plans: { value: 30 } } } };
  const { findings } = examine(example(MASSAGE, besides));
  expect(findings.map(({ code }) => code)).toEqual(examine(example(MASSAGE)).findings.map(({ code }) => code));
  expect(findings[0]?.message).toBe(
    'In Basic, 10 points are worth 30.00 USD in rewards/plans and 0.67 USD in rewards/flexible: 45× (Silver 60× and Gold 45×).',
  );
});

test('signing up alone is worth $3.33 or five coupons', () => {
  expect(examine(example(MASSAGE)).findings[2]?.message).toBe(
    'earningRules/sign-up gives 50 points, worth up to 3.33, for nothing, and rewards/plans costs 10: 5× its price; earningRules/rsvp gives 10.',
  );
});

test('the other programs have no error and nothing critical, and what they have is meant', () => {
  const store = { currency: 'USD', averageOrder: 58, margin: 0.48, redemptionRate: 0.6, shippingCost: '6.95' };
  const cafe = { averageOrder: 8.4, visitsPerMonth: 2.6, margin: 0.65, redemptionRate: 0.72 };
  // Every six weeks.
  const salon = { averageOrder: 72, visitsPerMonth: 365.25 / 12 / 42, margin: 0.55, redemptionRate: 0.68 };
  const rich = 'L-VAL-02 info rewards/twenty-four-off 8.4 %';
  expect(found('loyalty.yaml')).toEqual([rich]);
  expect(found('loyalty.yaml', { assumptions: store })).toEqual([rich]);
  expect(found('examples/cafe/loyalty.yaml')).toEqual([]);
  expect(found('examples/cafe/loyalty.yaml', { assumptions: cafe })).toEqual([]);
  expect(found('examples/salon/loyalty.yaml')).toEqual([]);
  expect(found('examples/salon/loyalty.yaml', { assumptions: salon })).toEqual([
    'L-REW-03 info rewards/fifteen-off 13.8 months',
  ]);
});

test('every finding has its place in the file', () => {
  const loaded = loadedFrom(MASSAGE);
  const lines = readFileSync(loaded.path, 'utf8').split('\n');
  const places = examine(example(MASSAGE)).findings.map((finding) => loaded.placed(finding).place?.line ?? 0);
  expect(places.map((line) => lines[line - 1]?.trim().split(' #')[0])).toEqual([
    'costInPoints: 10',
    'byTier: { silver: { costInPoints: 10 }, gold: { costInPoints: 5 } }',
    'fixedAmount: { points: 50 }',
    'coupon: { percentage: 10, scope: { namespace: pricingPlans } }',
    'byTier: { silver: { points: 75 }, gold: { points: 100 } }',
    'name: 10% off all plans',
  ]);
});

test('the change of the store that every reviewer should stop at', () => {
  const text = readFileSync(loadedFrom('loyalty.yaml').path, 'utf8').replace(/^version.*$|^site.*$/gm, '');
  const changed = text
    .replace('requiredPoints: 1500', 'requiredPoints: 2000')
    .replace('costInPoints: 500', 'costInPoints: 600');
  const figures = {
    tiersBefore: { 'tiers/base': 7201, 'tiers/silver': 961, 'tiers/gold': 238 },
    tiersAfter: { 'tiers/base': 7553, 'tiers/silver': 609, 'tiers/gold': 238 },
    demoted: { 'tiers/silver': 352 },
    openCoupons: {},
  };
  const { findings } = examine(move(text, changed, { figures, jurisdiction: ['QC'] }));
  expect(
    findings.map(({ code, severity, address, measured }) => [code, severity, address, measured].join(' ')),
  ).toEqual([
    'L-VAL-02 info rewards/twenty-four-off 8.4 %',
    'L-TIER-06 critical tiers/silver 352 customers',
    'L-REW-05 critical rewards/five-off + 20 %',
    'L-EXP-03 warning program/expiration 14 days',
    'L-LAW-01 warning rewards/five-off no notice',
    'L-LAW-01 warning tiers/silver no notice',
    'L-LAW-03 info rewards/five-off no terms',
  ]);
});

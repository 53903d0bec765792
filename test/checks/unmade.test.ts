import { expect, test } from 'vitest';
import type { Settings } from '../../src/checks/settings.ts';
import type { Subject } from '../../src/checks/subject.ts';
import { unmade } from '../../src/checks/unmade.ts';
import { rewards, tiers } from './cases/case.ts';
import { type Besides, file, move } from './subjects.ts';

const ON = 'tiersProgram: { status: active }\n';

const ids = (subject: Subject, settings?: Settings): readonly string[] => [
  ...new Set(unmade(subject, settings).map(({ code }) => code)),
];
const dearer = (besides: Besides = {}): Subject =>
  move(
    rewards({ a: 'costInPoints: 100, coupon: { fixedAmount: 5 }' }),
    rewards({ a: 'costInPoints: 120, coupon: { fixedAmount: 5 }' }),
    besides,
  );

test('names the checks of a plan that lack counts', () => {
  expect(ids(move(`${ON}${tiers(1500)}`, `${ON}${tiers(2000)}`))).toEqual(['L-TIER-06', 'L-TIER-08']);
  expect(ids(move(`${ON}${tiers(1500, 3000)}`, `${ON}${tiers(1500)}`))).toEqual(['L-TIER-07', 'L-TIER-08']);
  expect(ids(move(rewards({ a: 'costInPoints: 1, coupon: { fixedAmount: 5 }' }), ''))).toEqual(['L-REW-01']);
});

test('is silent on what was counted, switched off, or has nothing to look at', () => {
  const raised = (besides: Besides): Subject => move(`${ON}${tiers(1500)}`, `${ON}${tiers(2000)}`, besides);
  expect(ids(raised({ figures: { demoted: {}, tiersAfter: {} } }))).toEqual([]);
  expect(ids(raised({}), { 'L-TIER-06': { off: true, reason: 'x' } })).toEqual(['L-TIER-08']);
  expect(ids(move(tiers(1500), tiers(2000)))).toEqual([]);
  expect(ids(move(`${ON}${tiers(1500)}`, `${ON}${tiers(1500)}program: { name: Club }\n`))).toEqual([]);
  expect(ids(file(tiers(1500)))).toEqual([]);
});

test('speaks of money only where it was counts that were missing', () => {
  expect(ids(dearer())).toEqual([]);
  expect(ids(dearer({ assumptions: { currency: 'USD' } }))).toEqual([]);
  expect(ids(dearer({ assumptions: { redemptionRate: 0.5 } as object }))).toEqual(['L-VAL-10']);
  expect(ids(dearer({ assumptions: { margin: 0.5 }, figures: { openCoupons: {} } }))).toEqual([]);
});

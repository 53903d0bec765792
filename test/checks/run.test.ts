import { expect, test } from 'vitest';
import { BUILT } from '../../src/checks/registry.ts';
import { examine, withoutRepeats } from '../../src/checks/run.ts';
import type { Problem } from '../../src/kernel/problem.ts';
import { purchase, rewards, tiers } from './cases/case.ts';
import { file, move } from './subjects.ts';

const rich = rewards({ a: 'costInPoints: 1, coupon: { percentage: 10 }' });

test('says of each finding what, where, how much, why and what to do', () => {
  expect(examine(file(rich)).findings).toEqual([
    {
      code: 'L-VAL-06',
      severity: 'warning',
      scope: 'static',
      address: 'rewards/a',
      path: 'coupon.percentage',
      message: 'rewards/a takes 10 % off whatever is bought: no minimum, and no single item that would limit it.',
      measured: 'no ceiling',
      why: 'What it takes off has no ceiling, so the value of a point has none either.',
      next: 'Add minimumSubtotal, a scope with an entityId, or limitedToOneItem; or make it a fixed amount.',
    },
  ]);
});

test('a finding may be milder than its check, with a remedy of its own', () => {
  const live = move('', 'program: { name: Club, status: active }\n');
  const finding = examine(live).findings.find(({ code }) => code === 'L-PROG-03');
  expect(finding).toMatchObject({
    severity: 'info',
    next: 'Look at the rest of this plan with the eyes of a customer.',
  });
  expect(finding).not.toHaveProperty('yieldsTo');
});

test('leaves out what the file switches off, and says why', () => {
  const { findings, off, notRun } = examine(file(rich), { 'L-VAL-06': { off: true, reason: 'capped at the till' } });
  expect(findings).toEqual([]);
  expect(off).toEqual([{ id: 'L-VAL-06', reason: 'capped at the till' }]);
  expect(notRun.map(({ id }) => id)).not.toContain('L-VAL-06');
});

test('names the checks that could not look, and what they lack', () => {
  const { notRun } = examine(file(''));
  expect(notRun).toContainEqual({ id: 'L-VAL-01', lacks: ['assumptions.margin'] });
  expect(notRun).toContainEqual({ id: 'L-TIER-06', lacks: ['plan', 'figures.demoted'] });
  expect(notRun).toContainEqual({ id: 'L-LAW-03', lacks: ['jurisdiction'] });
  const all = examine({
    ...move('', ''),
    assumptions: { averageOrder: 1, margin: 1, visitsPerMonth: 1, shippingCost: 1, frequentCustomer: {} },
    figures: {
      tiersBefore: {},
      tiersAfter: {},
      demoted: {},
      openCoupons: {},
      expiring: { days: 90, points: 0 },
      liability: { before: 0, after: 0 },
    },
    jurisdiction: ['QC'],
  });
  expect(all.notRun).toEqual([]);
});

test('is silent over a plan that changes nothing, but for what the file itself says', () => {
  const text = tiers(100, 300) + purchase(1);
  expect(examine(move(text, text, { jurisdiction: ['QC'] })).findings).toEqual([]);
});

test('drops Problems that a finding says better', () => {
  const problem: Problem = { code: 'NO_ACTIVE_RULE', severity: 'warning', message: 'No rule.' };
  const other: Problem = { code: 'MANUAL_STEP', severity: 'warning', message: 'A step.' };
  const { findings } = examine(move(purchase(1), purchase(1, ', status: paused')));
  expect(withoutRepeats([problem, other], findings)).toEqual([other]);
  expect(withoutRepeats([problem, other], [])).toEqual([problem, other]);
  expect(BUILT.flatMap(({ supersedes = [] }) => supersedes)).toEqual(['NO_ACTIVE_RULE']);
});

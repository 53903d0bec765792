import { describe, expect, test } from 'vitest';
import { type Acceptance, accepted } from '../../src/checks/acceptance.ts';
import { examine } from '../../src/checks/run.ts';
import { parseReference, type Reference } from '../../src/kernel/address.ts';
import type { Problem } from '../../src/kernel/problem.ts';
import { rewards, rule } from './cases/case.ts';
import { changesBetween, move, things } from './subjects.ts';

const five = (cost: number, more = '') => rewards({ a: `costInPoints: ${cost}, coupon: { fixedAmount: 5 }${more}` });
const free = (points: number) => rule(`trigger: events/Rsvp, fixedAmount: { points: ${points} }`);

function accept(change: string, to?: Acceptance['to']): Acceptance {
  return { change: parseReference(change) as Reference, reason: 'announced', ...(to === undefined ? {} : { to }) };
}

/** The ids of what is open and covered, and how many acceptances are spent. */
function weigh(before: string, after: string, ...acceptances: readonly Acceptance[]): readonly unknown[] {
  const findings = examine(move(before, after)).findings.filter(({ severity }) => severity === 'critical');
  const changes = changesBetween(things(before), things(after));
  const { open, covered, spent } = accepted(findings, acceptances, { changes, declared: things(after) });
  return [open.map(({ code }) => code), covered.map(({ problem }) => problem.code), spent.length];
}

describe('a change that is pending', () => {
  const dearer = [five(100), five(200)] as const;

  test.each([
    ['the attribute', accept('rewards/a.costInPoints')],
    ['the attribute and its value', accept('rewards/a.costInPoints', 200)],
    ['the value as a text', accept('rewards/a.costInPoints', '200')],
    ['the whole thing', accept('rewards/a')],
    ['the thing by its name', accept('rewards/"a".costInPoints')],
  ])('is covered by %s', (_, acceptance) => {
    expect(weigh(...dearer, acceptance)).toEqual([[], ['L-REW-05'], 0]);
  });

  test.each([
    ['another value', accept('rewards/a.costInPoints', 201)],
    ['another attribute', accept('rewards/a.coupon')],
    ['another thing', accept('rewards/b.costInPoints')],
    ['another name', accept('rewards/"b".costInPoints')],
    ['a name elsewhere', accept('tiers/"a".costInPoints')],
    ['a value for the whole thing', accept('rewards/a', 200)],
    ['a section', accept('rewards.costInPoints')],
  ])('is not covered by %s', (_, acceptance) => {
    expect(weigh(...dearer, acceptance)).toEqual([['L-REW-05'], [], 1]);
  });

  test('is covered by an acceptance of the map around it', () => {
    const tier = 'tiers: { silver: { name: Silver, requiredPoints: 1 } }\n';
    const [from, to] = [5, 9].map((cost) => tier + five(100, `, byTier: { silver: { costInPoints: ${cost} } }`));
    expect(weigh(from as string, to as string, accept('rewards/a.byTier'))).toEqual([[], ['L-REW-05'], 0]);
    expect(weigh(from as string, to as string, accept('rewards/a.byTier.silv'))).toEqual([['L-REW-05'], [], 1]);
  });

  test('is covered by the first of two lines, and the second is spent', () => {
    expect(weigh(...dearer, accept('rewards/a'), accept('rewards/a.costInPoints'))).toEqual([[], ['L-REW-05'], 1]);
  });

  test('of a thing that goes is covered by the thing', () => {
    expect(weigh(free(1), '', accept('earningRules/rule'))).toEqual([[], ['L-EARN-03'], 0]);
  });

  test('of a thing that is new is covered by its value', () => {
    const problem = {
      code: 'NEW',
      severity: 'critical',
      message: 'New.',
      address: 'rewards/a',
      path: 'costInPoints',
      yieldsTo: 'accept',
    } as const;
    const pending = { changes: changesBetween([], things(five(7))), declared: [] };
    expect(accepted([problem], [accept('rewards/a.costInPoints', 7)], pending).covered).toHaveLength(1);
    expect(accepted([problem], [accept('rewards/a.costInPoints', 8)], pending).open).toHaveLength(1);
  });
});

describe('a finding about the file itself', () => {
  const text = free(100) + five(100);

  test.each([
    ['the value', accept('earningRules/rule.fixedAmount.points', 100)],
    ['the attribute', accept('earningRules/rule.fixedAmount')],
    ['the whole thing', accept('earningRules/rule')],
  ])('is covered by %s while the file declares it', (_, acceptance) => {
    expect(weigh(text, text, acceptance)).toEqual([[], ['L-VAL-05'], 0]);
  });

  test('is not covered any more when the file declares another', () => {
    expect(weigh(text, text, accept('earningRules/rule.fixedAmount.points', 99))).toEqual([['L-VAL-05'], [], 1]);
    expect(weigh(text, text, accept('earningRules/rule.conversionRate'))).toEqual([['L-VAL-05'], [], 1]);
  });

  test('is covered by its value also while another attribute of the thing changes', () => {
    const renamed = text.replace('title: Rule', 'title: RSVP');
    expect(weigh(text, renamed, accept('earningRules/rule.fixedAmount.points', 100))).toEqual([[], ['L-VAL-05'], 0]);
  });
});

describe('what is not about a check', () => {
  const nowhere = { changes: [], declared: [] };
  const critical = (yieldsTo: string): Problem => ({ code: 'X', severity: 'critical', message: 'X.', yieldsTo });

  test('a delete is not covered: it has consents of its own', () => {
    const problem: Problem = { ...critical('allow-delete'), address: 'rewards/a' };
    const changes = changesBetween(things(five(1)), []);
    expect(accepted([problem], [accept('rewards/a')], { changes, declared: [] }).open).toEqual([problem]);
  });

  test('an adverse change is covered like a finding', () => {
    const problem: Problem = { ...critical('allow-adverse'), address: 'rewards/a', path: 'costInPoints' };
    const changes = changesBetween(things(five(1)), things(five(2)));
    expect(accepted([problem], [accept('rewards/a.costInPoints', 2)], { changes, declared: [] }).open).toEqual([]);
  });

  test('an error is not covered, nor what has no address', () => {
    const error: Problem = { ...critical('accept'), severity: 'error', address: 'rewards/a' };
    expect(accepted([error, critical('accept')], [accept('rewards/a')], nowhere).open).toHaveLength(2);
  });

  test('a line that means several things is spent once, and not while one of them is of use', () => {
    const line = { ...accept('rewards/a'), entry: 0 };
    const beside = { ...accept('program.name'), entry: 0 };
    expect(accepted([], [line, beside], nowhere).spent.map(({ acceptance }) => acceptance)).toEqual([line]);
    expect(weigh(five(100), five(200), beside, line)).toEqual([[], ['L-REW-05'], 0]);
  });

  test('a line that lets nothing pass says so', () => {
    expect(accepted([], [accept('rewards/"Summer mug"')], nowhere).spent.map(({ problem }) => problem)).toEqual([
      {
        code: 'ACCEPT_SPENT',
        severity: 'info',
        message:
          'accept: rewards/"Summer mug" (announced) lets nothing pass: no such change is pending, or nothing is said against it.',
        next: 'The line has done its work and can be deleted.',
      },
    ]);
  });

  test.each([
    ['another value', accept('rewards/a.costInPoints', 700), 'it accepts 700, the plan goes to 200.', 'warning'],
    ['no scalar', accept('rewards/a', 700), 'it accepts 700, and names no attribute.', 'warning'],
    ['a typo', accept('rewards/as.costInPoints'), 'neither the file nor the plan has rewards/as.', 'warning'],
    ['nothing at all', accept('tiers/a'), 'neither the file nor the plan has tiers/a.', 'info'],
    [
      'what is not refused',
      accept('rewards/a.name'),
      'no such change is pending, or nothing is said against it.',
      'info',
    ],
  ])('a line about %s says so', (_, line, because, severity) => {
    const [from, to] = [five(100), five(200)];
    const pending = { changes: changesBetween(things(from), things(to)), declared: things(to) };
    const { spent } = accepted(examine(move(from, to)).findings, [line], pending);
    expect(spent.map(({ problem }) => [problem.severity, problem.message.split('lets nothing pass: ')[1]])).toEqual([
      [severity, because],
    ]);
    expect(spent[0]?.problem.next?.includes('Did you mean `rewards/a`?')).toBe(because.includes('rewards/as'));
  });

  test('a line about a value that the file declares, or the plan takes away, says which there is', () => {
    const because = (problem: Partial<Problem>, line: Acceptance, pending: Parameters<typeof accepted>[2]) =>
      accepted([{ ...critical('accept'), address: 'rewards/a', ...problem }], [line], pending).spent[0]?.problem
        .message;
    const declared = { changes: [], declared: things(five(50)) };
    const price = accept('rewards/a.costInPoints', 60);
    expect(because({ path: 'costInPoints' }, price, declared)).toContain('it accepts 60, the file says 50.');
    expect(because({ path: 'coupon' }, accept('rewards/a.coupon', 5), declared)).toContain(
      'the file says another value.',
    );
    expect(because({}, accept('rewards/a', 5), declared)).toContain('names no attribute');
    const gone = { changes: changesBetween(things(five(50)), []), declared: [] };
    expect(because({ path: 'costInPoints' }, price, gone)).toContain('the plan goes to another value.');
  });
});

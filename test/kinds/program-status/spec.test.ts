import { describe, expect, it } from 'vitest';
import type { Change } from '../../../src/kernel/change.ts';
import type { Json } from '../../../src/kernel/kind.ts';
import { readProgram } from '../../../src/kinds/program-answer.ts';
import { liveStatus } from '../../../src/kinds/program-status/body.ts';
import { programStatusKind as kind } from '../../../src/kinds/program-status/spec.ts';
import { deleteOf, pictureOf, updateOf } from '../pictures.ts';

const liveIn = (status: string) => [{ spec: { status }, handle: { id: 'program' } }];
const move = (from: string, to: string) => updateOf(kind, { status: from }, { status: to });
const ruleChange: Change = { ...move('active', 'paused'), kind: 'earning-rule', address: 'earningRules/a' };

/** What is said when the file wants `to` of a site that is `from`. */
function judged(
  from: string,
  to: string | undefined,
  more: { after?: { [kind: string]: readonly Json[] }; allChanges?: readonly Change[] } = {},
) {
  const scene = {
    ...(to === undefined ? {} : { file: { program: { status: to } } }),
    live: liveIn(from),
    changes: to === undefined || to === from ? [] : [move(from, to)],
    ...more,
  };
  return (kind.judge?.(pictureOf(kind, scene)) ?? []).map((problem) => `${problem.severity} ${problem.code}`);
}

const earning = { 'earning-rule': [{ status: 'paused' }, { status: 'active' }], program: [{ name: 'Perks' }] };

it.each([
  ['active', 'draft', 'paused'],
  ['paused', 'draft', 'paused'],
  ['draft', 'draft', 'draft'],
  ['active', 'paused', 'paused'],
  ['draft', 'active', 'active'],
])('a site that is %s is put back to %s by making it %s', (from, goal, nearest) => {
  expect(kind.nearest?.({ status: from }, { status: goal })).toEqual({ status: nearest });
});

describe('the status in the file', () => {
  it('stands under program.status', () => {
    expect(kind.read({ program: { name: 'Perks', status: 'active' } }).wanted).toEqual([
      { address: 'program/status', key: 'status', spec: { status: 'active' }, identity: {} },
    ]);
    expect(kind.read({ program: { name: 'Perks' } }).wanted).toEqual([]);
  });

  it('is exported, unless nobody knows it', () => {
    expect(kind.write([{ key: 'status', live: liveIn('paused')[0] as never }]).file).toEqual({
      program: { status: 'paused' },
    });
    const odd = kind.write([{ key: 'status', live: liveIn('on_holiday')[0] as never }]);
    expect(odd.file).toEqual({});
    expect(odd.remarks[0]).toContain('"on_holiday"');
  });
});

describe('moves of the status', () => {
  it.each([
    ['draft', 'active', []],
    ['draft', 'draft', []],
    ['active', 'paused', []],
    ['paused', 'active', []],
    ['active', 'draft', ['error STATUS_NO_WAY_BACK']],
    ['paused', 'draft', ['error STATUS_NO_WAY_BACK']],
    ['draft', 'paused', ['error STATUS_DRAFT_CANNOT_PAUSE']],
    ['on_holiday', 'draft', []],
  ])('%s to %s', (from, to, problems) => {
    expect(judged(from, to, { after: earning })).toEqual(problems);
  });

  it('go first when they pause, and weigh most', () => {
    expect(kind.first?.(move('active', 'paused'))).toBe(true);
    expect(kind.first?.(move('draft', 'active'))).toBe(false);
    expect(kind.first?.(deleteOf(kind, { status: 'paused' }))).toBe(false);
    expect(kind.risk?.(move('active', 'paused'))).toBe('high');
    expect(kind.risk?.(move('paused', 'active'))).toBe('medium');
    expect(kind.risk?.(deleteOf(kind, { status: 'paused' }))).toBe('low');
  });
});

describe('a program that is to be active', () => {
  it('needs a name', () => {
    const nameless = { ...earning, program: [{ name: null }] };
    expect(judged('draft', 'active', { after: nameless })).toEqual(['error PROGRAM_NAME_MISSING']);
    expect(judged('active', 'active', { after: nameless })).toEqual([]);
    expect(judged('active', 'paused', { after: nameless })).toEqual([]);
    expect(judged('draft', 'active', { after: { 'earning-rule': [{ status: 'active' }] } })).toEqual([]);
  });

  it.each([
    ['declared, no rule', 'active', 'active', {}, ['warning NO_ACTIVE_RULE']],
    [
      'declared, paused rules',
      'draft',
      'active',
      { after: { 'earning-rule': [{ status: 'paused' }] } },
      ['warning NO_ACTIVE_RULE'],
    ],
    ['declared, an active rule', 'active', 'active', { after: earning }, []],
    ['not declared, the last rule goes', 'active', undefined, { allChanges: [ruleChange] }, ['warning NO_ACTIVE_RULE']],
    ['not declared, nothing touched', 'active', undefined, {}, []],
    ['declared draft', 'draft', 'draft', { allChanges: [ruleChange] }, []],
  ] as const)('needs something to earn: %s', (_title, from, to, more, problems) => {
    expect(judged(from, to, more)).toEqual(problems);
  });

  it('is judged without a live program, too', () => {
    expect(kind.judge?.(pictureOf(kind, { file: { program: { status: 'draft' } } }))).toEqual([]);
  });
});

it('is a part of the program', () => {
  expect(liveStatus(readProgram({ loyaltyProgram: { status: 'ACTIVE' } }))).toMatchObject({
    spec: { status: 'active' },
    handle: { id: 'program' },
  });
  expect(kind.lacks({})).toEqual([]);
  expect(kind.needs({ status: 'active' })).toEqual([]);
  expect(kind.nameOf({ status: 'active' })).toBe('Program status');
  expect(kind.undeletable({ status: 'active' })).toContain('pause it');
  expect(kind.outOfReach).toHaveLength(1);
});

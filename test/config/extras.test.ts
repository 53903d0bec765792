import { expect, it } from 'vitest';
import { HEAD, read, told } from './read.ts';

const TEXT = `${HEAD}assumptions: { averageOrder: 58, margin: "0.48" }
jurisdiction: [CA-QC]
checks: { L-VAL-04: { factor: 3, reason: Gold is a handful of customers } }
`;

it('values of sections that no kind reads stand in the model', () => {
  const { problems, model } = read(TEXT);
  expect(problems).toEqual([]);
  expect(model.extras).toEqual({
    assumptions: { averageOrder: 58, margin: '0.48' },
    jurisdiction: ['CA-QC'],
    checks: { 'L-VAL-04': { factor: 3, reason: 'Gold is a handful of customers' } },
  });
  expect(model.sections).toEqual({});
});

it('their problems have places, and what is wrong does not reach the model', () => {
  const { problems, model } = read(`${HEAD}assumptions:
  margin: 1.5
  averageOder: 58
checks:
  L-VAL-4: { off: true, reason: no }
  L-VAL-05:
    off: true
jurisdiction: [Quebec]
`);
  expect(told(problems)).toEqual([
    'OUT_OF_RANGE 4:11',
    'UNKNOWN_KEY 5:3',
    'UNKNOWN_KEY 7:3',
    'MISSING_KEY 8:3',
    'WRONG_FORM 10:16',
  ]);
  expect(model.extras['assumptions']).toEqual({});
});

it('an overlay replaces single values of them', () => {
  const files = { '/repo/base.yaml': TEXT };
  const { model } = read(`extends: base.yaml\n${HEAD}assumptions: { averageOrder: 30 }\n`, { files });
  expect(model.extras['assumptions']).toEqual({ averageOrder: 30, margin: '0.48' });
});

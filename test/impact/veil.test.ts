import { describe, expect, it } from 'vitest';
import { between, counted, sampled, type Tally } from '../../src/impact/tally.ts';
import { shifted, veiledParts, veiledSum } from '../../src/impact/veil.ts';

const tally = (value: number): Tally => counted(value, []);
const ends = ({ low, high }: Tally): readonly number[] => [low, high];

describe('a number beside a small group', () => {
  it('is told as what one to four would make of it', () => {
    expect(ends(shifted(tally(23), { minus: [tally(1)] }))).toEqual([20, 23]);
    expect(ends(shifted(tally(54), { plus: [tally(3)] }))).toEqual([52, 55]);
    expect(ends(shifted(tally(30), { plus: [tally(3)], minus: [tally(4)] }))).toEqual([28, 34]);
  });

  it('stays what it is beside nobody, beside five, beside a sample, and when it is small or nobody itself', () => {
    const sample = sampled(2, 100, 100_000, []);
    for (const group of [tally(0), tally(5), sample, between(0, 9, [])])
      expect(shifted(tally(23), { minus: [group] })).toEqual(tally(23));
    expect(shifted(tally(3), { minus: [tally(2)] })).toEqual(tally(3));
    expect(shifted(tally(0), { minus: [tally(2)] })).toEqual(tally(0));
  });

  it('takes up what the small parts of a whole may be, when it is the largest', () => {
    expect(veiledParts([tally(2), tally(90), tally(8)]).map(ends)).toEqual([
      [1, 4],
      [88, 91],
      [8, 8],
    ]);
    expect(veiledParts([tally(90), tally(0), tally(5)]).map(ends)).toEqual([
      [90, 90],
      [0, 0],
      [5, 5],
    ]);
    expect(veiledParts([tally(2), tally(3)]).map(ends)).toEqual([
      [1, 4],
      [1, 4],
    ]);
  });

  it('sums to what its parts may be, and stays small when it is', () => {
    const raw = [tally(2), tally(10)];
    expect(ends(veiledSum(raw, veiledParts(raw)))).toEqual([9, 15]);
    expect(veiledSum([tally(0), tally(2)], veiledParts([tally(0), tally(2)]))).toEqual(tally(2));
  });
});

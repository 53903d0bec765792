import { describe, expect, it } from 'vitest';
import { between, counted, sampled, type Tally } from '../../src/impact/tally.ts';
import { loosened, shifted, veiledParts, veiledSteps, veiledSum } from '../../src/impact/veil.ts';

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

  it('lets the largest part lack what the whole may lack', () => {
    const [whole] = veiledParts([tally(34), tally(5), tally(1)]) as [Tally];
    expect(ends(whole)).toEqual([31, 34]);
    expect(loosened([tally(6), tally(28)], 34, whole).map(ends)).toEqual([
      [6, 6],
      [25, 28],
    ]);
    expect(loosened([tally(2), tally(3)], 5, between(2, 5, [])).map(ends)).toEqual([
      [2, 2],
      [3, 3],
    ]);
  });

  it('is not told by a step between groups that hold each other', () => {
    const steps = (...values: readonly number[]) => veiledSteps(values.map(tally)).map(ends);
    expect(steps(40, 16, 13, 13, 5)).toEqual([
      [40, 40],
      [16, 16],
      [12, 15],
      [12, 15],
      [5, 5],
    ]);
    expect(steps(40, 39, 37, 3, 0)).toEqual([
      [40, 40],
      [36, 39],
      [32, 38],
      [3, 3],
      [0, 0],
    ]);
  });

  it('sums to what its parts may be, and stays small when it is', () => {
    const raw = [tally(2), tally(10)];
    expect(ends(veiledSum(raw, veiledParts(raw)))).toEqual([9, 15]);
    expect(veiledSum([tally(0), tally(2)], veiledParts([tally(0), tally(2)]))).toEqual(tally(2));
  });
});

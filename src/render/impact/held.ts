import type { RewardFigures } from '../../impact/document.ts';
import { amountText, turnText, type Unit } from './amounts.ts';

/** What held points lose or gain when they are spent on one reward. */
export interface HeldTurn {
  readonly reward: string;
  readonly way: 'lose' | 'gain';
  /** By how much, without a sign. */
  readonly amount: string;
  /** What they are worth today and then. */
  readonly face: string;
}

/** The rewards through which held points lose or gain; what must be withheld is left out. */
export function heldTurns(rewards: readonly RewardFigures[], unit: Unit): readonly HeldTurn[] {
  return rewards.flatMap(({ name, heldPoints }): readonly HeldTurn[] => {
    const loss = heldPoints?.devaluation;
    if (!loss || loss.value === null || Number(loss.value) === 0) return [];
    const way = loss.value.startsWith('-') ? 'gain' : 'lose';
    const amount = amountText({ ...loss, value: loss.value.replace('-', '') }, unit);
    return [{ reward: name, way, amount, face: turnText(heldPoints.face, unit) }];
  });
}

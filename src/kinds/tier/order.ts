import type { Address } from '../../kernel/address.ts';
import type { Change } from '../../kernel/change.ts';
import type { TierSpec } from './spec.ts';

/** One move of a threshold; `from` is undefined for a tier that is not there yet. */
interface Move {
  readonly address: Address;
  readonly from: number | undefined;
  readonly to: number;
}

/**
 * Raises from the top and lowers from the bottom, wherever thresholds would meet or overtake each other on the way though
 * they do not in the end. Answers `[later, earlier]`. Thresholds that change places for good are not ordered here.
 */
export function order(changes: readonly Change<TierSpec>[]): readonly (readonly [Address, Address])[] {
  const moves = changes.flatMap(moveOf);
  return moves.flatMap((late) =>
    moves.filter((early) => mustWait(late, early)).map((early) => [late.address, early.address] as const),
  );
}

function moveOf(change: Change<TierSpec>): readonly Move[] {
  if (change.op === 'delete') return [];
  const from = change.op === 'update' ? change.from.requiredPoints : undefined;
  return [{ address: change.address, from, to: change.to.requiredPoints }];
}

/** True when `late`, done first, would stand on or beyond a threshold of `early` that is still to move away. */
function mustWait(late: Move, early: Move): boolean {
  if (early.from === undefined || early.from === early.to) return false;
  const endsBelow = late.to < early.to;
  const endsAbove = late.to > early.to;
  const startsBelow = late.from === undefined || late.from < early.from;
  const startsAbove = late.from === undefined || late.from > early.from;
  return (startsBelow && endsBelow && late.to >= early.from) || (startsAbove && endsAbove && late.to <= early.from);
}

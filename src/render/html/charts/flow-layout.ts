import type { Move, TierImpact } from '../../../impact/document.ts';
import type { CountFigure } from '../../../impact/figure.ts';

/** A tier on one side of the picture. */
export interface Stand {
  readonly address: string;
  readonly name: string;
  readonly accounts: CountFigure;
  readonly y: number;
  readonly height: number;
}

/** Customers going from a stand on the left to one on the right; `y` is where the stream begins and ends, at its upper edge. */
export interface Stream {
  readonly move: Move;
  readonly from: number;
  readonly to: number;
  readonly thick: number;
}

export interface FlowLayout {
  readonly left: readonly Stand[];
  readonly right: readonly Stand[];
  readonly streams: readonly Stream[];
  readonly height: number;
}

/** Room for two lines of text beside a stand. */
const GAP = 36;
const STREAMS = 260;
/** Thinner than this nothing is seen. */
const THIN = 2.5;

/** Where everything of a flow picture goes: the highest tier on top, streams as thick as they are many. */
export function flowLayout({ tiers, moves }: TierImpact): FlowLayout {
  const alive = moves.filter(({ accounts }) => accounts.value !== 0);
  const all = alive.reduce((sum, { accounts }) => sum + many(accounts), 0);
  const thick = (move: Move): number => Math.max(THIN, (STREAMS * many(move.accounts)) / Math.max(1, all));
  const order = tiers.toReversed();
  const side = (end: 'from' | 'to', when: 'before' | 'after'): readonly Stand[] => {
    let y = GAP / 2;
    return order.flatMap(({ address, name, accounts }): readonly Stand[] => {
      const figure = accounts[when];
      if (figure === null) return [];
      const height = Math.max(
        THIN,
        alive.filter((move) => move[end] === address).reduce((sum, move) => sum + thick(move), 0),
      );
      const stand = { address, name, accounts: figure, y, height };
      y += height + GAP;
      return [stand];
    });
  };
  const [left, right] = [side('from', 'before'), side('to', 'after')];
  const rank = new Map(order.map(({ address }, index) => [address, index]));
  const place = (address: Move['from']): number => rank.get(address) ?? order.length;
  const sorted = alive.toSorted((a, b) => place(a.from) - place(b.from) || place(a.to) - place(b.to));
  const used = new Map<string, number>();
  const next = (stands: readonly Stand[], key: string, address: string, by: number): number => {
    const start = used.get(key) ?? stands.find((stand) => stand.address === address)?.y ?? 0;
    used.set(key, start + by);
    return start;
  };
  const streams = sorted.map((move) => ({
    move,
    thick: thick(move),
    from: next(left, `from ${move.from}`, move.from, thick(move)),
    to: next(right, `to ${move.to}`, move.to, thick(move)),
  }));
  const foot = Math.max(...[...left, ...right].map(({ y, height }) => y + height));
  return { left, right, streams, height: Math.ceil(foot + GAP / 2) };
}

/** A number to draw: of a group that is not told apart, about as many as it may be. */
function many({ value }: CountFigure): number {
  return value === '<5' ? 3 : value;
}

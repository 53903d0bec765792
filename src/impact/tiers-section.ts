import type { Address } from '../kernel/address.ts';
import type { Move, TierFigures, TierImpact } from './document.ts';
import { countFigure, shareOf } from './figure.ts';
import { nearMisses, type Row } from './movement.ts';
import { type Picture, tierMethod } from './picture.ts';
import type { Program, Rung } from './program.ts';
import { isSame, windowMoves } from './segments.ts';
import { counted, type Tally } from './tally.ts';
import { isSmall, loosened, veiledParts, veiledSum } from './veil.ts';

/** What a tier is worth and costs, which takes assumptions. */
export type TierMoney = (
  rung: Turned,
  accounts: { readonly before: Tally | undefined; readonly after: Tally | undefined },
) => Pick<TierFigures, 'privilege' | 'monthlyCost'>;

interface Turned {
  readonly before: Rung | undefined;
  readonly after: Rung | undefined;
}

/** Who changes tiers; null where there is but one tier, before and after. */
export function tiersSection(picture: Picture, money: TierMoney): TierImpact | null {
  const { situation, rows, totals, strata } = picture;
  const { before, after } = situation;
  if (before.ladder.length === 1 && after.ladder.length === 1) return null;
  const method = windowMoves(situation)
    ? 'Transactions within the new window, or its ends where they were not read.'
    : tierMethod(strata);
  const held = veiledParts(rows.map(({ accounts }) => counted(accounts, [totals.read])));
  const moves = movesOf(rows, situation, held);
  const none = counted(0, [totals.read]);
  const all = (some: readonly Moving[]): Tally =>
    veiledSum([none, ...some.map(({ tally }) => tally)], [none, ...some.map(({ veiled }) => veiled)]);
  const going = (way: Move['way']): Tally => all(moves.filter((move) => move.way === way));
  const figure = (tally: Tally) => countFigure(tally, method, totals.answer.accounts);
  return {
    tiers: turnedRungs(before, after).map((rung) => {
      const place = rows.findIndex(({ from }) => rung.before && isSame(from, rung.before));
      const own = rows[place] && counted(rows[place].accounts, [totals.read]);
      const now = own && isSmall(own) ? own : held[place];
      const then = rung.after && all(moves.filter(({ to }) => to === rung.after?.address));
      const { address, name } = (rung.after ?? rung.before) as Rung;
      return {
        address,
        name,
        threshold: { before: rung.before?.from ?? null, after: rung.after?.from ?? null },
        accounts: {
          before: now ? countFigure(now, 'Accounts per tier, as the site counts them.') : null,
          after: then ? figure(then) : null,
        },
        ...money(rung, { before: now, after: then }),
      };
    }),
    moves: moves.map(({ from, to, way, tally, veiled, of }) => {
      const told = isSmall(tally) ? tally : veiled;
      return { from, to, way, accounts: countFigure(told, method, of), share: shareOf(told, of) };
    }),
    demoted: figure(going('down')),
    promoted: figure(going('up')),
    nearMisses: nearMisses(situation, totals.read, strata).map(({ rung, near, tally }) => ({
      tier: rung.address,
      ...near,
      accounts: figure(tally),
    })),
  };
}

/** Every rung there is or will be, from the base tier up. */
export function turnedRungs(before: Program, after: Program): readonly Turned[] {
  const old = before.ladder.map((rung) => ({ before: rung, after: after.ladder.find((one) => isSame(one, rung)) }));
  const fresh = after.ladder.filter((rung) => !before.ladder.some((one) => isSame(one, rung)));
  const height = ({ before, after }: Turned): number => (after ?? (before as Rung)).from;
  return [...old, ...fresh.map((rung) => ({ before: undefined, after: rung }))].sort((a, b) => height(a) - height(b));
}

/** Which way somebody goes: against the new thresholds where both tiers have one, else against those there were. */
export function wayOf(
  from: Rung,
  to: Address,
  { before, after }: { readonly before: Program; readonly after: Program },
): Move['way'] {
  if (from.address === to) return 'stays';
  const find = ({ ladder }: Program, address: Address): number | undefined =>
    ladder.find((one) => one.address === address)?.from;
  const [ownLater, otherLater] = [find(after, from.address), find(after, to) as number];
  if (ownLater !== undefined) return otherLater < ownLater ? 'down' : 'up';
  const other = find(before, to) ?? otherLater;
  if (other === from.from) return 'stays';
  return other < from.from ? 'down' : 'up';
}

interface Moving {
  readonly from: Address;
  readonly to: Address;
  readonly way: Move['way'];
  readonly tally: Tally;
  /** What may be told of it beside the others of its tier. */
  readonly veiled: Tally;
  readonly of: number;
}

/** `held` is what may be told of each row. */
function movesOf(rows: readonly Row[], situation: Picture['situation'], held: readonly Tally[]): readonly Moving[] {
  return rows.flatMap(({ from, accounts, to }, row) => {
    const veiled = loosened(veiledParts([...to.values()]), accounts, held[row] as Tally);
    return [...to].map(([address, tally], index) => ({
      from: from.address,
      to: address,
      way: wayOf(from, address, situation),
      tally,
      veiled: veiled[index] as Tally,
      of: accounts,
    }));
  });
}

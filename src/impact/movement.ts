import type { Address } from '../kernel/address.ts';
import {
  type AccountsQuestion,
  type Answered,
  answerTo,
  type Cell,
  type Range,
  type Read,
  type Totals,
  within,
} from './population.ts';
import { type Rung, rungAt } from './program.ts';
import { approaches, goesWhole, isSame, overlap, type Segment, windowMoves, windowTargets } from './segments.ts';
import type { Situation } from './situation.ts';
import { type Stratum, strataOf } from './strata.ts';
import { apportion, between, counted, sampled, sum, type Tally } from './tally.ts';

/** Where the accounts of one rung go. */
export interface Row {
  readonly from: Rung;
  readonly accounts: number;
  readonly to: ReadonlyMap<Address, Tally>;
}

/** What was read of one rung, in cells that belong to one lot each. */
export interface Known extends Stratum {
  readonly tierPoints: Range;
  readonly edges: AccountsQuestion['edges'];
  readonly cells: readonly (Cell & { readonly points: number; readonly to: Rung })[];
  readonly seen: number;
  /** True when the cells are a sample of the whole rung; false when they are all there is to read. */
  readonly sample: boolean;
  readonly read: Read;
}

/** Each rung of the program as it is, with what was read of it. */
export function stratumReads(
  situation: Situation,
  totals: Totals,
  answered: readonly Answered[],
): readonly (Stratum | Known)[] {
  return strataOf(situation, totals).map((stratum) => {
    const { question } = stratum;
    const found = question && answerTo(answered, question);
    if (!found || (!found.answer.complete && found.answer.seen === 0)) return stratum;
    const { answer, read } = found;
    const { tierPoints, edges } = question;
    const cells = answer.cells.map((cell) => {
      const points = edges.tierPoints[cell.tierPoints - 1] ?? 0;
      return { ...cell, points, to: destination(stratum.rung, points, situation) };
    });
    return { ...stratum, tierPoints, edges, cells, seen: answer.seen, sample: !answer.complete, read };
  });
}

/** True for a rung whose accounts were looked at. */
export function isKnown(stratum: Stratum | Known): stratum is Known {
  return 'cells' in stratum;
}

/** Of each rung, how many go where. Where nobody had to be looked at, the site's own counts say it. */
export function movement(
  situation: Situation,
  totals: { readonly answer: Totals; readonly read: Read },
  strata: readonly (Stratum | Known)[],
): readonly Row[] {
  return strata.map((stratum) => {
    const row = { from: stratum.rung, accounts: stratum.accounts };
    if (isKnown(stratum)) return { ...row, to: byCells(stratum, situation, totals.read) };
    if (windowMoves(situation)) return { ...row, to: openWindow(stratum, situation, totals.read) };
    return { ...row, to: unseen(stratum, totals.read) };
  });
}

/** Who stands just below a threshold that is new or has moved, by the tier they miss. */
export function nearMisses(
  situation: Situation,
  totals: Read,
  strata: readonly (Stratum | Known)[],
): readonly {
  readonly rung: Rung;
  readonly near: { readonly from: number; readonly below: number };
  readonly tally: Tally;
}[] {
  return approaches(situation).map(({ rung, near }) => {
    const parts = strata.filter(({ segments }) => segments.some(({ range }) => overlap(near, range).length > 0));
    return {
      rung,
      near,
      tally: sum(parts.map((stratum) => hits(stratum, totals, ({ points }) => within(points, near)))),
    };
  });
}

/** How many accounts of a rung are in the cells that pass; anything between none and all of them where nobody looked. */
function hits(stratum: Stratum | Known, totals: Read, passes: (cell: Known['cells'][number]) => boolean): Tally {
  if (!isKnown(stratum)) return between(0, stratum.accounts, [totals]);
  const found = stratum.cells.filter(passes).reduce((all, { accounts }) => all + accounts, 0);
  if (stratum.sample) return sampled(found, stratum.seen, stratum.accounts, [totals, stratum.read]);
  return counted(found, [stratum.read]);
}

/** Somebody moves by a change only where the change makes a difference: an account that waits for its recalculation stays in our books. */
function destination(from: Rung, points: number, situation: Situation): Rung {
  const { before, after } = situation;
  const to = rungAt(points, after.ladder);
  if (windowMoves(situation) || !isSame(rungAt(points, before.ladder), to)) return to;
  return after.ladder.find((rung) => isSame(rung, from)) ?? to;
}

function byCells(stratum: Known, situation: Situation, totals: Read): Row['to'] {
  const { rung, accounts, segments, cells, sample, seen, read } = stratum;
  const counts = new Map<Address, number>([[home(rung, segments).address, 0]]);
  for (const cell of cells) counts.set(cell.to.address, (counts.get(cell.to.address) ?? 0) + cell.accounts);
  const own = home(rung, segments).address;
  const moved = [...counts].filter(([address]) => address !== own);
  const gone = moved.reduce((all, [, count]) => all + count, 0);
  if (!sample) {
    const all = [...moved, [own, Math.max(0, accounts - gone)] as const];
    return new Map(all.map(([address, count]) => [address, counted(count, [totals, read])]));
  }
  // Nobody in a sample is not nobody at all.
  for (const { address } of targetsOf(stratum, situation)) counts.set(address, counts.get(address) ?? 0);
  const shares = apportion(accounts, [...counts.values()]);
  return new Map(
    [...counts].map(([address, count], index) => {
      const value = shares[index] as number;
      return [address, { ...sampled(count, seen, accounts, [totals, read]), low: value, value, high: value }];
    }),
  );
}

/** Where anybody of a rung may go. */
function targetsOf(stratum: Stratum, situation: Situation): readonly Rung[] {
  return windowMoves(situation) ? windowTargets(stratum, situation) : stratum.segments.map(({ to }) => to);
}

function unseen(stratum: Stratum, read: Read): Row['to'] {
  const { rung, accounts, segments } = stratum;
  if (goesWhole(stratum) || accounts === 0) return new Map([[segments[0].to.address, counted(accounts, [read])]]);
  const targets = new Set([home(rung, segments).address, ...segments.map(({ to }) => to.address)]);
  return new Map([...targets].map((address) => [address, between(0, accounts, [read])]));
}

/** Without the transactions anybody may be anywhere that the change of the window can lead to. */
function openWindow(stratum: Stratum, situation: Situation, read: Read): Row['to'] {
  const targets = windowTargets(stratum, situation);
  if (targets.length === 1) return new Map([[(targets[0] as Rung).address, counted(stratum.accounts, [read])]]);
  return new Map(targets.map(({ address }) => [address, between(0, stratum.accounts, [read])]));
}

/** Where those of a rung are who are not moved. */
function home(rung: Rung, segments: readonly [Segment, ...Segment[]]): Rung {
  return segments.find(({ to }) => isSame(to, rung))?.to ?? segments[0].to;
}

import type { Range, Totals } from './population.ts';
import { ascending } from './population.ts';
import { type Program, type Rung, rungAt } from './program.ts';
import type { Situation } from './situation.ts';

/** A part of a rung, by tier points, all of which goes to one rung. */
export interface Segment {
  readonly range: Range;
  readonly to: Rung;
}

/** A rung as it is, with the accounts on it, and where the parts of it go. */
export interface Origin {
  readonly rung: Rung;
  readonly accounts: number;
  readonly segments: readonly [Segment, ...Segment[]];
}

/** Part of a threshold within which somebody below it is near it. */
const NEAR = 10;

/** Every rung of the program as it is, with what the thresholds to come do to it. */
export function originsOf({ before, after }: Pick<Situation, 'before' | 'after'>, totals: Totals): readonly Origin[] {
  const [base, ...rungs] = before.ladder;
  const accounts = (rung: Rung): number =>
    totals.tiers.filter(({ id }) => id === rung.id).reduce((all, one) => all + one.accounts, 0);
  const above = rungs.map((rung) => ({ rung, accounts: accounts(rung) }));
  // Who is in no tier of the ladder is in the base tier: tiers may be off while the site still counts them.
  const rest = totals.accounts - above.reduce((all, one) => all + one.accounts, 0);
  return [{ rung: base, accounts: Math.max(0, rest) }, ...above].map((origin, index) => {
    const next = before.ladder[index + 1];
    return {
      ...origin,
      segments: segmentsOf({ ...(index > 0 && { from: origin.rung.from }), ...(next && { below: next.from }) }, after),
    };
  });
}

/** True when the two are the same tier, whatever became of its name and threshold. */
export function isSame(one: Rung, other: Rung): boolean {
  return one.address === other.address;
}

/** True when all of a rung goes to one place, so that nobody needs to be looked at. */
export function goesWhole({ segments }: Origin): boolean {
  return segments.every(({ to }) => isSame(to, segments[0].to));
}

/** True when a change of the months that count may move anybody anywhere. */
export function windowMoves({ before, after }: Pick<Situation, 'before' | 'after'>): boolean {
  return before.windowMonths !== after.windowMonths && after.ladder.length > 1;
}

/** Where those of a rung may go when the window changes: fewer months only take points away, more only add some. The rung itself is among them. */
export function windowTargets(
  { rung, segments }: Origin,
  { before, after }: Pick<Situation, 'before' | 'after'>,
): readonly Rung[] {
  const low = Math.min(...segments.map(({ to }) => to.from));
  const high = Math.max(...segments.map(({ to }) => to.from));
  const shorter = after.windowMonths < before.windowMonths;
  const home = segments.find(({ to }) => isSame(to, rung))?.to ?? segments[0].to;
  return after.ladder.filter((one) => isSame(one, home) || (shorter ? one.from <= high : one.from >= low));
}

/** Tiers whose threshold is new or another than it was, with the tier points that are near below it. */
export function approaches({ before, after }: Pick<Situation, 'before' | 'after'>): readonly {
  readonly rung: Rung;
  readonly near: { readonly from: number; readonly below: number };
}[] {
  return after.ladder
    .slice(1)
    .filter((rung) => !before.ladder.some((old) => isSame(old, rung) && old.from === rung.from))
    .map((rung) => ({ rung, near: { from: nearBelow(rung.from), below: rung.from } }));
}

/** Where "nearly there" begins: a tenth below. */
export function nearBelow(goal: number): number {
  return goal - Math.ceil(goal / NEAR);
}

/** Every tier points value at which somebody's lot changes. */
export function pointEdges(situation: Pick<Situation, 'before' | 'after'>): readonly number[] {
  const { before, after } = situation;
  return ascending([
    ...[...before.ladder.slice(1), ...after.ladder.slice(1)].map(({ from }) => from),
    ...approaches(situation).map(({ near }) => near.from),
  ]);
}

/** The part of a rung that has to be looked at; undefined when none of it has to. */
export function stretchToRead(origin: Origin, situation: Pick<Situation, 'before' | 'after'>): Range | undefined {
  const { segments, rung } = origin;
  const moving = goesWhole(origin) ? [] : segments.filter(({ to }) => !isSame(to, rung)).map(({ range }) => range);
  const own = hull(segments.map(({ range }) => range)) as Range;
  const near = approaches(situation).flatMap((one) => overlap(one.near, own));
  return hull([...moving, ...near]);
}

function segmentsOf(range: Range, after: Program): readonly [Segment, ...Segment[]] {
  const start = range.from ?? 0;
  const cuts = after.ladder.map(({ from }) => from).filter((from) => from > start && from < (range.below ?? Infinity));
  const first: Segment = {
    range: { ...range, ...(cuts.length > 0 && { below: cuts[0] as number }) },
    to: at(start, after),
  };
  const others = cuts.map((from, index): Segment => {
    const below = cuts[index + 1] ?? range.below;
    return { range: { from, ...(below !== undefined && { below }) }, to: at(from, after) };
  });
  return [first, ...others];
}

function at(points: number, program: Program): Rung {
  return rungAt(points, program.ladder);
}

/** The smallest stretch that holds all of these. */
function hull(ranges: readonly Range[]): Range | undefined {
  if (ranges.length === 0) return undefined;
  const from = Math.min(...ranges.map((range) => range.from ?? Number.NEGATIVE_INFINITY));
  const below = Math.max(...ranges.map((range) => range.below ?? Number.POSITIVE_INFINITY));
  return { ...(Number.isFinite(from) && { from }), ...(Number.isFinite(below) && { below }) };
}

/** The part of a stretch that lies in another, if any. */
export function overlap(range: { readonly from: number; readonly below: number }, to: Range): readonly Range[] {
  const from = Math.max(range.from, to.from ?? range.from);
  const below = Math.min(range.below, to.below ?? range.below);
  return from < below ? [{ from, below }] : [];
}

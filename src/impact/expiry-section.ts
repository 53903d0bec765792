import type { ExpiryFigures, ExpiryLoss } from './document.ts';
import { amountFigure, countFigure } from './figure.ts';
import { cutoffs, HORIZON_DAYS } from './moments.ts';
import type { Picture } from './picture.ts';
import { type Answers, answerTo, type Read } from './population.ts';
import { idleBalances, idleMoments } from './questions.ts';
import { exact, over, type Ratio, times } from './ratio.ts';
import { between, counted, less, type Tally } from './tally.ts';
import { worthRange } from './worth.ts';

/** Those who were idle before a moment and have points: how many, and how many points. */
interface Idle {
  readonly accounts: Tally;
  readonly points: Tally;
}

/** Whose points expire, by the rule as it is and as it will be; null when it does not change, or nobody was asked. */
export function expirySection(picture: Picture): ExpiryFigures | null {
  const { before, after, now, assumptions } = picture.situation;
  if (idleMoments(picture.situation).length === 0) return null;
  const [old, fresh] = [cutoffs(before.expiration, now), cutoffs(after.expiration, now)];
  const worth = (side: typeof before): Ratio | undefined =>
    assumptions && worthRange(side, side.ladder[0], assumptions)?.high;
  const lossAfter = (moment: string | undefined): ExpiryLoss | null => {
    const idle = moment === undefined ? undefined : idleAt(picture, moment);
    return idle && fresh ? loss(idle, fresh.percent, worth(after)) : null;
  };
  const gone = old && idleAt(picture, old.now);
  const soon = old && idleAt(picture, old.soon);
  // What the old rule could take it has taken already: only those who come of age within the horizon are left to it.
  const due = gone && soon && { accounts: less(soon.accounts, gone.accounts), points: less(soon.points, gone.points) };
  return {
    horizonDays: HORIZON_DAYS,
    atOnce: lossAfter(fresh?.now),
    within: { before: due && old ? loss(due, old.percent, worth(before)) : null, after: lossAfter(fresh?.soon) },
  };
}

function loss({ accounts, points }: Idle, percent: number, worth: Ratio | undefined): ExpiryLoss {
  const part = (value: number): Ratio => over(times(exact(Math.round(value)), exact(percent)), exact(100));
  const [low, high] = [part(points.low), part(points.high)];
  const group = { ...accounts, reads: [...new Set([...accounts.reads, ...points.reads])] };
  const method = 'Balances of accounts without activity since the cut-off, at the declared percentage.';
  return {
    accounts: countFigure(accounts, 'Accounts with points and without activity since the cut-off.'),
    points: amountFigure({ low, high, places: 0 }, group, method),
    face: worth ? amountFigure({ low: times(low, worth), high: times(high, worth), places: 2 }, group, method) : null,
  };
}

function idleAt(picture: Picture, moment: string): Idle | undefined {
  const question = idleBalances(moment);
  const found = answerTo(picture.answered, question);
  if (!found) return undefined;
  const { counts } = found.answer as Answers['balances'];
  const of = counts.slice(1).reduce((a, b) => a + b, 0);
  const scan = answerTo(picture.answered, { ask: 'idle', before: moment, of });
  const accounts = counted(of, [found.read]);
  if (scan?.answer.complete) return { accounts, points: counted(scan.answer.points, [scan.read]) };
  return { accounts, points: bounds(found.answer, question.edges, picture.totals.answer.points.balance, found.read) };
}

/** The sum lies between everybody at the foot of their band and everybody at its top; nobody has more than the greatest balance. */
function bounds({ counts, max }: Answers['balances'], edges: readonly number[], all: number, read: Read): Tally {
  const most = max ?? all;
  const ends = counts.slice(1).map((count, index) => {
    const top = (edges[index + 1] ?? Number.POSITIVE_INFINITY) - 1;
    return { low: count * (edges[index] as number), high: count * Math.min(top, most) };
  });
  const sum = (end: 'low' | 'high'): number => ends.reduce((total, one) => total + one[end], 0);
  return between(Math.min(sum('low'), all), Math.min(sum('high'), all), [read]);
}

import { Failure } from '../../kernel/failure.ts';
import { integerAt, objectAt } from '../../kinds/answer.ts';
import {
  type AccountsQuestion,
  type Answers,
  type Cell,
  folding,
  type Range,
  type Read,
  stretches,
  within,
} from '../population.ts';
import { balanceOf, PAGE, readOf, type Scanned, type Send, scan, tierPointsOf } from './scan.ts';
import { type Books, turnedAccounts } from './turning.ts';

type Found = { readonly answer: Answers['accounts']; readonly read: Read };

/** The lists of a site, and its count. */
export interface TierBooks extends Books {
  readonly count: Send;
}

/** Nobody has fewer tier points than none: a site that counts somebody overlooks the filter. */
const NOBODY: Range = { below: 0 };

/**
 * Accounts of one tier, the cheapest way that the site allows: counted by stretch; or the stretch alone, account by account; or all of the tier,
 * which is a sample where the calls run out. Whether Wix filters by tier points is not documented: a refusal, and a filter that was overlooked,
 * lead on to the next way.
 */
export async function tierAccounts(books: TierBooks, question: AccountsQuestion, calls: number): Promise<Found> {
  const { turned } = question;
  const filter = { 'tier.id': question.tier === null ? { $exists: false } : { $eq: question.tier } };
  if (turned) return turnedAccounts(books, filter, { ...question, turned }, calls);
  const pages = Math.ceil(question.of / PAGE);
  const counted = await byCounting(books.count, filter, question, Math.min(calls, pages));
  if (counted.found) return counted.found;
  let left = calls - counted.calls;
  const { from, below } = question.tierPoints;
  if ((from !== undefined || below !== undefined) && pages > 1 && left > 1) {
    // A stretch that was read in part is no sample, so half is kept for one.
    const part = await byStretch(books.accounts, filter, question, pages <= left ? left - 1 : Math.floor(left / 2));
    left -= part.calls;
    if (part.found) return withCalls(part.found, counted.calls);
  }
  return withCalls(await whole(books.accounts, filter, question, Math.max(1, left)), calls - left);
}

type Tried = { readonly found: Found | undefined; readonly calls: number };

/** One call a stretch, and one to see whether the site heeds the filter, where that is fewer than pages. */
async function byCounting(send: Send, filter: object, question: AccountsQuestion, calls: number): Promise<Tried> {
  const parts = stretches(question);
  const spent = 1 + parts.length;
  if (spent >= calls) return { found: undefined, calls: 0 };
  const countOf = async (tierPoints: Range, balance: Range): Promise<number> => {
    const range = { ...comparing('tier.points', tierPoints), ...comparing('points.balance', balance) };
    const answer = objectAt(await send({ filter: { ...filter, ...range } }), 'the answer');
    return integerAt(answer['count'], 'count', 0);
  };
  return unlessRefused(async () => {
    if ((await countOf(NOBODY, {})) > 0) return { found: undefined, calls: 1 };
    const counted = await Promise.all(
      parts.map(async ({ tierPoints, balance, ranges }): Promise<Cell> => {
        return { tierPoints, balance, accounts: await countOf(ranges.tierPoints, ranges.balance) };
      }),
    );
    const cells = counted.filter(({ accounts }) => accounts > 0);
    const read: Read = { accounts: 0, calls: spent, certainty: 'exact' };
    return { found: { answer: { cells, seen: 0, complete: true }, read }, calls: spent };
  });
}

async function byStretch(send: Send, filter: object, question: AccountsQuestion, calls: number): Promise<Tried> {
  const fold = folding(question);
  let overlooked = false;
  const range = comparing('tier.points', question.tierPoints);
  return unlessRefused(async () => {
    const scanned = await scan(send, 'loyaltyAccounts', {
      filter: { ...filter, ...range },
      calls,
      each: (account) => {
        const tierPoints = tierPointsOf(account);
        overlooked ||= !within(tierPoints, question.tierPoints);
        fold.add({ tierPoints, balance: balanceOf(account) });
      },
    });
    const useful = scanned.complete && !overlooked;
    return { found: useful ? foundIn(scanned, fold.cells()) : undefined, calls: scanned.calls };
  });
}

async function whole(send: Send, filter: object, question: AccountsQuestion, calls: number): Promise<Found> {
  const fold = folding(question);
  const scanned = await scan(send, 'loyaltyAccounts', {
    filter,
    calls,
    each: (account) => fold.add({ tierPoints: tierPointsOf(account), balance: balanceOf(account) }),
  });
  return foundIn(scanned, fold.cells());
}

function foundIn(scanned: Scanned, cells: readonly Cell[]): Found {
  const { seen, complete } = scanned;
  return { answer: { cells, seen, complete }, read: readOf(scanned, 'estimated') };
}

/** What the site refuses to filter by costs one call. */
async function unlessRefused(work: () => Promise<Tried>): Promise<Tried> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Failure) return { found: undefined, calls: 1 };
    throw error;
  }
}

function comparing(field: string, { from, below }: Range): object {
  const limits = { ...(from !== undefined && { $gte: from }), ...(below !== undefined && { $lt: below }) };
  return Object.keys(limits).length === 0 ? {} : { [field]: limits };
}

function withCalls({ answer, read }: Found, more: number): Found {
  return { answer, read: { ...read, calls: read.calls + more } };
}

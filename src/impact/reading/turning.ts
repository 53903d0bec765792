import { type Fields, idAt, integerAt } from '../../kinds/answer.ts';
import { type AccountsQuestion, type Answers, folding, type Read, type Turned } from '../population.ts';
import { balanceOf, pagesOf, readOf, type Send, tierPointsOf } from './scan.ts';

/** Transactions that count for tiers. The text of Wix names GIVE, which its types do not know. */
const COUNTED: readonly unknown[] = ['EARN', 'ADJUST', 'GIVE'];

/** The lists that points of another window are read from. */
export interface Books {
  readonly accounts: Send;
  readonly transactions: Send;
}

/**
 * Accounts of a tier in order of id, each with the points that will count for it once the window is another: a page of accounts, and then the
 * transactions of those accounts that leave or enter the window. Pages whose transactions could not be read to the end do not count.
 */
export async function turnedAccounts(
  books: Books,
  filter: object,
  question: AccountsQuestion & { readonly turned: Turned },
  calls: number,
): Promise<{ readonly answer: Answers['accounts']; readonly read: Read }> {
  const fold = folding(question);
  let [seen, spent, complete] = [0, 0, false];
  for await (const { items, last } of pagesOf(books.accounts, 'loyaltyAccounts', { filter })) {
    spent += 1;
    const moved = await pointsMoved(books.transactions, items.map(idOf), question.turned, calls - spent);
    spent += moved.calls;
    if (!moved.complete) break;
    for (const account of items) {
      const change = moved.points.get(idOf(account)) ?? 0;
      const tierPoints = Math.max(0, tierPointsOf(account) + (question.turned.way === 'leave' ? -change : change));
      fold.add({ tierPoints, balance: balanceOf(account) });
    }
    seen += items.length;
    complete = last;
    if (spent >= calls) break;
  }
  return {
    answer: { cells: fold.cells(), seen, complete },
    read: readOf({ seen, calls: spent, complete }, 'estimated'),
  };
}

/** Points of these accounts that lie between the two moments. */
async function pointsMoved(
  send: Send,
  accounts: readonly string[],
  { from, until }: Turned,
  calls: number,
): Promise<{ readonly points: ReadonlyMap<string, number>; readonly calls: number; readonly complete: boolean }> {
  const points = new Map<string, number>();
  if (accounts.length === 0) return { points, calls: 0, complete: true };
  if (calls < 1) return { points, calls: 0, complete: false };
  const createdDate = { $gte: new Date(Date.parse(from)), $lt: new Date(Date.parse(until)) };
  // Wix can leave out one type, not name several: of all that do not count, redeeming is what fills a ledger.
  const filter = { accountId: { $in: accounts }, createdDate, transactionType: { $ne: 'REDEEM' } };
  let spent = 0;
  for await (const { items, last } of pagesOf(send, 'loyaltyTransactions', { filter })) {
    spent += 1;
    for (const entry of items.filter(({ transactionType }) => COUNTED.includes(transactionType))) {
      const id = idAt(entry['accountId'], 'accountId');
      points.set(id, (points.get(id) ?? 0) + integerAt(entry['amount'], 'amount', 0));
    }
    if (last) return { points, calls: spent, complete: true };
    if (spent >= calls) break;
  }
  return { points, calls: spent, complete: false };
}

function idOf(account: Fields): string {
  const { id, _id = id } = account;
  return idAt(_id, '_id');
}

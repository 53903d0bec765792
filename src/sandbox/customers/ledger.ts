import type { WireTransaction } from '../../wire/index.ts';
import type { SiteState } from '../state.ts';

const NONE: readonly WireTransaction[] = [];
const indexes = new WeakMap<readonly WireTransaction[], ReadonlyMap<string, readonly WireTransaction[]>>();

function indexOf(transactions: readonly WireTransaction[]): ReadonlyMap<string, readonly WireTransaction[]> {
  const known = indexes.get(transactions);
  if (known !== undefined) return known;
  const byAccount = new Map<string, WireTransaction[]>();
  for (const transaction of transactions) {
    const others = byAccount.get(transaction.accountId);
    if (others === undefined) byAccount.set(transaction.accountId, [transaction]);
    else others.push(transaction);
  }
  indexes.set(transactions, byAccount);
  return byAccount;
}

/** The transactions of one account that happened since the population was made, oldest first. */
export const transactionsOf = ({ transactions }: Pick<SiteState, 'transactions'>, accountId: string) =>
  indexOf(transactions).get(accountId) ?? NONE;

const COUNTED = ['EARN', 'ADJUST', 'GIVE'];

/** Points for tiers among transactions since a moment. */
export function tierPointsIn(transactions: readonly WireTransaction[], since: number): number {
  let sum = 0;
  for (const { transactionType, amount, createdDate } of transactions)
    if (COUNTED.includes(transactionType) && Date.parse(createdDate) >= since) sum += amount;
  return Math.max(0, sum);
}

import { APPS, TRANSACTION_QUERY_FIELDS, TRANSACTION_ROUTES, type WireTransaction } from '../../wire/index.ts';
import type { Area, Call, Deed } from '../call.ts';
import { isoOf } from '../customers/calendar.ts';
import { Customers } from '../customers/customers.ts';
import { entriesOf } from '../customers/rules-of-site.ts';
import { baseEntry } from '../entries.ts';
import { pageOfList } from '../lists/ask.ts';
import type { Column, Listing } from '../lists/listing.ts';
import { type History, historyOf } from '../population/history.ts';
import type { People } from '../population/people.ts';
import { notFound } from '../refusals.ts';
import { asObject } from '../violations.ts';

interface Past {
  readonly people: People;
  readonly history: History;
}

const pastOf = ({ people, site }: Customers): Past | undefined =>
  people === undefined ? undefined : { people, history: historyOf(site.id, people) };

const text = (row: (row: number) => string, entity: (transaction: WireTransaction) => string | null | undefined) =>
  ({
    kind: 'text',
    row,
    entity: (transaction) => entity(transaction) ?? null,
  }) as const satisfies Column<WireTransaction>;

const EARNED = 'Points for orders';
const REDEEMED = 'Points for a reward';

function listOf(customers: Customers): Listing<WireTransaction> {
  const past = pastOf(customers);
  const { people, history } = past ?? {};
  const isEarn = (row: number) => history?.nthOf(row) === 0;
  const columns: Record<string, Column<WireTransaction>> = {
    id: {
      ...text(
        (row) => history?.ids.idOf(row) ?? '',
        ({ id }) => id,
      ),
      rank: (row) => history?.ids.rankOf(row) ?? 0,
    },
    accountId: {
      ...text(
        (row) => people?.accounts.idOf(history?.rowOf(row) ?? 0) ?? '',
        ({ accountId }) => accountId,
      ),
      rank: (row) => people?.accounts.rankOf(history?.rowOf(row) ?? 0) ?? 0,
    },
    createdDate: {
      kind: 'time',
      row: (row) => history?.at(row) ?? null,
      entity: ({ createdDate }) => Date.parse(createdDate),
    },
    amount: { kind: 'number', row: (row) => history?.amountOf(row) ?? null, entity: ({ amount }) => amount },
    transactionType: {
      ...text(
        (row) => (isEarn(row) ? 'EARN' : 'REDEEM'),
        ({ transactionType }) => transactionType,
      ),
      rank: (row) => (isEarn(row) ? 0 : 1),
    },
    description: {
      ...text(
        (row) => (isEarn(row) ? EARNED : REDEEMED),
        ({ description }) => description,
      ),
      rank: (row) => (isEarn(row) ? 1 : 0),
    },
    idempotencyKey: {
      kind: 'text',
      row: () => null,
      rank: () => 0,
      entity: ({ idempotencyKey }) => idempotencyKey ?? null,
    },
  };
  const rowOf = (id: string) => {
    const row = people?.accounts.numberOf(id);
    return row !== undefined && people !== undefined && row < people.size ? row : undefined;
  };
  return {
    rows: history?.size ?? 0,
    byAge: false,
    hidden: () => false,
    entities: customers.site.transactions,
    columns,
    orders: people?.orders.transactions ?? new Map(),
    finds: {
      accountId: (id) => {
        const row = rowOf(id);
        return row === undefined ? [] : (history?.ofRow(row) ?? []);
      },
      id: (id) => {
        const transaction = history?.ids.numberOf(id);
        return transaction === undefined || transaction >= (history?.size ?? 0) ? [] : [transaction];
      },
    },
  };
}

/** A transaction of the population as it is answered. */
function transactionOf(customers: Customers, transaction: number): WireTransaction {
  const past = pastOf(customers);
  if (past === undefined) throw new Error('There is no past without a population.');
  const { people, history } = past;
  const stem = {
    id: history.ids.idOf(transaction),
    accountId: people.accounts.idOf(history.rowOf(transaction)),
    createdDate: isoOf(history.at(transaction)),
    amount: history.amountOf(transaction),
  };
  if (history.nthOf(transaction) === 0) {
    const rule = customers.site.earningRules.find(
      ({ conversionRate, status }) => conversionRate && status === 'ACTIVE',
    );
    const activityType = rule?.triggerActivityType ?? 'stores/OrderPaid';
    const earnInfo = { appId: rule?.triggerAppId ?? APPS.ecommerce, activityType };
    return { ...stem, transactionType: 'EARN', description: EARNED, earnInfo };
  }
  const reward =
    customers.site.rewards.find((candidate) => baseEntry(entriesOf(candidate))?.costInPoints === people.cost) ??
    customers.site.rewards[0];
  const redeemInfo = reward === undefined ? {} : { rewardId: reward.id, rewardType: reward.type ?? 'COUPON_REWARD' };
  return { ...stem, transactionType: 'REDEEM', description: REDEEMED, redeemInfo };
}

const TERMS = {
  at: 'query',
  fields: TRANSACTION_QUERY_FIELDS,
  usualSort: [{ fieldName: 'createdDate', order: 'DESC' }],
} as const;

function query(call: Call): Deed {
  const customers = new Customers(call);
  const { items, metadata } = pageOfList(listOf(customers), asObject(call.body.query), TERMS);
  const loyaltyTransactions = items.map((item) =>
    'entity' in item ? item.entity : transactionOf(customers, item.row),
  );
  return { answer: { loyaltyTransactions, pagingMetadata: metadata } };
}

function get(call: Call): Deed {
  const id = call.parameters.loyaltyTransactionId ?? '';
  const stored = call.site.transactions.find((transaction) => transaction.id === id);
  if (stored !== undefined) return { answer: { loyaltyTransaction: stored } };
  const customers = new Customers(call);
  const [number] = listOf(customers).finds.id?.(id) ?? [];
  if (number === undefined) throw notFound('Loyalty transaction', id);
  return { answer: { loyaltyTransaction: transactionOf(customers, number) } };
}

/** `@wix/loyalty` transactions; nothing here can be written. */
export const TRANSACTION_AREA: Area = {
  routes: TRANSACTION_ROUTES,
  calls: { getLoyaltyTransaction: get, queryLoyaltyTransactions: query },
};

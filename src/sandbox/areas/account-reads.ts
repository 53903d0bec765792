import {
  ACCOUNT_QUERY_FIELDS,
  ACCOUNT_SEARCH_FIELDS,
  ACCOUNT_TEXT_FIELDS,
  LIMITS,
  SEARCH_LIMITS,
  type WireAccount,
} from '../../wire/index.ts';
import type { Call, Deed } from '../call.ts';
import type { StoredAccount } from '../customer-state.ts';
import { accountList } from '../customers/account-list.ts';
import { Customers, rowsWith } from '../customers/customers.ts';
import { totalsOf } from '../customers/totals.ts';
import { ordered } from '../entities.ts';
import { checkFilter, pageOfList, type Question, type Terms } from '../lists/ask.ts';
import type { Item, Listing } from '../lists/listing.ts';
import { eachItem } from '../lists/walk.ts';
import { forbidden, invalidField, noneFor, notFound } from '../refusals.ts';
import { asObject } from '../violations.ts';
import { aggregate, checkAggregations } from './account-aggregations.ts';

const NEWEST = [{ fieldName: 'createdDate', order: 'DESC' }] as const;

const queryTerms = (call: Call): Terms => ({
  at: 'query',
  fields:
    call.switches.tierPointsFilter === 'accepted' ? [...ACCOUNT_QUERY_FIELDS, 'tier.points'] : ACCOUNT_QUERY_FIELDS,
  usualSort: NEWEST,
});

const SEARCH_TERMS: Terms = {
  at: 'search',
  fields: ACCOUNT_SEARCH_FIELDS,
  sortFields: SEARCH_LIMITS.sortFields,
  usualSort: NEWEST,
};

const shownItem = (customers: Customers, item: Item<StoredAccount>): WireAccount => {
  if ('entity' in item) return customers.shown(item.entity);
  if (customers.people === undefined) throw new Error('There are no rows without a population.');
  return customers.shown(customers.accountOfRow(customers.people, item.row));
};

/** The list without what does not hold the text in one of its searched fields. */
function withText(
  customers: Customers,
  list: Listing<StoredAccount>,
  text: string | undefined,
): Listing<StoredAccount> {
  if (text === undefined) return list;
  const wanted = text.toLowerCase();
  const columns = ACCOUNT_TEXT_FIELDS.map((field) => list.columns[field]);
  const holds = (entity: StoredAccount) =>
    columns.some((column) =>
      String(column?.entity(entity) ?? '')
        .toLowerCase()
        .includes(wanted),
    );
  const rows = customers.people === undefined ? [] : rowsWith(customers.people, wanted);
  const { hiddenRows: _unknown, ...rest } = list;
  return {
    ...rest,
    hidden: (row) => list.hidden(row) || rows[row] !== true,
    entities: list.entities.filter(holds),
  };
}

function query(call: Call): Deed {
  const customers = new Customers(call);
  const asked = asObject(call.body.query);
  const { items, metadata } = pageOfList(accountList(customers), asked, queryTerms(call));
  return { answer: { loyaltyAccounts: shownItems(call, customers, items, asked), pagingMetadata: metadata } };
}

/** Items as they are handed out: without an order of their own only where lists have none. */
function shownItems(
  call: Call,
  customers: Customers,
  items: readonly Item<StoredAccount>[],
  asked: Readonly<Record<string, unknown>>,
): readonly WireAccount[] {
  const shown = items.map((item) => shownItem(customers, item));
  return Array.isArray(asked.sort) ? shown : ordered(shown, call);
}

function search(call: Call): Deed {
  const customers = new Customers(call);
  const asked = asObject(call.body.search);
  const list = accountList(customers);
  const aggregations = checkAggregations(asked.aggregations);
  const text = asObject(asked.search).expression;
  if (typeof text === 'string' && text.length > SEARCH_LIMITS.expression)
    throw invalidField('search.search.expression', `must be at most ${SEARCH_LIMITS.expression} long`, 'MAX_LENGTH');
  const narrow = ({ text: wanted }: Question) => withText(customers, list, wanted);
  const { items, metadata, question } = pageOfList(list, asked, SEARCH_TERMS, narrow);
  const results = aggregate(withText(customers, list, question.text), question.filter, aggregations);
  return {
    answer: {
      accounts: shownItems(call, customers, items, asked),
      pagingMetadata: metadata,
      aggregationData: { results },
    },
  };
}

/** Items that a count or a bulk change is about. */
export function eachFound(
  call: Call,
  customers: Customers,
  asked: Readonly<Record<string, unknown>>,
  tell: (item: Item<StoredAccount>) => void,
): void {
  const list = accountList(customers);
  const filter = asObject(asked.filter);
  const fields = call.switches.countFields === 'query' ? queryTerms(call).fields : ACCOUNT_SEARCH_FIELDS;
  checkFilter(list, filter, { ...SEARCH_TERMS, fields });
  const { expression } = asObject(asked.search);
  const text = typeof expression === 'string' && expression !== '' ? expression : undefined;
  eachItem(withText(customers, list, text), filter, tell);
}

function count(call: Call): Deed {
  let found = 0;
  eachFound(call, new Customers(call), call.body, () => {
    found += 1;
  });
  return { answer: { count: found } };
}

function list(call: Call): Deed {
  const contactIds = call.query.getAll('contactIds').filter((id) => id !== '');
  if (contactIds.length > LIMITS.listedContactIds.max)
    throw invalidField('contactIds', `must have at most ${LIMITS.listedContactIds.max} items`, 'MAX_SIZE');
  const customers = new Customers(call);
  const asked = {
    filter: contactIds.length === 0 ? {} : { contactId: { $in: contactIds } },
    cursorPaging: {
      limit: call.query.get('cursorPaging.limit') ?? undefined,
      cursor: call.query.get('cursorPaging.cursor') ?? undefined,
    },
  };
  const { items, metadata } = pageOfList(accountList(customers), asked, queryTerms(call));
  const accounts = shownItems(call, customers, items, asked);
  return { answer: { accounts, pagingMetadata: { count: metadata.count, cursors: metadata.cursors } } };
}

/** The account a path or a body names. */
export function accountWith(customers: Customers, id: string): StoredAccount {
  const account = customers.byId(id);
  if (account === undefined) throw notFound('Loyalty account', id);
  return account;
}

function bySecondaryId(call: Call): Deed {
  const customers = new Customers(call);
  const contactId = call.query.get('contactId') ?? '';
  const memberId = call.query.get('memberId') ?? '';
  if ((contactId === '') === (memberId === ''))
    throw invalidField('contactId', 'or memberId is required, and not both', 'ONE_OF');
  const account = contactId === '' ? customers.byMember(memberId) : customers.byContact(contactId);
  if (account !== undefined) return { answer: { account: customers.shown(account) } };
  if (call.switches.missingAccount === 'empty') return { answer: {} };
  throw noneFor('A loyalty account of this customer');
}

/** The account of the member who calls. */
export function ownAccount(call: Call, customers: Customers): StoredAccount {
  if (call.caller.kind !== 'member') throw forbidden();
  const account = customers.byMember(call.caller.memberId);
  if (account === undefined) throw noneFor('A loyalty account of this member');
  return account;
}

/** Calls of `@wix/loyalty` accounts that change nothing. */
export const ACCOUNT_READS = {
  getAccount: (call: Call): Deed => {
    const customers = new Customers(call);
    return { answer: { account: customers.shown(accountWith(customers, call.parameters.id ?? '')) } };
  },
  getAccountBySecondaryId: bySecondaryId,
  getCurrentMemberAccount: (call: Call): Deed => {
    const customers = new Customers(call);
    return { answer: { account: customers.shown(ownAccount(call, customers)) } };
  },
  getProgramTotals: (call: Call): Deed => ({ answer: { ...totalsOf(new Customers(call)) } }),
  listAccounts: list,
  queryLoyaltyAccounts: query,
  searchAccounts: search,
  countAccounts: count,
};

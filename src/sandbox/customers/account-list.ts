import type { StoredAccount } from '../customer-state.ts';
import type { Column, Key, Listing } from '../lists/listing.ts';
import type { NumberedIds } from '../population/numbered-ids.ts';
import type { People } from '../population/people.ts';
import { type Customers, copyOfRow } from './customers.ts';
import { expirationOf, tierFor } from './rules-of-site.ts';

type AccountColumn = Column<StoredAccount>;

/** Stands in where there is no population. */
const NOBODY: Pick<People, 'size'> = { size: 0 };

const timeOf = (date: string | null | undefined): Key => (date ? Date.parse(date) : null);

const ids = (of: NumberedIds | undefined, entity: AccountColumn['entity']): AccountColumn => ({
  kind: 'text',
  row: (row) => of?.idOf(row) ?? null,
  rank: (row) => of?.rankOf(row) ?? 0,
  entity,
});

const points = (name: keyof StoredAccount['points'], row: (row: number) => number): AccountColumn => ({
  kind: 'number',
  row,
  entity: (account) => account.points[name] ?? 0,
});

/** Columns of what is stored as it is. */
function storedColumns({ people }: Customers): Record<string, AccountColumn> {
  const balance = (row: number) => (people?.earned[row] ?? 0) - (people?.redeemed[row] ?? 0);
  const member = ids(people?.members, (account) => account.memberId ?? null);
  return {
    id: ids(people?.accounts, (account) => account.id),
    contactId: ids(people?.contacts, (account) => account.contactId),
    memberId: {
      ...member,
      row: (row) => (people?.isMember(row) ? member.row(row) : null),
      rank: (row) => (people?.isMember(row) ? (people?.members.rankOf(row) ?? 0) : Number.POSITIVE_INFINITY),
    },
    'points.balance': points('balance', balance),
    'points.earned': points('earned', (row) => people?.earned[row] ?? 0),
    'points.redeemed': points('redeemed', (row) => people?.redeemed[row] ?? 0),
    'points.adjusted': points('adjusted', () => 0),
    'points.expired': points('expired', () => 0),
    createdDate: { kind: 'time', row: (row) => people?.createdAt(row) ?? null, entity: (a) => timeOf(a.createdDate) },
    updatedDate: {
      kind: 'time',
      row: (row) => people?.lastActiveAt(row) ?? null,
      entity: (a) => timeOf(a.updatedDate),
    },
    lastActivityDate: {
      kind: 'time',
      row: (row) => people?.lastActiveAt(row) ?? null,
      entity: (account) => timeOf(account.lastActivityDate),
    },
  };
}

/** Columns of the contact's copy: rows of a population sort by them as they do by age. */
function contactColumns(customers: Customers): Record<string, AccountColumn> {
  const { people } = customers;
  const column = (name: 'name' | 'email' | 'displayName'): AccountColumn => ({
    kind: 'text',
    row: (row) => (people === undefined ? null : (copyOfRow(people, row)[name] ?? null)),
    rank: (row) => row,
    entity: ({ contactId }) => customers.contactOf(contactId)?.[name] ?? null,
  });
  return {
    'contact.id': ids(people?.contacts, (account) => account.contactId),
    'contact.name': column('name'),
    'contact.email': column('email'),
    'contact.displayName': column('displayName'),
  };
}

/** Columns of what hangs on the clock, the tiers and the rules of expiration. */
function derivedColumns(customers: Customers): Record<string, AccountColumn> {
  const { people, rules } = customers;
  const ladder = people?.ladder ?? [];
  const balance = (row: number) => (people?.earned[row] ?? 0) - (people?.redeemed[row] ?? 0);
  const expiration = (row: number) => expirationOf(balance(row), people?.lastActiveAt(row) ?? 0, rules);
  const expirationVersion = JSON.stringify(rules.expiration ?? null);
  const tierRank = new Map([...ladder].sort((a, b) => (a.id < b.id ? -1 : 1)).map(({ id }, rank) => [id, rank]));
  const tier = (row: number) => tierFor(people?.earned[row] ?? 0, ladder);
  return {
    'tier.id': {
      kind: 'text',
      row: (row) => tier(row) ?? null,
      rank: (row) => tierRank.get(tier(row) ?? '') ?? Number.POSITIVE_INFINITY,
      entity: (account) => account.tier.id ?? null,
    },
    'tier.points': {
      kind: 'number',
      row: (row) => (people === undefined ? 0 : customers.tierPointsOfRow(people, row)),
      entity: (account) => customers.tierPoints(account),
      version: String(rules.windowStart),
    },
    'pointsExpiration.expirationDate': {
      kind: 'time',
      row: (row) => expiration(row)?.at ?? null,
      entity: (account) => customers.expiration(account)?.at ?? null,
      version: expirationVersion,
    },
    'pointsExpiration.expiringPointsAmount': {
      kind: 'number',
      row: (row) => expiration(row)?.amount ?? null,
      entity: (account) => customers.expiration(account)?.amount ?? null,
      version: expirationVersion,
    },
  };
}

const found = (of: NumberedIds | undefined, size: number) => (value: string) => {
  const row = of?.numberOf(value);
  return row === undefined || row >= size ? [] : [row];
};

/** The accounts of a site as a list. */
export function accountList(customers: Customers): Listing<StoredAccount> {
  const { people, stored } = customers;
  const { size } = people ?? NOBODY;
  return {
    rows: size,
    byAge: true,
    hidden: (row) => stored.rows.has(row),
    hiddenRows: stored.rows,
    entities: stored.live,
    columns: { ...storedColumns(customers), ...contactColumns(customers), ...derivedColumns(customers) },
    orders: people?.orders.accounts ?? new Map(),
    finds: {
      id: found(people?.accounts, size),
      contactId: found(people?.contacts, size),
      'contact.id': found(people?.contacts, size),
      memberId: found(people?.members, size),
    },
  };
}

import type { WireContact, WireMember } from '../../wire/index.ts';
import type { Column, Listing } from '../lists/listing.ts';
import { keyAt } from '../lists/stored.ts';
import type { NumberedIds } from '../population/numbered-ids.ts';
import type { People } from '../population/people.ts';
import { type ById, contactOfRow, memberOfRow, type Persons, rowOfEmail } from './persons.ts';

/** What makes a list of a population's persons. */
interface Sort<Entity> {
  readonly people: People | undefined;
  readonly stored: ById<Entity>;
  readonly ids: NumberedIds | undefined;
  readonly isThere: (row: number) => boolean;
  readonly make: (people: People, row: number) => Entity;
  readonly fields: readonly string[];
  /** Where the field's value is in the entity, when it is not at the field's own path. */
  readonly places: Readonly<Record<string, string>>;
  readonly finds: Listing<Entity>['finds'];
}

const orders = new WeakMap<People, Map<string, Map<string, Uint32Array>>>();

/** Orders kept for one sort of persons. */
function ordersOf(people: People | undefined, name: string): Map<string, Uint32Array> {
  if (people === undefined) return new Map();
  const all = orders.get(people) ?? new Map<string, Map<string, Uint32Array>>();
  orders.set(people, all);
  const own = all.get(name) ?? new Map<string, Uint32Array>();
  all.set(name, own);
  return own;
}

function listOf<Entity extends { readonly id: string }>(name: string, sort: Sort<Entity>): Listing<Entity> {
  const { people, stored, ids, make, places } = sort;
  const column = (path: string): Column<Entity> => {
    const place = places[path] ?? path;
    const kind = path.endsWith('Date') ? ('time' as const) : ('text' as const);
    const row = (at: number) => (people === undefined ? null : keyAt(make(people, at), place));
    // Of texts, names and addresses of a population ascend with its rows; all others are the same for all.
    const rank = kind === 'time' ? {} : { rank: (at: number) => (row(at) === null ? Number.POSITIVE_INFINITY : at) };
    return { kind, row, ...rank, entity: (entity) => keyAt(entity, place) };
  };
  const fields = [...sort.fields, 'createdDate', 'id'];
  const columns = Object.fromEntries(fields.map((path) => [path, column(path)]));
  const id = { ...column('id'), rank: (row: number) => ids?.rankOf(row) ?? 0 };
  return {
    rows: people?.size ?? 0,
    byAge: true,
    hidden: (row) => !sort.isThere(row) || stored.all.has(ids?.idOf(row) ?? ''),
    entities: stored.live,
    columns: { ...columns, id },
    orders: ordersOf(people, name),
    finds: sort.finds,
  };
}

const numbered = (people: People | undefined, ids: NumberedIds | undefined) => (value: string) => {
  const row = ids?.numberOf(value);
  return row === undefined || people === undefined || row >= people.size ? [] : [row];
};

const byEmail = (people: People | undefined) => (value: string) => {
  const row = rowOfEmail(people, value);
  return row === undefined ? [] : [row];
};

/** All contacts of a site. */
export const contactList = ({ people, contacts }: Persons, fields: readonly string[]): Listing<WireContact> =>
  listOf('contacts', {
    people,
    stored: contacts,
    ids: people?.contacts,
    isThere: () => true,
    make: contactOfRow,
    fields,
    places: {
      'info.emails.email': 'primaryInfo.email',
      'info.phones.phone': 'primaryInfo.phone',
      'info.labelKeys': 'info.labelKeys.items',
      'info.extendedFields.emailSubscriptions.subscriptionStatus': 'primaryEmail.subscriptionStatus',
    },
    finds: {
      id: numbered(people, people?.contacts),
      'primaryInfo.email': byEmail(people),
      'info.emails.email': byEmail(people),
    },
  });

/** All members of a site. */
export const memberList = ({ people, members }: Persons, fields: readonly string[]): Listing<WireMember> =>
  listOf('members', {
    people,
    stored: members,
    ids: people?.members,
    isThere: (row) => people?.isMember(row) ?? false,
    make: memberOfRow,
    fields,
    places: {},
    finds: {
      id: numbered(people, people?.members),
      contactId: numbered(people, people?.contacts),
      loginEmail: byEmail(people),
    },
  });

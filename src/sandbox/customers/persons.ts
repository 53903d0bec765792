import type { DeliverabilityStatus, SubscriptionStatus, WireContact, WireMember } from '../../wire/index.ts';
import type { CustomerState, Gone } from '../customer-state.ts';
import type { People } from '../population/people.ts';
import { isoOf } from './calendar.ts';

/** What stored things of one sort are found by. */
export interface ById<Entity> {
  readonly live: readonly Entity[];
  readonly all: ReadonlyMap<string, Entity | Gone>;
}

const indexes = new WeakMap<readonly unknown[], ById<unknown>>();

const isLive = <Entity extends object>(entity: Entity | Gone): entity is Entity => !('gone' in entity);

/** The index of a stored list; made once for each state of it. */
function byId<Entity extends { readonly id: string }>(list: readonly (Entity | Gone)[]): ById<Entity> {
  const known = indexes.get(list) as ById<Entity> | undefined;
  if (known !== undefined) return known;
  const index = { live: list.filter(isLive), all: new Map(list.map((entity) => [entity.id, entity])) };
  indexes.set(list, index);
  return index;
}

/** What the nth customer of a population agreed to, from 1. */
const consentOf = (nth: number): SubscriptionStatus => {
  const rest = nth % 10;
  if (rest <= 5) return 'SUBSCRIBED';
  if (rest === 6) return 'UNSUBSCRIBED';
  return rest === 7 ? 'PENDING' : 'NOT_SET';
};

const EMAIL = /^customer-(\d{7})@example\.com$/;

const padded = (people: People, row: number): string => String(people.customerOf(row) + 1).padStart(7, '0');

/** The address of a customer of the population: the same on every site of a chain. */
const emailOfRow = (people: People, row: number): string => `customer-${padded(people, row)}@example.com`;

/** The row behind an address of the population. */
export function rowOfEmail(people: People | undefined, email: string): number | undefined {
  const nth = Number(EMAIL.exec(email)?.[1] ?? 0);
  return nth >= 1 ? people?.rowOf(nth - 1) : undefined;
}

/** What a customer of the population agreed to, and whether mail arrives. */
export const mailOfRow = (
  people: People,
  row: number,
): { readonly subscriptionStatus: SubscriptionStatus; readonly deliverabilityStatus: DeliverabilityStatus } => ({
  subscriptionStatus: consentOf(people.customerOf(row) + 1),
  deliverabilityStatus: (people.customerOf(row) + 1) % 50 === 3 ? 'BOUNCED' : 'VALID',
});

/** A customer of the population as a contact. */
export function contactOfRow(people: People, row: number): WireContact {
  const email = emailOfRow(people, row);
  const created = isoOf(people.createdAt(row));
  return {
    id: people.contacts.idOf(row),
    revision: 1,
    source: { sourceType: 'OTHER' },
    createdDate: created,
    updatedDate: created,
    lastActivity: { activityDate: isoOf(people.lastActiveAt(row)), activityType: 'GENERAL' },
    primaryInfo: { email },
    primaryEmail: { email, ...mailOfRow(people, row) },
    info: {
      name: { first: 'Customer', last: padded(people, row) },
      emails: { items: [{ id: people.contacts.idOf(row), tag: 'UNTAGGED', email, primary: true }] },
    },
  };
}

/** A customer of the population as a member of the site. */
export function memberOfRow(people: People, row: number): WireMember {
  const created = isoOf(people.createdAt(row));
  return {
    id: people.members.idOf(row),
    loginEmail: emailOfRow(people, row),
    loginEmailVerified: true,
    status: 'APPROVED',
    contactId: people.contacts.idOf(row),
    contact: { firstName: 'Customer', lastName: padded(people, row), emails: [emailOfRow(people, row)] },
    profile: { nickname: `Customer ${padded(people, row)}`, slug: `customer-${padded(people, row)}` },
    privacyStatus: 'PRIVATE',
    activityStatus: 'ACTIVE',
    createdDate: created,
    updatedDate: created,
  };
}

/** The contacts and members of a site: the population, and what is stored over it. */
export class Persons {
  readonly people: People | undefined;
  readonly contacts: ById<WireContact>;
  readonly members: ById<WireMember>;

  constructor(people: People | undefined, site: Pick<CustomerState, 'contacts' | 'members'>) {
    this.people = people;
    this.contacts = byId(site.contacts);
    this.members = byId(site.members);
  }

  #row(number: number | undefined): number | undefined {
    return number !== undefined && this.people !== undefined && number < this.people.size ? number : undefined;
  }

  /** The contact of an id; one that was merged away is the contact it was merged into. */
  contact(id: string): WireContact | undefined {
    const stored = this.contacts.all.get(id);
    if (stored !== undefined && isLive(stored)) return stored;
    if (stored !== undefined) return stored.mergedInto === undefined ? undefined : this.contact(stored.mergedInto);
    const row = this.#row(this.people?.contacts.numberOf(id));
    return row === undefined || this.people === undefined ? undefined : contactOfRow(this.people, row);
  }

  member(id: string): WireMember | undefined {
    const stored = this.members.all.get(id);
    if (stored !== undefined) return isLive(stored) ? stored : undefined;
    const row = this.#row(this.people?.members.numberOf(id));
    if (row === undefined || this.people === undefined || !this.people.isMember(row)) return undefined;
    return memberOfRow(this.people, row);
  }

  /** The member that a contact is. */
  memberOfContact(contactId: string): WireMember | undefined {
    const row = this.#row(this.people?.contacts.numberOf(contactId));
    const first = row === undefined ? undefined : this.member(this.people?.members.idOf(row) ?? '');
    return first ?? this.members.live.find((member) => member.contactId === contactId);
  }

  /** Contacts with an address among theirs, whatever its letters' case. */
  contactsWith(email: string): readonly WireContact[] {
    const wanted = email.toLowerCase();
    const has = ({ info }: WireContact) => info.emails?.items?.some((item) => item.email?.toLowerCase() === wanted);
    const found = this.contacts.live.filter(has);
    const row = rowOfEmail(this.people, wanted);
    const id = row === undefined ? undefined : this.people?.contacts.idOf(row);
    const first = id === undefined || this.contacts.all.has(id) ? undefined : this.contact(id);
    return first === undefined ? found : [first, ...found];
  }
}

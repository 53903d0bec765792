import type { WireAccount, WireAccountContact, WireContact } from '../../wire/index.ts';
import type { Call } from '../call.ts';
import type { Gone, StoredAccount } from '../customer-state.ts';
import { type People, peopleOf } from '../population/people.ts';
import type { SiteState } from '../state.ts';
import { isoOf } from './calendar.ts';
import { tierPointsIn, transactionsOf } from './ledger.ts';
import { contactOfRow, Persons } from './persons.ts';
import { dateOf, expirationOf, rulesOf, type SiteRules, tierFor } from './rules-of-site.ts';

/** What is stored of accounts, by the ways to find one. */
interface Stored {
  readonly live: readonly StoredAccount[];
  readonly byId: ReadonlyMap<string, StoredAccount | Gone>;
  readonly byContact: ReadonlyMap<string, StoredAccount>;
  readonly byMember: ReadonlyMap<string, StoredAccount>;
  /** Rows of the population that are stored, or gone. */
  readonly rows: ReadonlySet<number>;
}

const indexes = new WeakMap<SiteState['accounts'], Stored>();

const isLive = (account: StoredAccount | Gone): account is StoredAccount => !('gone' in account);

function storedOf({ accounts }: SiteState, people: People | undefined): Stored {
  const known = indexes.get(accounts);
  if (known !== undefined) return known;
  const live = accounts.filter(isLive);
  const stored = {
    live,
    byId: new Map(accounts.map((account) => [account.id, account])),
    byContact: new Map(live.map((account) => [account.contactId, account])),
    byMember: new Map(live.flatMap((account) => (account.memberId ? [[account.memberId, account] as const] : []))),
    rows: new Set(accounts.flatMap(({ id }) => people?.accounts.numberOf(id) ?? [])),
  };
  indexes.set(accounts, stored);
  return stored;
}

/** The copy of a contact that an account carries; the name falls back on the address. */
function copyOf({ id, info, primaryInfo }: WireContact): WireAccountContact {
  const name = [info.name?.first, info.name?.last].filter(Boolean).join(' ');
  const email = primaryInfo?.email;
  const display = name === '' ? email : name;
  return {
    id,
    ...(name === '' ? {} : { name }),
    ...(email === undefined ? {} : { email }),
    ...(display === undefined ? {} : { displayName: display }),
  };
}

/** The copy that the account of a row carries. */
export const copyOfRow = (people: People, row: number): WireAccountContact => copyOf(contactOfRow(people, row));

const texts = new WeakMap<People, readonly string[]>();

/** Of each row, whether the name or the address of its contact holds a text in small letters. */
export function rowsWith(people: People, text: string): readonly boolean[] {
  let known = texts.get(people);
  if (known === undefined) {
    known = Array.from({ length: people.size }, (_, row) => {
      const { name, email } = copyOfRow(people, row);
      return `${email}\n${name}`.toLowerCase();
    });
    texts.set(people, known);
  }
  return known.map((whole) => whole.includes(text));
}

/** The customers of a site as they stand at a moment: the population, and what is stored over it. */
export class Customers {
  readonly site: SiteState;
  readonly people: People | undefined;
  readonly rules: SiteRules;
  readonly stored: Stored;
  readonly persons: Persons;

  constructor({ site, now, switches }: Pick<Call, 'site' | 'now' | 'switches'>) {
    this.site = site;
    this.people = site.population === null ? undefined : peopleOf(site.id, site.population);
    this.rules = rulesOf(site, Date.parse(now), switches);
    this.stored = storedOf(site, this.people);
    this.persons = new Persons(this.people, site);
  }

  /** The row of a number that is one, unless an account is stored in its place. */
  #row(number: number | undefined): StoredAccount | undefined {
    const { people } = this;
    if (number === undefined || people === undefined || number >= people.size) return undefined;
    return this.stored.rows.has(number) ? undefined : this.accountOfRow(people, number);
  }

  byId(id: string): StoredAccount | undefined {
    const stored = this.stored.byId.get(id);
    if (stored !== undefined) return isLive(stored) ? stored : undefined;
    return this.#row(this.people?.accounts.numberOf(id));
  }

  byContact(id: string): StoredAccount | undefined {
    return this.stored.byContact.get(id) ?? this.#row(this.people?.contacts.numberOf(id));
  }

  byMember(id: string): StoredAccount | undefined {
    const stored = this.stored.byMember.get(id);
    const row = this.people?.members.numberOf(id);
    return stored ?? (row !== undefined && this.people?.isMember(row) ? this.#row(row) : undefined);
  }

  /** A member of the population as the account it was made as. */
  accountOfRow(people: People, row: number): StoredAccount {
    const earned = people.earned[row] ?? 0;
    const redeemed = people.redeemed[row] ?? 0;
    const tierId = tierFor(earned, people.ladder);
    return {
      id: people.accounts.idOf(row),
      contactId: people.contacts.idOf(row),
      ...(people.isMember(row) ? { memberId: people.members.idOf(row) } : {}),
      points: { balance: earned - redeemed, earned, adjusted: 0, redeemed, expired: 0 },
      createdDate: isoOf(people.createdAt(row)),
      updatedDate: isoOf(people.lastActiveAt(row)),
      lastActivityDate: isoOf(people.lastActiveAt(row)),
      revision: '1',
      tier: { ...(tierId === undefined ? {} : { id: tierId }), updatedDate: isoOf(people.made) },
    };
  }

  /** What a member of the population had earned within the window. */
  tierPointsOfRow(people: People, row: number): number {
    return people.earnedAt(row) >= this.rules.windowStart ? (people.earned[row] ?? 0) : 0;
  }

  /** Points that count for the tier of an account now. */
  tierPoints({ id }: Pick<StoredAccount, 'id'>): number {
    const row = this.people?.accounts.numberOf(id);
    const first =
      this.people === undefined || row === undefined || row >= this.people.size
        ? 0
        : this.tierPointsOfRow(this.people, row);
    return first + tierPointsIn(transactionsOf(this.site, id), this.rules.windowStart);
  }

  /** When points of the account expire next, and how many. */
  expiration({ points, lastActivityDate, expiredDate, createdDate }: StoredAccount) {
    const since = Date.parse(lastActivityDate ?? createdDate);
    return expirationOf(points.balance, Math.max(since, Date.parse(expiredDate ?? '') || since), this.rules);
  }

  /** The copy of the contact that an account carries. */
  contactOf(contactId: string): WireAccountContact | undefined {
    const contact = this.persons.contact(contactId);
    return contact === undefined ? undefined : copyOf(contact);
  }

  rewardAvailable({ points, tier }: Pick<StoredAccount, 'points' | 'tier'>): boolean {
    return points.balance >= this.rules.cheapest(tier.id);
  }

  /** The account as it is answered. */
  shown(account: StoredAccount): WireAccount {
    const { tier, expiredDate: _expiredDate, revision, createdDate, updatedDate, lastActivityDate, ...rest } = account;
    const expiration = this.expiration(account);
    const contact = this.contactOf(account.contactId);
    const expirationDate = dateOf(expiration?.at);
    return {
      ...rest,
      rewardAvailable: this.rewardAvailable(account),
      createdDate,
      updatedDate,
      ...(lastActivityDate === undefined ? {} : { lastActivityDate }),
      revision,
      tier: { ...tier, points: this.tierPoints(account) },
      ...(contact === undefined ? {} : { contact }),
      ...(expirationDate === undefined
        ? {}
        : { pointsExpiration: { expirationDate, expiringPointsAmount: expiration?.amount ?? 0 } }),
    };
  }
}

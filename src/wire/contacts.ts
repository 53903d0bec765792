interface Tagged {
  readonly id?: string;
  readonly tag?: 'UNTAGGED' | 'MAIN' | 'HOME' | 'WORK' | (string & {});
  readonly primary?: boolean;
}

export interface WireContactInfo {
  readonly name?: { readonly first?: string | null; readonly last?: string | null };
  readonly emails?: { readonly items?: readonly (Tagged & { readonly email?: string })[] };
  readonly phones?: {
    readonly items?: readonly (Tagged & { readonly phone?: string; readonly countryCode?: string })[];
  };
  readonly addresses?: { readonly items?: readonly unknown[] };
  readonly company?: string | null;
  readonly jobTitle?: string | null;
  /** `YYYY-MM-DD`. */
  readonly birthdate?: string | null;
  readonly locale?: string | null;
  readonly labelKeys?: { readonly items?: readonly string[] };
  readonly extendedFields?: { readonly items?: Readonly<Record<string, unknown>> };
}

/** A contact of version 4. Its revision is a number, unlike all others. */
export interface WireContact {
  readonly id: string;
  readonly revision: number;
  readonly source?: { readonly sourceType: string; readonly appId?: string };
  readonly createdDate: string;
  readonly updatedDate: string;
  readonly lastActivity?: { readonly activityDate: string; readonly activityType: string };
  readonly primaryInfo?: { readonly email?: string; readonly phone?: string };
  readonly primaryEmail?: {
    readonly email: string;
    readonly subscriptionStatus: SubscriptionStatus;
    readonly deliverabilityStatus: DeliverabilityStatus;
  };
  readonly info: WireContactInfo;
}

export const SUBSCRIPTION_STATUSES = ['UNKNOWN', 'NOT_SET', 'PENDING', 'SUBSCRIBED', 'UNSUBSCRIBED'] as const;
export type SubscriptionStatus = (typeof SUBSCRIPTION_STATUSES)[number];

export const DELIVERABILITY_STATUSES = ['NOT_SET', 'VALID', 'BOUNCED', 'SPAM_COMPLAINT', 'INACTIVE'] as const;
export type DeliverabilityStatus = (typeof DELIVERABILITY_STATUSES)[number];

/** What an address agreed to. */
export interface WireSubscription {
  readonly id: string;
  readonly email: string;
  readonly subscriptionStatus: SubscriptionStatus;
  readonly deliverabilityStatus: DeliverabilityStatus;
  readonly createdDate: string;
  readonly updatedDate: string;
}

export const MEMBER_STATUSES = ['UNKNOWN', 'PENDING', 'APPROVED', 'BLOCKED', 'OFFLINE'] as const;

/** A member of the site. */
export interface WireMember {
  readonly id: string;
  readonly loginEmail?: string;
  readonly loginEmailVerified?: boolean;
  readonly status?: (typeof MEMBER_STATUSES)[number];
  readonly contactId: string;
  readonly contact?: Readonly<Record<string, unknown>>;
  readonly profile: { readonly nickname: string; readonly slug: string };
  readonly privacyStatus?: 'UNKNOWN' | 'PRIVATE' | 'PUBLIC';
  readonly activityStatus?: 'UNKNOWN' | 'ACTIVE' | 'MUTED';
  readonly createdDate: string;
  readonly updatedDate: string;
}

/** Fields by which contacts are filtered, and those by which they are sorted: one at a time. */
export const CONTACT_QUERY_FIELDS = [
  ...['id', 'createdDate', 'updatedDate', 'lastActivity.activityDate', 'primaryInfo.email', 'primaryInfo.phone'],
  ...['info.name.first', 'info.name.last', 'info.emails.email', 'info.phones.phone', 'info.labelKeys'],
  'info.extendedFields.emailSubscriptions.subscriptionStatus',
] as const;

export const CONTACT_SORT_FIELDS = [
  ...['createdDate', 'lastActivity.activityDate', 'primaryInfo.email', 'info.name.first', 'info.name.last'],
  ...['info.company', 'info.jobTitle', 'info.birthdate'],
] as const;

export const MEMBER_QUERY_FIELDS = [
  ...['id', 'loginEmail', 'status', 'contactId', 'contact.firstName', 'contact.lastName', 'profile.nickname'],
  ...['profile.slug', 'privacyStatus', 'createdDate'],
] as const;

export const MEMBER_SORT_FIELDS = [
  ...['profile.nickname', 'contact.firstName', 'contact.lastName', 'createdDate', 'lastLoginDate'],
] as const;

/** Longest pages of the lists that page by offset. */
export const OFFSET_PAGES = { contacts: 1_000, members: 100, badges: 100, subscriptions: 100 } as const;

import type {
  WireAccount,
  WireBadge,
  WireBadgeAssignment,
  WireCheckout,
  WireCheckoutDiscount,
  WireContact,
  WireConversation,
  WireImport,
  WireJob,
  WireLoyaltyCoupon,
  WireMember,
  WireMessage,
  WireSubscription,
  WireTransaction,
} from '../wire/index.ts';
import type { MadePopulation } from './population/people.ts';

/** An account as stored: what hangs on the clock, on rewards or on the ledger is worked out when it is shown. */
export interface StoredAccount extends Omit<WireAccount, 'rewardAvailable' | 'tier' | 'pointsExpiration' | 'contact'> {
  /** The tier of the last recalculation; the base tier has no id. */
  readonly tier: { readonly id?: string; readonly updatedDate: string };
  /** When points expired last. */
  readonly expiredDate?: string;
}

/** Stands for a member of the population that is no more; one who was merged away is found under another contact. */
export interface Gone {
  readonly id: string;
  readonly gone: true;
  readonly mergedInto?: string;
}

/** A file that somebody uploaded for an import. */
export interface UploadedFile {
  /** Its path, as `createLoyaltyImport` names it. */
  readonly id: string;
  readonly text: string | null;
}

/** What a site knows of its customers, in the form of the wire. */
export interface CustomerState {
  /** The customers who were there first; what became of one of them since is in the lists. */
  readonly population: MadePopulation | null;
  readonly accounts: readonly (StoredAccount | Gone)[];
  readonly transactions: readonly WireTransaction[];
  readonly coupons: readonly WireLoyaltyCoupon[];
  readonly jobs: readonly WireJob[];
  readonly checkoutDiscounts: readonly WireCheckoutDiscount[];
  readonly imports: readonly (WireImport & { readonly failures?: readonly string[] })[];
  readonly files: readonly UploadedFile[];
  readonly contacts: readonly (WireContact | Gone)[];
  readonly members: readonly (WireMember | Gone)[];
  readonly subscriptions: readonly WireSubscription[];
  readonly badges: readonly WireBadge[];
  readonly badgeAssignments: readonly WireBadgeAssignment[];
  readonly conversations: readonly WireConversation[];
  readonly messages: readonly (WireMessage & { readonly conversationId: string; readonly notified: boolean })[];
  readonly checkouts: readonly WireCheckout[];
}

/** The lists about customers. */
export const CUSTOMER_COLLECTIONS = [
  ...(['accounts', 'transactions', 'coupons', 'jobs', 'checkoutDiscounts', 'imports', 'files'] as const),
  ...(['contacts', 'members', 'subscriptions', 'badges', 'badgeAssignments'] as const),
  ...(['conversations', 'messages', 'checkouts'] as const),
] as const;

/** A site without any customers. */
export const NO_CUSTOMERS: CustomerState = {
  population: null,
  ...(Object.fromEntries(CUSTOMER_COLLECTIONS.map((name) => [name, []])) as unknown as Omit<
    CustomerState,
    'population'
  >),
};

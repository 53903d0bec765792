import type { WireTransaction } from '../../wire/index.ts';
import type { Announcement, Call } from '../call.ts';
import type { StoredAccount } from '../customer-state.ts';
import type { SiteEdit } from '../edits.ts';
import { editSite } from '../edits.ts';
import { impossible } from '../refusals.ts';
import type { SiteState } from '../state.ts';
import { Customers } from './customers.ts';
import { ladderOf, tierFor } from './rules-of-site.ts';

/** What a move of points needs of a call; the clock moves points, too. */
export type Moment = Pick<Call, 'site' | 'now' | 'switches' | 'newId'>;

/** Points that come or go, and the entry of the ledger that says why. */
export interface Move {
  readonly amount: number;
  /** The total they count in. */
  readonly counts: 'earned' | 'adjusted' | 'redeemed' | 'expired';
  readonly entry: Pick<WireTransaction, 'transactionType'> & Partial<WireTransaction>;
  /** When it happened; now unless it is told. */
  readonly at?: string;
}

/** What a move of points did. */
export interface Moved {
  readonly account: StoredAccount;
  readonly transaction: WireTransaction;
  readonly edits: readonly SiteEdit[];
  readonly announces: readonly Announcement[];
  /** The site after it. */
  readonly site: SiteState;
}

const raised = (revision: string): string => String(BigInt(revision) + 1n);

/** Totals that grow by what is taken. */
const TAKEN = ['redeemed', 'expired'];

/** Events of a change of an account, in the order in which Wix sends them. */
export function announceAccount(
  customers: Customers,
  before: StoredAccount | undefined,
  account: StoredAccount,
  kind: 'created' | 'updated' | 'points',
  trigger = 'BALANCE_UPDATED',
): readonly Announcement[] {
  const shown = customers.shown(account);
  const place = (nth: number) => String(BigInt(account.revision) * 3n + BigInt(nth));
  const event = kind === 'created' ? ('accountCreated' as const) : ('accountUpdated' as const);
  const announces: Announcement[] = [{ event, entityId: account.id, entity: shown, sequence: place(0) }];
  if (kind === 'points') {
    const entity = { account: shown };
    announces.push({ event: 'accountPointsUpdated', entityId: account.id, entity, sequence: place(1) });
  }
  if (before !== undefined && customers.rewardAvailable(before) !== shown.rewardAvailable) {
    const entity = { rewardAvailable: shown.rewardAvailable, updateTrigger: trigger };
    announces.push({ event: 'accountRewardAvailabilityUpdated', entityId: account.id, entity, sequence: place(2) });
  }
  return announces;
}

/** Moves points of an account. Refuses what would leave less than nothing. */
export function movePoints(call: Moment, before: StoredAccount, { amount, counts, entry, at = call.now }: Move): Moved {
  const balance = before.points.balance + amount;
  if (balance < 0) throw impossible('The balance of a loyalty account cannot be below zero', 'INSUFFICIENT_POINTS');
  const total = (before.points[counts] ?? 0) + (TAKEN.includes(counts) ? -amount : amount);
  const transaction: WireTransaction = {
    id: call.newId(),
    accountId: before.id,
    createdDate: at,
    amount,
    ...entry,
  };
  const active = counts === 'expired' ? {} : { lastActivityDate: at };
  const moved: StoredAccount = {
    ...before,
    points: { ...before.points, balance, [counts]: total },
    updatedDate: call.now,
    ...active,
    ...(counts === 'expired' ? { expiredDate: at } : {}),
    revision: raised(before.revision),
  };
  const ledger: SiteEdit = { put: 'transactions', entity: transaction };
  const account = sorted(call, editSite(call.site, [ledger]), moved);
  const edits: readonly SiteEdit[] = [ledger, { put: 'accounts', entity: account }];
  const site = editSite(call.site, edits);
  const customers = new Customers({ ...call, site });
  return { account, transaction, edits, announces: announceAccount(customers, before, account, 'points'), site };
}

/** The account in the tier of its points, where a site moves it at once. */
function sorted(call: Moment, site: SiteState, account: StoredAccount): StoredAccount {
  if (call.switches.tierMove === 'with-recalculation') return account;
  const ladder = ladderOf(site);
  const id = tierFor(new Customers({ ...call, site }).tierPoints(account), ladder);
  if (id === account.tier.id) return account;
  return { ...account, tier: { ...(id === undefined ? {} : { id }), updatedDate: call.now } };
}

import type { Announcement } from '../call.ts';
import { NO_CUSTOMERS, type StoredAccount } from '../customer-state.ts';
import type { SiteEdit } from '../edits.ts';
import { isoOf, lastTick } from './calendar.ts';
import { Customers } from './customers.ts';
import { announceAccount, type Moment, movePoints } from './moves.ts';
import { ladderOf, tierFor } from './rules-of-site.ts';

/** Events of one recalculation that are told; a big site has more accounts than anybody listens to. */
const TOLD = 10_000;

/** What a recalculation changes. */
export interface Recalculated {
  readonly edits: readonly SiteEdit[];
  readonly announces: readonly Announcement[];
}

/** The account in the tier its points have reached; itself when that is where it is. */
function sorted(account: StoredAccount, tierId: string | undefined, now: string): StoredAccount {
  if (account.tier.id === tierId) return account;
  const tier = { ...(tierId === undefined ? {} : { id: tierId }), updatedDate: now };
  return { ...account, tier, updatedDate: now, revision: String(BigInt(account.revision) + 1n) };
}

/** Takes points whose time is over, as often as it is over; each time at the recalculation after it. */
function expired(
  moment: Moment,
  customers: Customers,
  first: StoredAccount,
): Recalculated & { account: StoredAccount } {
  const edits: SiteEdit[] = [];
  const announces: Announcement[] = [];
  let account = first;
  const end = Date.parse(moment.now);
  for (;;) {
    const next = customers.expiration(account);
    if (next === undefined || next.at > end || next.amount === 0) return { account, edits, announces };
    const { balance } = account.points;
    const alone = { ...moment.site, accounts: [account], transactions: NO_CUSTOMERS.transactions };
    const moved = movePoints({ ...moment, site: alone }, account, {
      amount: -next.amount,
      counts: 'expired',
      at: isoOf(next.at),
      entry: {
        transactionType: 'EXPIRE',
        description: 'Points expired',
        expireInfo: { amountBefore: balance, amountAfter: balance - next.amount },
      },
    });
    edits.push(...moved.edits);
    announces.push(...moved.announces);
    account = moved.account;
  }
}

/** Accounts that may have to move: all that are stored, and rows whose tier or whose time is not what it was. */
function* candidates(customers: Customers, all: boolean): Generator<StoredAccount> {
  const { people, stored, site, rules } = customers;
  yield* stored.live;
  if (people === undefined) return;
  const ladder = ladderOf(site);
  const now = rules.now;
  for (let row = 0; row < people.size; row += 1) {
    if (stored.rows.has(row)) continue;
    const moves =
      tierFor(people.earned[row] ?? 0, people.ladder) !== tierFor(customers.tierPointsOfRow(people, row), ladder);
    // No expiration comes sooner than a month after the last sign of life.
    const mayExpire = rules.expiration !== undefined && people.lastActiveAt(row) + 28 * 86_400_000 <= now;
    if (all || moves || mayExpire) yield customers.accountOfRow(people, row);
  }
}

/** What happens to one account. */
function touched(moment: Moment, customers: Customers, account: StoredAccount): Recalculated {
  const { site, switches } = moment;
  const none = { account, edits: [], announces: [] };
  const late = site.program.status === 'ACTIVE' ? expired(moment, customers, account) : none;
  const resting = site.tiersProgramSettings?.status === 'PAUSED';
  const tierId = resting ? account.tier.id : tierFor(customers.tierPoints(account), ladderOf(site));
  let after = sorted(late.account, tierId, moment.now);
  // Not twice for one recalculation, whichever process does it.
  if (after === account && switches.recalculation === 'all' && account.updatedDate < moment.now)
    after = { ...account, updatedDate: moment.now, revision: String(BigInt(account.revision) + 1n) };
  if (after === late.account) return late;
  return {
    edits: [...late.edits, { put: 'accounts', entity: after }],
    announces: [...late.announces, ...announceAccount(customers, late.account, after, 'updated', 'TIERS_RECALCULATED')],
  };
}

/** Sorts everybody into tiers anew and lets points expire, as of the last quarter of an hour. */
export function recalculate(given: Moment): Recalculated {
  const { site, switches } = given;
  if (site.population === null && site.accounts.length === 0) return { edits: [], announces: [] };
  const moment = { ...given, now: isoOf(lastTick(Date.parse(given.now))) };
  const customers = new Customers(moment);
  const edits: SiteEdit[] = [];
  const announces: Announcement[] = [];
  for (const account of candidates(customers, switches.recalculation === 'all')) {
    const done = touched(moment, customers, account);
    for (const edit of done.edits) edits.push(edit);
    if (announces.length < TOLD) announces.push(...done.announces);
  }
  return { edits, announces };
}

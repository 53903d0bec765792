import type { Announcement, Call, Deed, Perform } from '../call.ts';
import type { StoredAccount } from '../customer-state.ts';
import { editSite } from '../edits.ts';
import { Customers } from './customers.ts';
import { ladderOf, tierFor } from './rules-of-site.ts';

/** Events of one change of a reward that are told; a big site has more accounts than anybody listens to. */
const TOLD = 10_000;

/** A call that changes rewards, with an event for every account that can take one now and could not, or the other way round. */
export function tellingAvailability(perform: Perform): Perform {
  return (call) => {
    const deed = perform(call);
    return { ...deed, announces: [...(deed.announces ?? []), ...availabilityEvents(call, deed)] };
  };
}

function availabilityEvents(call: Call, { edits = [] }: Deed): readonly Announcement[] {
  const { site } = call;
  if (edits.length === 0 || (site.population === null && site.accounts.length === 0)) return [];
  const before = new Customers(call);
  const after = new Customers({ ...call, site: editSite(site, edits) });
  const tiers = [undefined, ...ladderOf(site).map(({ id }) => id)];
  const turned = tiers.filter((tier) => before.rules.cheapest(tier) !== after.rules.cheapest(tier));
  if (turned.length === 0) return [];
  const announces: Announcement[] = [];
  for (const account of accountsOf(before, (tier, balance) => {
    const [old, fresh] = [before.rules.cheapest(tier), after.rules.cheapest(tier)];
    return balance >= old !== balance >= fresh;
  })) {
    if (announces.length >= TOLD) break;
    const entity = { rewardAvailable: after.rewardAvailable(account), updateTrigger: 'REWARD_UPDATED' };
    const sequence = String(BigInt(account.revision) * 3n + 2n);
    announces.push({ event: 'accountRewardAvailabilityUpdated', entityId: account.id, entity, sequence });
  }
  return announces;
}

/** Accounts whose tier and balance pass; those of a population are made only then. */
function* accountsOf(
  customers: Customers,
  passes: (tier: string | undefined, balance: number) => boolean,
): Generator<StoredAccount> {
  const { people, stored } = customers;
  for (const account of stored.live) if (passes(account.tier.id, account.points.balance)) yield account;
  if (people === undefined) return;
  for (let row = 0; row < people.size; row += 1) {
    const earned = people.earned[row] ?? 0;
    const balance = earned - (people.redeemed[row] ?? 0);
    if (!stored.rows.has(row) && passes(tierFor(earned, people.ladder), balance))
      yield customers.accountOfRow(people, row);
  }
}

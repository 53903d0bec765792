import * as contacts from '@wix/auto_sdk_crm_contacts';
import * as checkout from '@wix/auto_sdk_ecom_checkout';
import * as emailSubscriptions from '@wix/auto_sdk_email-subscriptions_email-subscriptions';
import * as conversations from '@wix/auto_sdk_inbox_conversations';
import * as messages from '@wix/auto_sdk_inbox_messages';
import * as badgeAssignments from '@wix/auto_sdk_members_badge-assignments';
import * as badges from '@wix/auto_sdk_members_badges';
import * as badgesV2 from '@wix/auto_sdk_members_badges-v-2';
import * as members from '@wix/auto_sdk_members_members';
import { accounts, checkoutExchange, coupons, imports, transactions } from '@wix/loyalty';
import { createClient } from '@wix/sdk';
import type { CUSTOMER_ROUTES, CustomerModule } from '../../../src/wire/index.ts';
import { type KnownCustomers, rewardOf } from './customer-samples.ts';
import type { Subject } from './subjects.ts';

/** The SDK's modules about customers, by the names of the wire table. */
export const CUSTOMER_MODULES = {
  ...{ accounts, transactions, coupons, checkoutExchange, imports },
  ...{ contacts, members, badges, badgesV2, badgeAssignments },
  ...{ conversations, messages, emailSubscriptions, checkout },
} as const satisfies Record<CustomerModule, object>;

/** The key of the site. */
export const KEY = 'IST.key-of-site-1';
type Route = (typeof CUSTOMER_ROUTES)[number];
type Sandbox = Awaited<ReturnType<Subject['open']>>['sandbox'];

/** The plain SDK, with a key or with a token, over a socket where there is one. */
export const clientWith = (sandbox: Sandbox, authorization: string, url: string | undefined) =>
  createClient({
    auth: { getAuthHeaders: async () => ({ headers: { Authorization: authorization, 'wix-site-id': 'site-1' } }) },
    fetch: ((address: string, init: RequestInit) => {
      const { pathname, search } = new URL(address);
      return url === undefined ? sandbox.fetch(address, init) : fetch(url + pathname + search, init);
    }) as typeof globalThis.fetch,
  });

/** Sets a site up so that every call has something to do. */
export async function prepared(sandbox: Sandbox): Promise<KnownCustomers> {
  const client = clientWith(sandbox, KEY, undefined);
  const use = <Module extends object>(module: Module) => client.use(module as never) as unknown as Module;
  const { items } = await use(accounts)
    .queryLoyaltyAccounts()
    .exists('memberId', true)
    .descending('points.balance')
    .limit(2)
    .find();
  const [first] = items;
  const id = first?._id ?? '';
  const state = sandbox.state();
  const reward = rewardOf(state, '$5 off your order');
  const { coupon } = await use(coupons).redeemPointsForCoupon(reward, { loyaltyAccountId: id });
  const { contact } = await use(contacts).createContact({ name: { first: 'Stranger' } });
  const badge = await use(badgesV2).createBadge({ title: 'First' } as never);
  const memberId = items[1]?.memberId ?? '';
  const assignment = await use(badgeAssignments).createBadgeAssignment({ badgeId: badge._id ?? '', memberId });
  const { conversation } = await use(conversations).getOrCreateConversation({ memberId } as never);
  const bought = await use(checkout).createCheckout({
    channelType: 'WEB',
    lineItems: [{ quantity: 1 }],
    checkoutInfo: { buyerInfo: { email: first?.contact?.email } },
  } as never);
  const file = await use(imports).createLoyaltyImportFileUrl();
  await sandbox.fetch(file.uploadUrl ?? '', { method: 'PUT', body: 'email,points\nnobody@example.com,5\n' });
  const { loyaltyImport } = await use(imports).createLoyaltyImport(file.filePath ?? '', { fileName: 'f', fileSize: 1 });
  sandbox.advance(2_000);
  const { items: ledger } = await use(transactions).queryLoyaltyTransactions().limit(1).find();
  return {
    // Spending points has raised the revision; the second one is as the population made it.
    account: { id: items[1]?._id ?? '', contactId: items[1]?.contactId ?? '', memberId },
    stranger: contact?._id ?? '',
    transaction: ledger[0]?._id ?? '',
    coupon: { id: coupon?._id ?? '', revision: coupon?.revision ?? '' },
    reward,
    badge: badge._id ?? '',
    assignment: assignment._id ?? '',
    conversation: conversation?._id ?? '',
    checkout: bought._id ?? '',
    import: loyaltyImport?._id ?? '',
    file: file.filePath ?? '',
  };
}

/** Calls that need one more step before them. */
export const BEFORE: Readonly<Record<string, (sandbox: Sandbox, known: KnownCustomers) => Promise<unknown>>> = {
  'imports.getErrorFileDownloadUrl': (sandbox, known) =>
    clientWith(sandbox, KEY, undefined)
      .use(imports)
      .executeLoyaltyImport(known.import, {
        headerMappingInfo: {
          headerMappings: [
            { columnName: 'EMAIL', columnIndex: 0 },
            { columnName: 'POINTS', columnIndex: 1 },
          ],
        },
      } as never),
  'badgeAssignments.createBadgeAssignment': (sandbox, known) =>
    clientWith(sandbox, KEY, undefined).use(badgeAssignments).deleteBadgeAssignment(known.assignment),
};

/** By what the route wants to be called. */
export const authorizationOf = (sandbox: Sandbox, { identity }: Route, known: KnownCustomers): string => {
  if (identity === 'site') return KEY;
  const member = { kind: 'member', memberId: known.account.memberId } as const;
  return sandbox.token({ caller: identity === 'member' ? member : { kind: 'user', accountId: 'account-1' } });
};

import * as contacts from '@wix/auto_sdk_crm_contacts';
import * as checkout from '@wix/auto_sdk_ecom_checkout';
import * as emailSubscriptions from '@wix/auto_sdk_email-subscriptions_email-subscriptions';
import * as conversations from '@wix/auto_sdk_inbox_conversations';
import * as messages from '@wix/auto_sdk_inbox_messages';
import * as badgeAssignments from '@wix/auto_sdk_members_badge-assignments';
import * as badges from '@wix/auto_sdk_members_badges';
import * as badgesV2 from '@wix/auto_sdk_members_badges-v-2';
import * as members from '@wix/auto_sdk_members_members';
import {
  accounts,
  checkoutExchange,
  coupons,
  earningRules,
  imports,
  programs,
  rewards,
  socialMedia,
  tiers,
  transactions,
} from '@wix/loyalty';
import { ApiKeyStrategy, createClient } from '@wix/sdk';
import { createSandbox, type Sandbox, type SandboxOptions } from '../../../src/sandbox/index.ts';
import { APPS } from '../../../src/wire/index.ts';

const modules = {
  ...{ programs, earningRules, rewards, tiers, socialMedia },
  ...{ accounts, transactions, coupons, checkoutExchange, imports },
  ...{ contacts, members, badges, badgesV2, badgeAssignments, conversations, messages, emailSubscriptions, checkout },
};

/** The real SDK on a sandbox, in process. */
export const clientOf = (sandbox: Pick<Sandbox, 'fetch'>, siteId = 'sandbox', apiKey = 'sandbox') =>
  createClient({ modules, auth: ApiKeyStrategy({ apiKey, siteId }), fetch: sandbox.fetch });

/** The real SDK with a token in place of a key. */
export const clientWith = (sandbox: Pick<Sandbox, 'fetch'>, token: string) =>
  createClient({
    modules,
    auth: { getAuthHeaders: async () => ({ headers: { Authorization: token } }) },
    fetch: sandbox.fetch,
  });

export interface Answered {
  readonly status: number;
  readonly body: Record<string, unknown>;
  readonly text: string;
  readonly headers: Readonly<Record<string, string>>;
}

const parsed = (text: string): Record<string, unknown> => {
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    return {};
  }
};

/** A request without the SDK, for what the SDK cannot send. The path may have a query. */
export async function ask(
  sandbox: Sandbox,
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<Answered> {
  const url = new URL(path, 'https://www.wixapis.com');
  const outcome = await sandbox.exchange({
    method,
    path: url.pathname,
    query: url.searchParams,
    headers: { authorization: 'sandbox', 'wix-site-id': 'sandbox', ...headers },
    body: body === undefined ? '' : JSON.stringify(body),
  });
  if (outcome.kind !== 'reply') throw new Error(`The connection was ${outcome.kind}`);
  const { status, body: text, headers: answered } = outcome.reply;
  return { status, body: parsed(text), text, headers: answered };
}

/** A sandbox with a client; ids are counted and the clock stands still, so that tests can name both. */
export function aSite(options: SandboxOptions = {}) {
  let ids = 0;
  const newId = () => {
    ids += 1;
    return `00000000-0000-4000-8000-${String(ids).padStart(12, '0')}`;
  };
  const sandbox = createSandbox({ newId, now: () => Date.parse('2026-11-20T12:00:00.000Z'), ...options });
  const site = options.sites?.[0];
  return {
    sandbox,
    client: clientOf(sandbox, site?.id, site?.key),
    ask: (method: string, path: string, body?: unknown, headers?: Record<string, string>) =>
      ask(sandbox, method, path, body, headers),
  };
}

/** What a call was refused with: status, code or refused field. */
export async function refusal(work: Promise<unknown>): Promise<string> {
  try {
    await work;
  } catch (reason) {
    const { status, details } = reason as {
      status?: number;
      details?: {
        applicationError?: { code?: string };
        validationError?: { fieldViolations: readonly { field: string }[] };
      };
    };
    const fields = details?.validationError?.fieldViolations.map(({ field }) => field);
    return `${status} ${fields?.join(' ') ?? details?.applicationError?.code}`;
  }
  return 'accepted';
}

/** A rule on orders of the store, as the API creates it. */
export const purchaseRule = (
  configs: readonly { points: number; moneyAmount: number; tierId?: string }[] = [{ points: 5, moneyAmount: 1 }],
) => ({
  sourceAppId: APPS.loyalty,
  triggerAppId: APPS.ecommerce,
  triggerActivityType: 'stores/OrderPaid',
  title: 'Purchase',
  status: 'ACTIVE' as const,
  conversionRate: { configs: [...configs] },
});

/** A coupon of an amount of money. */
export const moneyOff = (name: string, costInPoints = 100, amount = 5) => ({
  name,
  active: true,
  type: 'COUPON_REWARD' as const,
  couponReward: { fixedAmount: { configsByTier: [{ costInPoints, amount }] } },
});

/** A discount at checkout. */
export const checkoutDiscount = (amount: string, costInPoints = 100) => ({
  name: 'At checkout',
  active: true,
  type: 'DISCOUNT_AMOUNT' as const,
  discountAmount: { configsByTier: [{ costInPoints, amount }] },
});

export const TIERS = '/loyalty-tiers/v1/tiers';
export const RULES = '/_api/loyalty-earning-rules/v1/earning-rules';
export const REWARDS = '/loyalty-rewards/v1/rewards';
export const PROGRAM = '/loyalty-programs/v1/program';

/** The id of what the SDK answered. */
export function idOf(entity: { readonly _id?: string | null } | null | undefined): string {
  if (typeof entity?._id !== 'string') throw new Error('There is no id');
  return entity._id;
}

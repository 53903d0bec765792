/** https://dev.wix.com/docs/sdk/backend-modules/loyalty/accounts/introduction */
import { accounts, coupons, transactions } from '@wix/loyalty';
import { Failure } from '../kernel/failure.ts';
import { integerAt, listAt, objectAt, objectOrEmpty, textAt } from '../kinds/answer.ts';
import type { Site } from '../site/index.ts';
import { SEARCH_LIMITS } from '../wire/search.ts';
import {
  type AccountsQuestion,
  type Answered,
  type Answers,
  type Asked,
  type BalancesQuestion,
  type CouponsQuestion,
  folding,
  type IdleQuestion,
  type Question,
  type Read,
  type TransactionsQuestion,
} from './population.ts';

type Fields = ReturnType<typeof objectAt>;
type Found<Ask extends keyof Answers> = { readonly answer: Answers[Ask]; readonly read: Read };
/** A call of the SDK whose typings know less than the site: filters and aggregations are free objects to it. */
type Send = (body: object) => Promise<unknown>;

const PAGE = 100;
const DAY = 86_400_000;

/**
 * Puts questions about customers to a site, and hands out sums and counts alone. A question that the site, or its credentials, will not
 * answer is answered with null. Reads only; rejects with nothing but what is wrong with this program.
 */
export async function readAnswers(site: Site, asked: readonly Asked[]): Promise<readonly Answered[]> {
  return Promise.all(asked.map((one) => readAnswer(site, one)));
}

async function readAnswer(site: Site, { question, calls }: Asked): Promise<Answered> {
  const read: Read = { accounts: 0, calls: 1, certainty: 'exact' };
  try {
    const found = await find(site, question, Math.max(1, calls));
    return { question, answer: null, read, ...found } as Answered;
  } catch (error) {
    if (error instanceof Failure) return { question, answer: null, read, refusal: error.problem.message } as Answered;
    throw error;
  }
}

function find(site: Site, question: Question, calls: number): Promise<Found<keyof Answers> | null> {
  switch (question.ask) {
    case 'totals':
      return totals(site);
    case 'balances':
      return balances(site, question);
    case 'accounts':
      return tierAccounts(site, question, calls);
    case 'idle':
      return idle(site, question, calls);
    case 'coupons':
      return openCoupons(site, question, calls);
    case 'transactions':
      return ledger(site, question, calls);
    case 'window':
      // Points of a window by account need the whole ledger of every account: not read yet, and the notes say so.
      return Promise.resolve(null);
  }
}

async function totals(site: Site): Promise<Found<'totals'>> {
  const answer = objectAt(await site.use(accounts).getProgramTotals(), 'the answer');
  const points = objectAt(answer['points'], 'points');
  const tiers = listAt(answer['tierTotals'], 'tierTotals').map((row) => {
    const { id, _id = id, numberOfAccounts } = objectAt(row, 'tierTotals') as Fields;
    return { id: textAt(_id, 'tierTotals.id') || null, accounts: integerAt(numberOfAccounts, 'numberOfAccounts', 0) };
  });
  const sum = (name: string): number => integerAt(points[name], `points.${name}`, 0);
  return {
    answer: {
      accounts: tiers.reduce((all, one) => all + one.accounts, 0),
      tiers,
      points: { balance: sum('balance'), earned: sum('earned'), redeemed: sum('redeemed'), adjusted: sum('adjusted') },
    },
    read: { accounts: 0, calls: 1, certainty: 'exact' },
  };
}

/** Bands in searches of ten aggregations of fifty ranges each, all of them without a single account on the wire but one. */
async function balances(site: Site, { edges, idleBefore }: BalancesQuestion): Promise<Found<'balances'>> {
  const search = site.use(accounts).searchAccounts as unknown as Send;
  const buckets = [...edges.keys(), edges.length].map((band) => ({ from: edges[band - 1], to: edges[band] }));
  const ranges = chunks(buckets, SEARCH_LIMITS.buckets).map((some, index) => ({
    name: `balance${index}`,
    type: 'RANGE',
    fieldPath: 'points.balance',
    range: {
      buckets: some.map(({ from, to }) => ({ ...(from !== undefined && { from }), ...(to !== undefined && { to }) })),
    },
  }));
  const most = { name: 'most', type: 'SCALAR', fieldPath: 'points.balance', scalar: { type: 'MAX' } };
  const groups = chunks(idleBefore === undefined ? [...ranges, most] : ranges, SEARCH_LIMITS.aggregations);
  const filter =
    idleBefore === undefined ? {} : { filter: { lastActivityDate: { $lt: new Date(Date.parse(idleBefore)) } } };
  const answers = await Promise.all(
    groups.map((aggregations) => search({ ...filter, cursorPaging: { limit: 1 }, aggregations })),
  );
  const results = answers.flatMap((answer) =>
    listAt(objectAt(objectAt(answer, 'the answer')['aggregationData'], 'aggregationData')['results'], 'results'),
  );
  const named = new Map(results.map((result) => [objectAt(result, 'results')['name'], objectAt(result, 'results')]));
  const counts = ranges.flatMap(({ name }) => {
    const rows = listAt(objectAt(named.get(name)?.['ranges'], 'ranges')['results'], 'ranges.results');
    return rows.map((row) => integerAt(objectAt(row, 'ranges.results')['count'], 'count', 0));
  });
  const max =
    idleBefore === undefined
      ? integerAt(objectOrEmpty(named.get('most')?.['scalar'], 'scalar')['value'], 'value', 0)
      : null;
  return { answer: { counts, max }, read: { accounts: 0, calls: groups.length, certainty: 'exact' } };
}

/** Accounts of one tier in order of id: all of them, or as many as the calls allow, which is then a sample. */
async function tierAccounts(site: Site, question: AccountsQuestion, calls: number): Promise<Found<'accounts'>> {
  const fold = folding(question);
  const filter = { 'tier.id': question.tier === null ? { $exists: false } : { $eq: question.tier } };
  const scanned = await scan(site.use(accounts).queryLoyaltyAccounts as unknown as Send, 'loyaltyAccounts', {
    filter,
    calls,
    each: (account) => {
      const tierPoints = integerAt(objectOrEmpty(account['tier'], 'tier')['points'], 'tier.points', 0);
      fold.add({ tierPoints, balance: balanceOf(account) });
    },
  });
  const { seen, complete } = scanned;
  return { answer: { cells: fold.cells(), seen, complete }, read: readOf(scanned, 'estimated') };
}

async function idle(site: Site, { before }: IdleQuestion, calls: number): Promise<Found<'idle'>> {
  let points = 0;
  const filter = { lastActivityDate: { $lt: new Date(Date.parse(before)) }, 'points.balance': { $gt: 0 } };
  const scanned = await scan(site.use(accounts).queryLoyaltyAccounts as unknown as Send, 'loyaltyAccounts', {
    filter,
    calls,
    each: (account) => {
      points += balanceOf(account);
    },
  });
  const { seen, complete } = scanned;
  return { answer: { accounts: seen, points, complete }, read: readOf(scanned, 'bounded') };
}

/** Coupons know their reward by the name it had when they were got. */
async function openCoupons(site: Site, { reward }: CouponsQuestion, calls: number): Promise<Found<'coupons'>> {
  let cents = 0;
  let valued = false;
  const filter = { status: { $in: ['PENDING', 'ACTIVE'] }, rewardName: { $in: reward.names } };
  const scanned = await scan(site.use(coupons).queryLoyaltyCoupons as unknown as Send, 'loyaltyCoupons', {
    filter,
    calls,
    by: 'createdDate',
    each: (coupon) => {
      const reference = objectOrEmpty(coupon['couponReference'], 'couponReference');
      const off = objectOrEmpty(reference['specification'], 'specification')['moneyOffAmount'];
      if (typeof off !== 'number') return;
      valued = true;
      cents += Math.round(off * 100);
    },
  });
  const face = valued ? (cents / 100).toFixed(2) : null;
  return { answer: { open: scanned.seen, face }, read: readOf(scanned, 'bounded') };
}

async function ledger(site: Site, question: TransactionsQuestion, calls: number): Promise<Found<'transactions'>> {
  const sums = { EARN: 0, REDEEM: 0, EXPIRE: 0 };
  const rewards = new Map<string, number>();
  const since = new Date(Date.parse(question.until) - question.days * DAY);
  const scanned = await scan(
    site.use(transactions).queryLoyaltyTransactions as unknown as Send,
    'loyaltyTransactions',
    {
      filter: { createdDate: { $gte: since } },
      calls,
      each: (entry) => {
        const amount = Math.abs(integerAt(entry['amount'], 'amount', 0));
        const type = String(entry['transactionType']);
        if (Object.hasOwn(sums, type)) sums[type as keyof typeof sums] += amount;
        const id = textAt(objectOrEmpty(entry['redeemInfo'], 'redeemInfo')['rewardId'], 'rewardId');
        if (type === 'REDEEM' && id) rewards.set(id, (rewards.get(id) ?? 0) + amount);
      },
    },
  );
  return {
    answer: {
      earned: sums.EARN,
      redeemed: sums.REDEEM,
      expired: sums.EXPIRE,
      rewards: [...rewards].map(([id, points]) => ({ id, points })),
    },
    read: readOf(scanned, 'estimated'),
  };
}

interface Scanned {
  readonly seen: number;
  readonly calls: number;
  readonly complete: boolean;
}

interface Scan {
  readonly filter: object;
  readonly calls: number;
  /** The order of the pages; by id unless the list cannot be sorted by it. */
  readonly by?: string;
  each(item: Fields): void;
}

/** Follows the pages of a query as far as the calls go; nothing of a page is kept. */
async function scan(send: Send, list: string, { filter, calls, by = 'id', each }: Scan): Promise<Scanned> {
  let seen = 0;
  let cursor: string | undefined;
  for (let call = 1; ; call += 1) {
    const answer = objectAt(
      await send(
        cursor === undefined
          ? { filter, sort: [{ fieldName: by, order: 'ASC' }], cursorPaging: { limit: PAGE } }
          : { cursorPaging: { limit: PAGE, cursor } },
      ),
      'the answer',
    );
    const items = listAt(answer[list], list);
    for (const item of items) each(objectAt(item, list));
    seen += items.length;
    const { cursors } = objectOrEmpty(answer['pagingMetadata'], 'pagingMetadata');
    cursor = textAt(objectOrEmpty(cursors, 'cursors')['next'], 'cursors.next') || undefined;
    if (cursor === undefined || items.length === 0) return { seen, calls: call, complete: true };
    if (call >= calls) return { seen, calls: call, complete: false };
  }
}

function readOf({ seen, calls, complete }: Scanned, otherwise: Read['certainty']): Read {
  return { accounts: seen, calls, certainty: complete ? 'exact' : otherwise };
}

function balanceOf(account: Fields): number {
  return integerAt(objectOrEmpty(account['points'], 'points')['balance'], 'points.balance', 0);
}

function chunks<T>(items: readonly T[], size: number): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  );
}

/** https://dev.wix.com/docs/sdk/backend-modules/loyalty/accounts/introduction */
import { accounts, coupons, transactions } from '@wix/loyalty';
import { Failure } from '../kernel/failure.ts';
import { type Fields, integerAt, listAt, objectAt, objectOrEmpty, textAt } from '../kinds/answer.ts';
import type { Site } from '../site/index.ts';
import { SEARCH_LIMITS } from '../wire/search.ts';
import type {
  AccountsQuestion,
  Answered,
  Answers,
  Asked,
  BalancesQuestion,
  CouponsQuestion,
  IdleQuestion,
  Question,
  Read,
  TransactionsQuestion,
} from './population.ts';
import { balanceOf, readOf, type Send, scan } from './reading/scan.ts';
import { tierAccounts } from './reading/tier-accounts.ts';

type Found<Ask extends keyof Answers> = { readonly answer: Answers[Ask]; readonly read: Read };

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
      return tier(site, question, calls);
    case 'idle':
      return idle(site, question, calls);
    case 'coupons':
      return openCoupons(site, question, calls);
    case 'transactions':
      return ledger(site, question, calls);
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

function tier(site: Site, question: AccountsQuestion, calls: number): Promise<Found<'accounts'>> {
  const books = {
    accounts: site.use(accounts).queryLoyaltyAccounts as unknown as Send,
    count: site.use(accounts).countAccounts as unknown as Send,
    transactions: site.use(transactions).queryLoyaltyTransactions as unknown as Send,
  };
  return tierAccounts(books, question, calls);
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
  // How many there are beyond the calls nobody counts: what was seen is a least.
  return { answer: { open: scanned.seen, face }, read: readOf(scanned, 'estimated') };
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

function chunks<T>(items: readonly T[], size: number): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  );
}

import { describe, expect, it } from 'vitest';
import { parsePopulation, type Switches } from '../../../src/sandbox/index.ts';
import { aSite, idOf, refusal } from '../support/site.ts';

const shop = (fixture: string, switches: Partial<Switches> = {}) =>
  aSite({ switches, sites: [{ id: 'sandbox', key: 'sandbox', fixture, population: parsePopulation('store') }] });

/** A rich customer with a checkout of two things. */
async function buyer(site: ReturnType<typeof aSite>) {
  const { items } = await site.client.accounts.queryLoyaltyAccounts().descending('points.balance').limit(1).find();
  const [account] = items;
  const checkout = await site.client.checkout.createCheckout({
    channelType: 'WEB',
    lineItems: [
      { quantity: 2, catalogReference: { catalogItemId: 'p', appId: '215238eb-22a5-4c36-9e7b-e7c08025e04e' } },
    ],
    checkoutInfo: { buyerInfo: { email: account?.contact?.email } },
  } as never);
  return { account, id: idOf(account), checkoutId: checkout._id ?? '' };
}

describe('a checkout', () => {
  it('takes points for a flexible reward, and gives them back', async () => {
    const site = shop('cafe');
    const { account, id, checkoutId } = await buyer(site);
    const [reward] = site.sandbox.state().rewards;
    const apply = (pointsToSpend: number, revision = '1') =>
      site.client.checkoutExchange.applyDiscountToCheckout(checkoutId, {
        reward: { _id: reward?.id, revision, pointsToSpend },
      } as never);
    expect(await refusal(apply(50, '9'))).toBe('409 INVALID_REVISION');
    expect(await refusal(apply(9_999_999))).toBe('400 INSUFFICIENT_POINTS');
    const { discount } = await apply(50);
    expect(discount).toMatchObject({ status: 'APPLIED', discountType: 'DISCOUNT_AMOUNT', checkoutId });
    const { priceSummary } = await site.client.checkout.getCheckout(checkoutId);
    expect([priceSummary?.subtotal?.amount, priceSummary?.discount?.amount, priceSummary?.total?.amount]).toEqual([
      '20.00',
      '3.00',
      '17.00',
    ]);
    expect((await site.client.accounts.getAccount(id)).points?.balance).toBe((account?.points?.balance ?? 0) - 50);
    expect(await refusal(apply(10))).toBe('409 ALREADY_EXISTS');
    await site.client.checkout.removeCoupon(checkoutId);
    expect((await site.client.accounts.getAccount(id)).points).toEqual(account?.points);
    const { items } = await site.client.checkoutExchange
      .queryLoyaltyCheckoutDiscounts()
      .eq('checkoutId', checkoutId)
      .find();
    expect(items.map(({ status }) => status)).toEqual(['REFUNDED_DUE_TO_MANUAL_DISCOUNT_REMOVAL']);
    const { items: ledger } = await site.client.transactions
      .queryLoyaltyTransactions()
      .eq('accountId', id)
      .eq('transactionType', 'REFUND')
      .find();
    expect(ledger).toMatchObject([{ amount: 50 }]);
  });

  it('that nobody completes gives the points back once, by itself', async () => {
    const site = shop('cafe');
    const { account, id, checkoutId } = await buyer(site);
    const [reward] = site.sandbox.state().rewards;
    await site.client.checkoutExchange.applyDiscountToCheckout(checkoutId, {
      reward: { _id: reward?.id, revision: '1', pointsToSpend: 50 },
    } as never);
    const hours = (count: number) => site.sandbox.advance(count * 3_600_000);
    const seen = async () => {
      const { items } = await site.client.checkoutExchange.queryLoyaltyCheckoutDiscounts().find();
      return [items[0]?.status, (await site.client.accounts.getAccount(id)).points?.balance];
    };
    const full = account?.points?.balance ?? 0;
    hours(23);
    expect(await seen()).toEqual(['APPLIED', full - 50]);
    hours(2);
    expect(await seen()).toEqual(['REFUNDED_DUE_TO_TIMEOUT', full]);
    hours(30);
    expect(await seen()).toEqual(['REFUNDED_DUE_TO_TIMEOUT', full]);
    expect((await site.client.checkout.getCheckout(checkoutId)).priceSummary?.total?.amount).toBe('20.00');
  });

  it('takes a coupon, one at a time, or lets the second replace the first', async () => {
    for (const [secondDiscount, expected] of [
      ['refused', '409 ALREADY_EXISTS'],
      ['replaces', 'accepted'],
    ] as const) {
      const site = shop('store', { secondDiscount });
      const { id, checkoutId } = await buyer(site);
      const [reward] = site.sandbox.state().rewards;
      const redeem = async () =>
        (await site.client.coupons.redeemPointsForCoupon(reward?.id ?? '', { loyaltyAccountId: id })).coupon;
      const [one, two] = [await redeem(), await redeem()];
      const apply = (coupon: typeof one) =>
        site.client.checkoutExchange.applyDiscountToCheckout(checkoutId, {
          loyaltyCoupon: { _id: coupon?._id, revision: coupon?.revision },
        } as never);
      await apply(one);
      expect((await site.client.coupons.getLoyaltyCoupon(one?._id ?? '')).status).toBe('APPLIED');
      expect((await site.client.checkout.getCheckout(checkoutId)).priceSummary?.total?.amount).toBe('15.00');
      expect(await refusal(apply(two))).toBe(expected);
      const states = site.sandbox.state().coupons.map(({ status }) => status);
      expect(states).toEqual(secondDiscount === 'refused' ? ['APPLIED', 'ACTIVE'] : ['ACTIVE', 'APPLIED']);
    }
  });
});

describe('an import', () => {
  const email = (nth: number) => `customer-${String(nth).padStart(7, '0')}@example.com`;
  const CSV = `name,email,points\r\n"Doe, Jane",${email(1)},500\r\nX,${email(2).toUpperCase()},70\r\nY,nobody@example.com,5\r\nZ,${email(3)},many\r\n`;

  it.each([
    ['set', [500, 70]],
    ['add', [500, 70]],
  ] as const)(
    'brings balances in by address and lists what did not go in: %s',
    async (importPoints, [first, second]) => {
      const { client, sandbox } = shop('store', { importPoints });
      const { filePath, uploadUrl } = await client.imports.createLoyaltyImportFileUrl();
      const upload = await sandbox.fetch(uploadUrl ?? '', {
        method: importPoints === 'set' ? 'PUT' : 'POST',
        body: CSV,
      });
      expect(upload.status).toBe(200);
      const { loyaltyImport } = await client.imports.createLoyaltyImport(filePath ?? '', {
        fileName: 'a.csv',
        fileSize: CSV.length,
      });
      const id = loyaltyImport?._id ?? '';
      const headerMappings = [
        { columnName: 'EMAIL', columnIndex: 1 },
        { columnName: 'POINTS', columnIndex: 2 },
      ];
      const execute = () => client.imports.executeLoyaltyImport(id, { headerMappingInfo: { headerMappings } } as never);
      const seen = [loyaltyImport?.status];
      expect(await refusal(execute())).toBe('400 IMPORT_NOT_PARSED');
      for (const ms of [500, 500]) {
        sandbox.advance(ms);
        seen.push((await client.imports.getLoyaltyImport(id)).status);
      }
      const before = await client.accounts.getProgramTotals();
      seen.push((await execute()).loyaltyImport?.status);
      sandbox.advance(1_000);
      const done = await client.imports.getLoyaltyImport(id);
      expect([...seen, done.status]).toEqual(['INITIATED', 'PARSING', 'PARSED', 'IMPORTING', 'IMPORTED']);
      expect(done).toMatchObject({
        revision: '6',
        importResult: { errorFileExists: true, successCount: 2, failureCount: 2 },
        parseResult: { parsedRowCount: 4 },
      });
      const after = await client.accounts.getProgramTotals();
      // The first two of the population have nothing: what is set and what is added is the same.
      expect((after.points?.balance ?? 0) - (before.points?.balance ?? 0)).toBe(first + second);
      const { url } = await client.imports.getErrorFileDownloadUrl(id);
      const text = await (await sandbox.fetch(url ?? '')).text();
      expect(text).toContain('nobody@example.com,5,No contact has this address');
      expect(text).toContain('many,The points are not a whole number');
      expect((await client.imports.queryLoyaltyImports().eq('status', 'IMPORTED').find()).items).toHaveLength(1);
      const again = await client.imports.createLoyaltyImport(filePath ?? '', { fileName: 'a.csv', fileSize: 1 });
      sandbox.advance(1_000);
      const { loyaltyImport: second2 } = await client.imports.executeLoyaltyImport(again.loyaltyImport?._id ?? '', {
        headerMappingInfo: { headerMappings },
      } as never);
      expect(second2?.status).toBe('IMPORTING');
      const twice = await client.accounts.getProgramTotals();
      expect((twice.points?.balance ?? 0) - (after.points?.balance ?? 0)).toBe(
        importPoints === 'set' ? 0 : first + second,
      );
    },
  );

  it('of a file that is not there fails', async () => {
    const { client, sandbox } = shop('store');
    const { loyaltyImport } = await client.imports.createLoyaltyImport('nothing.csv', { fileName: 'a', fileSize: 1 });
    sandbox.advance(2_000);
    const read = await client.imports.getLoyaltyImport(loyaltyImport?._id ?? '');
    expect(read).toMatchObject({ status: 'FAILED', parseResult: { parseErrorReason: 'FILE_NOT_FOUND' } });
    expect((await sandbox.fetch('https://www.wixapis.com/_files/sandbox/none')).status).toBe(404);
  });
});

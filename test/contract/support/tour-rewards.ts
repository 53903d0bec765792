import { rewards } from '@wix/loyalty';
import type { Site } from '../../../src/site/index.ts';
import type { Found, Step } from './step.ts';

const coupon = (name: string, rest: object = {}) =>
  ({
    name,
    active: true,
    type: 'COUPON_REWARD',
    couponReward: { fixedAmount: { configsByTier: [{ costInPoints: 100, amount: 5 }] } },
    ...rest,
  }) as never;

/** The part of the tour about rewards. */
export async function shopRewards(step: Step, site: Site): Promise<void> {
  const api = site.use(rewards);
  const seen = (await step('rewards: as found', () => api.queryRewards({}))) as
    | { rewards?: readonly (NonNullable<Found> & { type?: string })[] }
    | undefined;
  const flexible = seen?.rewards?.find(({ type }) => type === 'DISCOUNT_AMOUNT');
  await step('rewards: list', () => api.listRewards());
  const made = await step('rewards: create', () => api.createReward(coupon('Five')));
  const id = made?._id ?? 'none';
  await step('rewards: same name', () => api.createReward(coupon('Five')));
  await step('rewards: no type', () => api.createReward(coupon('No type', { type: undefined })));
  await step('rewards: part of it', () =>
    api.updateReward(id, {
      ...(coupon('Five') as object),
      active: undefined,
      revision: made?.revision ?? '1',
    } as never),
  );
  const now = await step('rewards: changed', () => api.getReward(id));
  await step('rewards: other type', () =>
    api.updateReward(id, {
      ...(coupon('Five') as object),
      type: 'DISCOUNT_AMOUNT',
      revision: now?.revision ?? '2',
    } as never),
  );
  await step('rewards: no revision', () => api.updateReward(id, coupon('Five')));
  await step('rewards: free shipping of a collection', () =>
    api.createReward(
      coupon('Scoped', {
        couponReward: {
          freeShipping: { configsByTier: [{ costInPoints: 10 }] },
          scope: { namespace: 'stores', group: { name: 'collection', entityId: 'c-1' } },
        },
      }),
    ),
  );
  await step('rewards: second discount', () =>
    api.createReward({
      name: 'Checkout',
      active: true,
      type: 'DISCOUNT_AMOUNT',
      discountAmount: { configsByTier: [{ costInPoints: 9, amount: '2.5' }] },
    } as never),
  );
  await step('rewards: delete the flexible one', () =>
    api.deleteReward(flexible?._id ?? 'none', flexible?.revision ?? '1'),
  );
  await step('rewards: many', () =>
    api.bulkCreateRewards([coupon('b1'), coupon('b2', { name: '' }), coupon('b3'), coupon('b4')]),
  );
  await step('rewards: gone', () => api.getReward('8a4c7b1e-0000-4000-8000-000000000000'));
}

/** The part about more rewards than fit on a page. */
export async function shopPages(step: Step, site: Site): Promise<void> {
  const api = site.use(rewards);
  for (let batch = 0; batch < 6; batch++) {
    await api.bulkCreateRewards(Array.from({ length: 10 }, (_, nth) => coupon(`page ${batch}${nth}`)));
  }
  await step('pages: list of many', () => api.listRewards());
  await step('pages: query by a value', () =>
    api.queryRewards({ filter: { 'couponReward.minimumSubtotal': { $gt: 1 } } } as never),
  );
  const names: string[] = [];
  let cursor: string | undefined;
  await step('pages: all of them', async () => {
    do {
      const page = await api.queryRewards({ cursorPaging: { limit: 20, ...(cursor ? { cursor } : {}) } });
      names.push(...(page.rewards ?? []).map(({ name }) => name ?? ''));
      cursor = page.pagingMetadata?.hasNext ? (page.pagingMetadata.cursors?.next ?? undefined) : undefined;
    } while (cursor);
    return names.filter((name) => name.startsWith('page')).sort();
  });
}

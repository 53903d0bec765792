/** https://dev.wix.com/docs/sdk/backend-modules/loyalty/tiers/introduction */
import { tiers } from '@wix/loyalty';
import type { Reader, Writer } from '../../kernel/kind.ts';
import type { Site } from '../../site/index.ts';
import { BULK_LIMITS } from '../../wire/index.ts';
import { bulkOutcomes } from '../bulk.ts';
import { createdHandle, liveTiers, newTierBody, tierBody, tierHandle } from './body.ts';
import type { TierSpec } from './spec.ts';

/** Reads all tiers above the base tier; Wix does not page them. */
export function reader(site: Site): Reader<TierSpec> {
  const api = site.use(tiers);
  return { list: async () => liveTiers(await api.listTiers()) };
}

/** Creates, alone or by the twenty, patches and deletes tiers; every write but a create carries the revision that was read. */
export function writer(site: Site): Writer<TierSpec> {
  const api = site.use(tiers);
  return {
    create: async (spec, writing) => {
      const tier = await writing.send('createTier', () => api.createTier(newTierBody(spec)));
      return tierHandle(tier);
    },
    bulk: {
      limit: BULK_LIMITS.tiers,
      fits: () => true,
      create: async (specs, writing) => {
        const answer = await writing.send('bulkCreateTiers', () => api.bulkCreateTiers(specs.map(newTierBody)));
        return bulkOutcomes(answer, specs.length, (_index, id, item) => createdHandle(id, item));
      },
    },
    update: async (live, to, writing) => {
      const body = tierBody(live, to);
      const tier = await writing.send('updateTier', () => api.updateTier(live.handle.id, body));
      return tierHandle(tier);
    },
    delete: async ({ handle }, writing) => {
      await writing.send('deleteTier', () => api.deleteTier(handle.id, handle.revision as string));
    },
  };
}

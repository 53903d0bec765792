/** https://dev.wix.com/docs/sdk/backend-modules/loyalty/rewards/introduction */
import { rewards } from '@wix/loyalty';
import type { Live, Reader, Writer, Writing } from '../../kernel/kind.ts';
import type { Site } from '../../site/index.ts';
import { BULK_LIMITS, PAGE_LIMITS } from '../../wire/limits.ts';
import { idAt, objectAt } from '../answer.ts';
import { bulkOutcomes } from '../bulk.ts';
import { tierAddress } from '../by-tier.ts';
import { type Page, pageOf } from './pages.ts';
import type { RewardSpec } from './reward.ts';
import { changedReward, type IdOf, liveReward, newReward } from './wire.ts';

type Rewards = ReturnType<typeof rewardsOf>;
type NewReward = Parameters<Rewards['createReward']>[0];
type ChangedReward = Parameters<Rewards['updateReward']>[1];

const rewardsOf = (site: Site) => site.use(rewards);

/** Lists all rewards by query, for the list call may keep inactive ones to itself. */
export function reader(site: Site): Reader<RewardSpec> {
  return { list: (round) => round.once('rewards', () => list(rewardsOf(site))) };
}

/** Creates, updates and deletes rewards. */
export function writer(site: Site): Writer<RewardSpec> {
  const module = rewardsOf(site);
  return {
    async create(spec, writing) {
      const body = newReward(spec, idsOf(writing)) as NewReward;
      return liveReward(await writing.send('createReward', () => module.createReward(body))).handle;
    },
    bulk: {
      limit: BULK_LIMITS.rewards,
      fits: () => true,
      create: (specs, writing) => createMany(module, specs, writing),
    },
    async update(live, to, writing) {
      const body = changedReward(live, to, idsOf(writing)) as ChangedReward;
      const answer = await writing.send('updateReward', () => module.updateReward(live.handle.id, body));
      return liveReward(objectAt(answer, 'the answer')['reward']).handle;
    },
    async delete({ handle }, writing) {
      await writing.send('deleteReward', () => module.deleteReward(handle.id, handle.revision as string));
    },
  };
}

async function list(module: Rewards): Promise<readonly Live<RewardSpec>[]> {
  const found = new Map<string, Live<RewardSpec>>();
  const seen = new Set<string>();
  let page: Page | undefined;
  do {
    const cursor = page?.next;
    const cursorPaging = { limit: PAGE_LIMITS.max, ...(cursor === undefined ? {} : { cursor }) };
    page = pageOf(await module.queryRewards({ cursorPaging }), seen);
    for (const live of page.items.map(liveReward)) found.set(live.handle.id, live);
  } while (page.next !== undefined);
  return [...found.values()];
}

async function createMany(module: Rewards, specs: readonly RewardSpec[], writing: Writing) {
  const idOf = idsOf(writing);
  const bodies = specs.map((spec) => newReward(spec, idOf) as NewReward);
  const answer = await writing.send('bulkCreateRewards', () => module.bulkCreateRewards(bodies));
  return bulkOutcomes(answer, specs.length, (_, id, item) =>
    item ? liveReward(item).handle : { id: idAt(id, 'itemMetadata.id') },
  );
}

function idsOf({ directory }: Writing): IdOf {
  return (key) => directory.id(tierAddress(key));
}

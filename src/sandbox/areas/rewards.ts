import { BULK_LIMITS, FLEXIBLE_REWARD_ID, REWARD_ROUTES, REWARD_TYPES, type WireReward } from '../../wire/index.ts';
import { bulkCreate, type Created } from '../bulk.ts';
import type { Area, Call, Deed } from '../call.ts';
import { tellingAvailability } from '../customers/availability.ts';
import { checkRevision, firstStamp, nextStamp, pick, updateDeed } from '../entities.ts';
import { alreadyExists, forbidden, invalidField, notFound, precondition } from '../refusals.ts';
import type { Stored } from '../state.ts';
import { asObject, isAbsent, Violations } from '../violations.ts';
import { shownReward, storeValue } from './reward-answers.ts';
import { checkReward } from './reward-checks.ts';
import { listRewards, queryRewards } from './reward-pages.ts';

type Reward = Stored<WireReward>;
type Fields = Readonly<Record<string, unknown>>;

function checkUnique(call: Call, id: string, reward: WireReward): void {
  const others = call.site.rewards.filter((other) => other.id !== id);
  if (call.switches.rewardNames === 'refused' && others.some(({ name }) => name === reward.name)) {
    throw alreadyExists('There is a reward of this name');
  }
  const discount = (type: unknown) => type === 'DISCOUNT_AMOUNT';
  if (call.switches.flexibleReward === 'one' && discount(reward.type) && others.some(({ type }) => discount(type))) {
    throw alreadyExists('There is a checkout discount already');
  }
}

const derivedType = (sent: Fields): string | undefined => {
  if (!isAbsent(sent.couponReward)) return 'COUPON_REWARD';
  return isAbsent(sent.discountAmount) ? undefined : 'DISCOUNT_AMOUNT';
};

const withoutNulls = (fields: Fields): Fields =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null));

function create(call: Call, body: unknown): Created {
  const given = asObject(body);
  const derives = isAbsent(given.type) && call.switches.rewardType === 'derived';
  const sent = derives ? { ...given, type: derivedType(given) } : given;
  const violations = new Violations();
  checkReward(violations, call, sent);
  violations.refuse();
  const reward: Reward = {
    id: call.newId(),
    ...withoutNulls(pick(sent, ['name', 'active', 'type'])),
    ...storeValue(call, sent),
    ...firstStamp(call),
  };
  checkUnique(call, reward.id, reward);
  const shown = shownReward(reward, call);
  return {
    id: reward.id,
    shown,
    edits: [{ put: 'rewards', entity: reward }],
    announces: [{ event: 'rewardCreated', entityId: reward.id, entity: shown }],
  };
}

function find(call: Call): Reward {
  const id = call.parameters.id ?? '';
  const reward = call.site.rewards.find((candidate) => candidate.id === id);
  if (reward === undefined) throw notFound('Reward', id);
  return reward;
}

/** What a PUT leaves of the reward: all that was sent, over what was there or over nothing. */
function nextReward(call: Call, before: Reward, sent: Fields): Reward {
  const given = withoutNulls(pick(sent, ['name', 'active']));
  // Values of a type the API cannot write are out of every writer's reach.
  if (!REWARD_TYPES.includes(before.type as never)) return { ...before, ...given };
  const stamps = pick({ ...before }, ['type']);
  const value = storeValue(call, sent);
  const partial = call.switches.rewardPut === 'partial';
  const kept = partial ? pick({ ...before }, ['name', 'active']) : {};
  const keptValue =
    partial && Object.keys(value).length === 0 ? pick({ ...before }, ['discountAmount', 'couponReward']) : value;
  const { id, revision, createdDate, updatedDate } = before;
  return { id, ...kept, ...given, ...stamps, ...keptValue, revision, createdDate, updatedDate };
}

function update(call: Call): Deed {
  const before = find(call);
  const sent = asObject(call.body.reward);
  if (!isAbsent(sent.id) && sent.id !== before.id) throw invalidField('reward.id', 'is not the id of the path');
  checkRevision(before, sent.revision, call.switches.missingRevision);
  if (!isAbsent(sent.type) && sent.type !== before.type && call.switches.rewardTypeChange === 'refused') {
    throw invalidField('reward.type', 'cannot change');
  }
  const violations = new Violations();
  violations.required('reward.name', sent.name);
  const wanted = { ...sent, type: before.type };
  const whole =
    call.switches.rewardPut === 'full' || derivedType(sent) !== undefined ? wanted : { ...before, ...wanted };
  checkReward(violations, call, whole, before);
  violations.refuse();
  const changed = nextReward(call, before, sent);
  checkUnique(call, before.id, changed);
  const after = nextStamp(call, before, changed);
  const shown = shownReward(after, call);
  return updateDeed({ list: 'rewards', key: 'reward', event: 'rewardUpdated' }, before, after, shown);
}

function remove(call: Call): Deed {
  const reward = find(call);
  checkRevision(reward, call.query.get('revision'), call.switches.missingRevision);
  if (reward.id === FLEXIBLE_REWARD_ID && call.switches.flexibleRewardDelete === 'refused') {
    throw precondition('The flexible reward cannot be deleted');
  }
  return {
    answer: {},
    edits: [{ drop: 'rewards', id: reward.id }],
    announces: [{ event: 'rewardDeleted', entityId: reward.id }],
  };
}

/** Rewards of all sites of the user's account. */
function bulkGet(call: Call): Deed {
  if (call.caller.kind !== 'user') throw forbidden();
  const { accountId } = call.caller;
  const sites = Object.values(call.world.sites).filter((site) => site.accountId === accountId);
  return {
    answer: {
      rewardsInSite: sites.map((site) => ({
        metaSiteId: site.id,
        rewards: site.rewards.map((reward) => shownReward(reward, call)),
      })),
    },
  };
}

/** `@wix/loyalty` rewards. */
export const REWARD_AREA: Area = {
  routes: REWARD_ROUTES,
  calls: {
    createReward: tellingAvailability((call) => {
      const { shown, edits, announces } = create(call, call.body.reward);
      return { answer: { reward: shown }, edits, announces };
    }),
    bulkCreateRewards: tellingAvailability((call) => bulkCreate(call, 'rewards', BULK_LIMITS.rewards, create)),
    getReward: (call) => ({ answer: { reward: shownReward(find(call), call) } }),
    updateReward: tellingAvailability(update),
    deleteReward: tellingAvailability(remove),
    listRewards,
    queryRewards,
    bulkGetRewards: bulkGet,
  },
};

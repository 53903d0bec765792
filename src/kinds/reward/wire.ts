import { equal } from '../../kernel/hash.ts';
import type { Live } from '../../kernel/kind.ts';
import { type Fields, flagAt, idAt, integerAt, objectAt, objectOrEmpty, revisionAt, textAt } from '../answer.ts';
import { byTierId } from '../by-tier.ts';
import { moneyAt, moneyNumber } from '../money.ts';
import { canonicalText } from '../text.ts';
import { type Entries, entriesAt, entriesToSend } from '../tier-entries.ts';
import { baseOf, type Coupon, type Offer, type RewardSpec, type Scope, type Value, valueIn } from './reward.ts';

/** Looks up the id of a tier by its key. */
export type IdOf = (key: string) => string;

/** Fields that Wix answers with and takes from nobody; `requiredPoints` is a copy of the base entry's cost from older versions. */
const READ_ONLY = ['_id', '_createdDate', '_updatedDate', 'requiredPoints'];
const COUPON_VALUES = ['fixedAmount', 'percentage', 'freeShipping'] as const;
const LIMITED = [
  'minimumSubtotal',
  'scope',
  'limitedToOneItem',
  'appliesToSubscriptions',
  'discountedCycleCount',
] as const;
const TYPE_OF: { readonly [type: string]: string } = { COUPON_REWARD: 'coupon', DISCOUNT_AMOUNT: 'discount' };
const NO_ENTRIES: Entries<Offer> = { base: undefined, tiers: {} };

/** A reward as the SDK answers it, in the words of the file; per-tier entries by tier id. A Failure when it is no reward. */
export function liveReward(answer: unknown): Live<RewardSpec> {
  const raw = objectAt(answer, 'reward');
  const type = typeOf(raw);
  const { value, entries } = valueAt(raw, type);
  const base = entries.base;
  return {
    spec: {
      name: canonicalText(textAt(raw['name'], 'reward.name') ?? ''),
      active: flagAt(raw['active'], 'reward.active') ?? false,
      type,
      costInPoints: base?.costInPoints ?? null,
      coupon:
        type === 'coupon' ? couponAt(objectOrEmpty(raw['couponReward'], 'reward.couponReward'), value, base) : null,
      discount: type === 'discount' ? { amount: base?.amount ?? null } : null,
      byTier: {},
      otherTiers: entries.tiers,
    },
    handle: { id: idAt(raw['_id'], 'reward.id'), revision: revisionAt(raw['revision'], 'reward.revision') },
    raw,
  };
}

/** A type without a name is told by what it holds. */
function typeOf(raw: Fields): string {
  const said =
    textAt(raw['type'], 'reward.type') ||
    (raw['couponReward'] ? 'COUPON_REWARD' : raw['discountAmount'] ? 'DISCOUNT_AMOUNT' : 'UNDEFINED');
  return TYPE_OF[said] ?? said;
}

function valueAt(raw: Fields, type: string): { readonly value: Value | undefined; readonly entries: Entries<Offer> } {
  if (type === 'discount')
    return { value: 'amount', entries: offersAt(raw['discountAmount'], 'reward.discountAmount', 'amount') };
  const coupon = type === 'coupon' ? objectOrEmpty(raw['couponReward'], 'reward.couponReward') : {};
  const value = COUPON_VALUES.find((name) => coupon[name]);
  return { value, entries: value ? offersAt(coupon[value], `reward.couponReward.${value}`, value) : NO_ENTRIES };
}

function offersAt(list: unknown, path: string, value: Value): Entries<Offer> {
  const name = wireName(value);
  return entriesAt(objectOrEmpty(list, path)['configsByTier'], `${path}.configsByTier`, (entry, at) => ({
    costInPoints: integerAt(entry['costInPoints'], `${at}.costInPoints`, 0),
    ...(name ? { [value]: moneyAt(entry[name], `${at}.${name}`) ?? '0' } : {}),
  }));
}

/** What Wix calls the number beside the cost. */
function wireName(value: Value): 'amount' | 'percentage' | undefined {
  if (value === 'freeShipping') return undefined;
  return value === 'percentage' ? 'percentage' : 'amount';
}

function couponAt(raw: Fields, value: Value | undefined, base: Offer | undefined): Coupon {
  const path = 'reward.couponReward';
  const minimum = moneyAt(raw['minimumSubtotal'], `${path}.minimumSubtotal`);
  const count = integerAt(raw['discountedCycleCount'], `${path}.discountedCycleCount`, 0);
  return {
    fixedAmount: base?.fixedAmount ?? null,
    percentage: base?.percentage ?? null,
    freeShipping: value === 'freeShipping' ? true : null,
    minimumSubtotal: minimum === '0' ? null : minimum,
    scope: scopeAt(raw['scope'], `${path}.scope`),
    limitedToOneItem: flagAt(raw['limitedToOneItem'], `${path}.limitedToOneItem`) ?? false,
    appliesToSubscriptions: flagAt(raw['appliesToSubscriptions'], `${path}.appliesToSubscriptions`) ?? false,
    discountedCycleCount: count === 0 ? null : count,
  };
}

function scopeAt(value: unknown, path: string): Scope | null {
  const scope = objectOrEmpty(value, path);
  const namespace = textAt(scope['namespace'], `${path}.namespace`);
  if (!namespace) return null;
  const group = objectOrEmpty(scope['group'], `${path}.group`);
  return {
    namespace,
    group: textAt(group['name'], `${path}.group.name`) || null,
    entityId: textAt(group['entityId'], `${path}.group.entityId`) || null,
  };
}

/** The body of a create. */
export function newReward(spec: RewardSpec, idOf: IdOf): Fields {
  const type = spec.type === 'discount' ? 'DISCOUNT_AMOUNT' : 'COUPON_REWARD';
  return { name: spec.name, active: spec.active, type, ...valuesToSend(spec, undefined, idOf) };
}

/** The whole reward as it is, with what `to` changes. What we do not know of stays as it is. */
export function changedReward(live: Live<RewardSpec>, to: RewardSpec, idOf: IdOf): Fields {
  return {
    ...without(live.raw as Fields, [...READ_ONLY, 'couponReward', 'discountAmount']),
    ...(to.name === liveReward(live.raw).spec.name ? {} : { name: to.name }),
    active: to.active,
    ...valuesToSend(to, live, idOf),
    revision: live.handle.revision,
  };
}

function valuesToSend(to: RewardSpec, live: Live<RewardSpec> | undefined, idOf: IdOf): Fields {
  const raw = (live?.raw ?? {}) as Fields;
  const now = live && liveReward(live.raw).spec;
  if (to.type === 'discount') {
    const before = (raw['discountAmount'] ?? {}) as Fields;
    return { discountAmount: { ...without(before, ['amount']), configsByTier: configs(to, before, 'amount', idOf) } };
  }
  const before = (raw['couponReward'] ?? {}) as Fields;
  const value = valueIn(to) ?? COUPON_VALUES.find((name) => before[name]);
  const list = value ? { [value]: listToSend(to, before[value], value, idOf) } : {};
  return {
    couponReward: {
      ...without(before, [...COUPON_VALUES, ...LIMITED]),
      ...list,
      ...limitsToSend(to.coupon ?? {}, before, now?.coupon ?? {}),
    },
  };
}

function listToSend(to: RewardSpec, list: unknown, value: Value, idOf: IdOf): Fields {
  const before = (list ?? {}) as Fields;
  return { ...before, configsByTier: configs(to, before, value, idOf) };
}

function configs(to: RewardSpec, before: Fields, value: Value, idOf: IdOf): readonly Fields[] {
  const name = wireName(value);
  return entriesToSend(baseOf(to), byTierId(to, idOf), before['configsByTier'], (offer) => ({
    costInPoints: offer.costInPoints,
    ...(name ? { [name]: amountToSend(offer, value) } : {}),
  }));
}

/** A discount at checkout takes its amount as a decimal text, a coupon as a number. */
function amountToSend(offer: Offer, value: Value): string | number {
  if (value === 'amount') return offer.amount as string;
  return moneyNumber(offer[value as 'fixedAmount' | 'percentage'] as string);
}

/** A coupon's limits, each as the site has it unless it is to change. Minimum and scope are never sent together. */
function limitsToSend(to: Partial<Coupon>, before: Fields, now: Partial<Coupon>): Fields {
  const chosen = LIMITED.flatMap((name) => {
    if (to[name] !== undefined && !equal(to[name], now[name])) return [[name, limitToSend(to, name)] as const];
    return name in before ? [[name, before[name]] as const] : [];
  });
  const limits = Object.fromEntries(chosen);
  if (limits['scope']) return without(limits, ['minimumSubtotal']);
  return limits['scope'] === null ? without(limits, ['scope']) : limits;
}

/** What is not there any more is sent as null, which the SDK lets pass. */
function limitToSend(to: Partial<Coupon>, name: (typeof LIMITED)[number]): unknown {
  const { minimumSubtotal, scope } = to;
  if (name === 'minimumSubtotal') return minimumSubtotal ? moneyNumber(minimumSubtotal) : null;
  if (name !== 'scope') return to[name];
  return scope ? { namespace: scope.namespace, ...groupToSend(scope) } : null;
}

function groupToSend({ group, entityId }: Scope): Fields {
  if (!group) return {};
  return { group: { name: group, ...(entityId ? { entityId } : {}) } };
}

function without(object: Fields, keys: readonly string[]): Fields {
  return Object.fromEntries(Object.entries(object).filter(([key]) => !keys.includes(key)));
}

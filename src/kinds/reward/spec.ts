import type { Change } from '../../kernel/change.ts';
import type { Declared, Kind } from '../../kernel/kind.ts';
import { keyed, tiersNeeded } from '../by-tier.ts';
import { claimRewards } from './claim.ts';
import { judge } from './judge.ts';
import { readRewards } from './read.ts';
import { baseOf, type RewardSpec, TYPES, valueIn } from './reward.ts';
import { schema } from './schema.ts';
import { writeRewards } from './write.ts';

export type { RewardSpec } from './reward.ts';

/** What points can be redeemed for: coupons, and the flexible discount at checkout. */
export const rewardKind: Kind<RewardSpec> = {
  name: 'reward',
  section: 'rewards',
  schema,
  read: readRewards,
  write: writeRewards,
  nameOf: (spec) => spec.name ?? '',
  defaults: { active: true },
  lacks,
  closed: ['byTier'],
  immutable: ['type'],
  claim: claimRewards,
  withKeys: (spec, keyOf) => ({ ...spec, ...keyed(spec, keyOf) }),
  needs: tiersNeeded,
  after: ['program'],
  undeletable: ({ type }) =>
    (TYPES as readonly string[]).includes(type)
      ? undefined
      : `it is of the type ${type}, of which this version knows nothing.`,
  judge,
  risk,
};

function lacks(spec: Declared<RewardSpec>): readonly { readonly path: string; readonly message: string }[] {
  const value = valueIn(spec);
  const inTiers = Object.keys(spec.byTier ?? {}).length > 0;
  const baseless = inTiers && baseOf(spec) === undefined;
  return [
    ...(spec.name ? [] : [{ path: 'name', message: 'customers have to read something about it.' }]),
    ...(value ? [] : [{ path: 'coupon', message: 'it does not say what customers get; coupon or discount does.' }]),
    ...(typeof spec.costInPoints === 'number' || baseless
      ? []
      : [{ path: 'costInPoints', message: 'it does not say what it costs.' }]),
  ];
}

function risk(change: Change<RewardSpec>): 'low' | 'medium' | 'high' {
  if (change.op !== 'update') return 'low';
  const off = change.from.active && !change.to.active;
  return off || valueIn(change.from) !== valueIn(change.to) ? 'medium' : 'low';
}

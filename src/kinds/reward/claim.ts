import type { Claims, Live, Wanted } from '../../kernel/kind.ts';
import type { Problem } from '../../kernel/problem.ts';
import { LIMITS } from '../../wire/limits.ts';
import { claimByName, type Naming, repeatedNames } from '../claim.ts';
import { type RewardSpec, TYPES } from './reward.ts';

type Want = Wanted<RewardSpec>;
type Reward = Live<RewardSpec>;
type Found = Claims<RewardSpec>;

/** Wix takes several rewards of one name, so a name may be no answer. */
export const naming: Naming<RewardSpec> = {
  noun: 'reward',
  unique: false,
  longest: LIMITS.rewardName.max,
  nameOf: (spec) => spec.name,
  wantedName: (spec) => spec.name,
};

/**
 * Pairs by `id`; then discounts at checkout with each other, whatever their names, since a site seems to have one; then all by name. A reward
 * of a type that cannot be declared is nobody's.
 */
export function claimRewards(wanted: readonly Want[], live: readonly Reward[]): Found {
  const byId = known(claimByName(wanted.filter(hasId), live, naming));
  const declarable = rest(live, byId).filter(isKnown);
  const discounts = claimDiscounts(
    wanted.filter((want) => !hasId(want) && want.spec.type === 'discount'),
    declarable.filter(isDiscount),
  );
  const others = wanted.filter(
    (want) => !hasId(want) && (want.spec.type !== 'discount' || discounts.missing.includes(want)),
  );
  const byName = claimByName(others, rest(declarable, discounts), naming);
  const all = [byId, discounts, byName];
  const paired = new Map(all.flatMap(({ pairs }) => pairs).map((pair) => [pair.wanted, pair]));
  const taken = new Set([...paired.values()].map((pair) => pair.live));
  return {
    pairs: wanted.flatMap((want) => paired.get(want) ?? []),
    missing: byName.missing,
    unmatched: live.filter((reward) => !taken.has(reward)),
    problems: all.flatMap(({ problems }) => problems),
  };
}

/** Errors for rewards of the file that no site could tell apart by name. */
export function repeatedRewards(wanted: readonly Want[]): readonly Problem[] {
  const named = wanted.filter((want) => !hasId(want));
  // Whether a discount and a coupon of one name can be told apart, only the site knows.
  const discounts = named.filter(({ spec }) => spec.type === 'discount');
  const others = named.filter(({ spec }) => spec.type !== 'discount');
  return [...repeatedNames(discounts, naming), ...repeatedNames(others, naming)];
}

function hasId({ identity }: Want): boolean {
  return identity.id !== undefined;
}

function isKnown({ spec }: Reward): boolean {
  return (TYPES as readonly string[]).includes(spec.type);
}

function isDiscount({ spec }: Reward): boolean {
  return spec.type === 'discount';
}

function rest(live: readonly Reward[], found: Found): readonly Reward[] {
  const taken = new Set(found.pairs.map((pair) => pair.live));
  return live.filter((reward) => !taken.has(reward));
}

function claimDiscounts(wanted: readonly Want[], live: readonly Reward[]): Found {
  const named = claimByName(wanted, live, naming);
  const [want, otherWant] = named.missing;
  const [reward, otherReward] = named.unmatched;
  if (!want || !reward) return named;
  if (!otherWant && !otherReward) {
    return { ...named, pairs: [...named.pairs, { wanted: want, live: reward }], missing: [], unmatched: [] };
  }
  return {
    ...named,
    missing: [],
    problems: [...named.problems, ...named.missing.map((one) => unclear(one, named.unmatched))],
  };
}

function unclear({ address }: Want, candidates: readonly Reward[]): Problem {
  const list = candidates.map(({ spec, handle }) => `${JSON.stringify(spec.name)} (id ${handle.id})`).join(', ');
  return {
    code: 'AMBIGUOUS_MATCH',
    severity: 'error',
    address,
    message: `${address} could be one of the site's discounts at checkout: ${list}.`,
    next: `Say which one with "id: ${candidates[0]?.handle.id}" or "formerly:"; a site seems to have only one of them.`,
  };
}

/** A reward named by id may be one that nothing can be declared of. */
function known(found: Found): Found {
  const strange = found.pairs.filter((pair) => !isKnown(pair.live));
  return {
    ...found,
    pairs: found.pairs.filter((pair) => !strange.includes(pair)),
    problems: [
      ...found.problems,
      ...strange.map(
        ({ wanted, live }): Problem => ({
          code: 'REWARD_TYPE_UNKNOWN',
          severity: 'error',
          address: wanted.address,
          path: 'id',
          message: `${wanted.address} names the reward ${live.handle.id}, which is of the type ${live.spec.type}: that type cannot be declared.`,
          next: 'Delete the entry; the reward stays on the site as it is.',
        }),
      ),
    ],
  };
}

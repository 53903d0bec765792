import { PROGRAM_DEFAULTS, TIERS_PROGRAM_SETTINGS_DEFAULTS, type WireReward } from '../../wire/index.ts';
import { COUPON_KINDS } from '../areas/reward-checks.ts';
import type { Call } from '../call.ts';
import type { Rung } from '../population/people.ts';
import type { SiteState } from '../state.ts';
import { isoOf, lastTick, monthsFrom } from './calendar.ts';

/** What points of a customer hang on besides the ledger. Times are milliseconds. */
export interface SiteRules {
  readonly now: number;
  /** Points earned before it do not count for tiers. */
  readonly windowStart: number;
  readonly expiration: { readonly months: number; readonly percent: number; readonly up: boolean } | undefined;
  /** The cheapest active reward for a tier. */
  readonly cheapest: (tierId: string | undefined) => number;
}

/** The tiers from the lowest; none unless the tiers program is on. */
export function ladderOf({ tiers, tiersProgramSettings }: SiteState): readonly Rung[] {
  if (tiersProgramSettings?.status !== 'ACTIVE') return [];
  return tiers
    .map(({ id, requiredPoints = 0 }) => ({ id, requiredPoints }))
    .sort((one, other) => one.requiredPoints - other.requiredPoints);
}

/** The tier that so many points lead to; undefined is the base tier. */
export function tierFor(points: number, ladder: readonly Rung[]): string | undefined {
  let reached: string | undefined;
  for (const { id, requiredPoints } of ladder) {
    if (points < requiredPoints) break;
    reached = id;
  }
  return reached;
}

interface CostEntry {
  readonly tierId?: string | null;
  readonly costInPoints?: number;
}

/** The per-tier entries of a reward's cost. */
export function entriesOf<Entry extends CostEntry = CostEntry>(reward: WireReward): readonly Entry[] {
  const kind = COUPON_KINDS.find((name) => reward.couponReward?.[name] !== undefined);
  const entries =
    reward.discountAmount?.configsByTier ?? (kind === undefined ? [] : reward.couponReward?.[kind]?.configsByTier);
  return (entries ?? []) as readonly Entry[];
}

/** The entry that counts in a tier: its own, or that of the base tier. */
export function entryFor<Entry extends CostEntry>(
  entries: readonly Entry[],
  tierId: string | undefined,
): Entry | undefined {
  const own = entries.find((entry) => tierId !== undefined && entry.tierId === tierId);
  return own ?? entries.find((entry) => (entry.tierId ?? '') === '');
}

function cheapestOf({ rewards }: SiteState): SiteRules['cheapest'] {
  const known = new Map<string | undefined, number>();
  return (tierId) => {
    let cost = known.get(tierId);
    if (cost === undefined) {
      const costs = rewards
        .filter(({ active }) => active === true)
        .map((reward) => entryFor(entriesOf(reward), tierId)?.costInPoints ?? Number.POSITIVE_INFINITY);
      cost = Math.min(...costs, Number.POSITIVE_INFINITY);
      known.set(tierId, cost);
    }
    return cost;
  };
}

/** What holds for the customers of a site at a moment. */
export function rulesOf(site: SiteState, now: number, { expiryRounding }: Call['switches']): SiteRules {
  const months =
    site.tiersProgramSettings?.rollingWindow?.durationInMonths ??
    TIERS_PROGRAM_SETTINGS_DEFAULTS.rollingWindow.durationInMonths;
  const { monthsOfInactivity, expiringPointsPercentage } = PROGRAM_DEFAULTS.pointsExpiration;
  const given = site.program.pointsExpiration;
  const expiration =
    given?.status === 'ENABLED'
      ? {
          months: given.monthsOfInactivity ?? monthsOfInactivity,
          percent: given.expiringPointsPercentage ?? expiringPointsPercentage,
          up: expiryRounding === 'up',
        }
      : undefined;
  return { now, windowStart: monthsFrom(lastTick(now), -months), expiration, cheapest: cheapestOf(site) };
}

/** When points of a balance expire next and how many; undefined when nothing does. */
export function expirationOf(
  balance: number,
  since: number,
  { expiration }: SiteRules,
): { readonly at: number; readonly amount: number } | undefined {
  if (expiration === undefined || balance <= 0) return undefined;
  const part = (balance * expiration.percent) / 100;
  return { at: monthsFrom(since, expiration.months), amount: expiration.up ? Math.ceil(part) : Math.floor(part) };
}

/** The date of a moment as the wire writes it; undefined stays. */
export const dateOf = (time: number | undefined): string | undefined => (time === undefined ? undefined : isoOf(time));

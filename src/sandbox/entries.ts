import type { Bounds } from '../wire/index.ts';
import type { Call } from './call.ts';
import { asObject, isAbsent, type Violations } from './violations.ts';

type Entry = Readonly<Record<string, unknown>>;

/** One per-tier list of a rule or a reward. */
export interface EntryList {
  /** Where the list is, such as `reward.couponReward.percentage.configsByTier`. */
  readonly field: string;
  readonly sent: unknown;
  /** The list as it was before, whose entries may stay whatever became of their tier. */
  readonly before: unknown;
  readonly size: Bounds;
  /** Checks the numbers of one entry. */
  readonly each: (violations: Violations, field: string, entry: Entry) => void;
}

const tierOf = (entry: unknown): string => {
  const { tierId } = asObject(entry);
  return isAbsent(tierId) ? '' : String(tierId);
};

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** Checks size, tiers and numbers of a per-tier list. */
export function checkEntries(violations: Violations, call: Call, list: EntryList): void {
  const { field, sent, size } = list;
  if (!Array.isArray(sent)) {
    violations.add(field, 'must be a list', isAbsent(sent) ? 'REQUIRED_FIELD' : 'FORMAT');
    return;
  }
  if (sent.length < size.min) violations.add(field, `must have at least ${size.min} entries`, 'MIN_SIZE', size.min);
  if (sent.length > size.max) violations.add(field, `must have at most ${size.max} entries`, 'MAX_SIZE', size.max);
  const known = new Set([...call.site.tiers.map(({ id }) => id), ...listOf(list.before).map(tierOf), '']);
  const seen = new Set<string>();
  for (const [index, entry] of sent.entries()) {
    const at = `${field}[${index}]`;
    const tier = tierOf(entry);
    violations.guid(`${at}.tierId`, tier);
    if (call.switches.unknownTier === 'refused' && !known.has(tier))
      violations.add(`${at}.tierId`, 'is not a tier of this site');
    if (call.switches.repeatedTier === 'refused' && seen.has(tier)) violations.add(`${at}.tierId`, 'appears twice');
    seen.add(tier);
    list.each(violations, at, asObject(entry));
  }
  if (call.switches.missingBaseEntry === 'refused' && !seen.has(''))
    violations.add(field, 'must have an entry for the base tier');
}

/** The list as it is stored: known keys, no empty tier, one entry a tier. */
export function storeEntries(call: Call, sent: unknown, keys: readonly string[]): readonly Entry[] {
  const byTier = new Map<string, Entry>();
  for (const entry of listOf(sent)) {
    const fields = asObject(entry);
    const tier = tierOf(entry);
    const values = Object.fromEntries(keys.filter((key) => !isAbsent(fields[key])).map((key) => [key, fields[key]]));
    const explicitNull = call.switches.nulls === 'kept' && fields.tierId === null;
    byTier.set(tier, { ...(tier === '' ? (explicitNull ? { tierId: null } : {}) : { tierId: tier }), ...values });
  }
  return [...byTier.values()];
}

/** The entry of the base tier. */
export const baseEntry = (entries: unknown): Entry | undefined => {
  const found = listOf(entries).find((entry) => tierOf(entry) === '');
  return found === undefined ? undefined : asObject(found);
};

/** The list without the entries of one tier. */
export const withoutTier = (entries: readonly unknown[], tierId: string): readonly unknown[] =>
  entries.filter((entry) => tierOf(entry) !== tierId);

/** Whether the list has an entry of the tier. */
export const mentionsTier = (entries: readonly unknown[], tierId: string): boolean =>
  entries.some((entry) => tierOf(entry) === tierId);

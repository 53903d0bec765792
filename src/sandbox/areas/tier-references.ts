import type { Call } from '../call.ts';
import type { SiteEdit } from '../edits.ts';
import { mentionsTier, withoutTier } from '../entries.ts';
import { precondition } from '../refusals.ts';

/** Per-tier lists hide under these keys, at any depth of a rule or a reward. */
const LISTS = ['configs', 'configsByTier'];

const mentions = (value: unknown, tierId: string): boolean => {
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(value).some(([key, field]) =>
    LISTS.includes(key) && Array.isArray(field) ? mentionsTier(field, tierId) : mentions(field, tierId),
  );
};

const released = (value: unknown, tierId: string): unknown => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, field]) => [
      key,
      LISTS.includes(key) && Array.isArray(field) ? withoutTier(field, tierId) : released(field, tierId),
    ]),
  );
};

/** What the delete of a tier does to rules and rewards that have entries for it. */
export function releaseTier(call: Call, tierId: string): readonly SiteEdit[] {
  if (call.switches.deletedTier === 'dangling') return [];
  const collections = ['earningRules', 'rewards'] as const;
  return collections.flatMap((name) => {
    const holders = call.site[name].filter((entity) => mentions(entity, tierId));
    if (holders.length > 0 && call.switches.deletedTier === 'refused')
      throw precondition('Rules or rewards use this tier');
    return holders.map((entity): SiteEdit => ({ put: name, entity: released(entity, tierId) as { id: string } }));
  });
}

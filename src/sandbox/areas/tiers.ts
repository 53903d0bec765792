import { BULK_LIMITS, LIMITS, type WireTier } from '../../wire/index.ts';
import { bulkCreate, type Created } from '../bulk.ts';
import type { Call, Deed } from '../call.ts';
import { checkRevision, firstStamp, nextStamp, ordered, updateDeed } from '../entities.ts';
import { alreadyExists, invalid, notFound, tiersLimit } from '../refusals.ts';
import type { Stored } from '../state.ts';
import { asObject, isAbsent, Violations } from '../violations.ts';
import { checkDefinition, nextDefinition, shownDefinition } from './tier-definition.ts';
import { releaseTier } from './tier-references.ts';

type Tier = Stored<WireTier>;

/** The tier as it is answered. */
const shownTier = (tier: Tier, switches: Call['switches']): WireTier => ({
  ...tier,
  tierDefinition: shownDefinition(tier.tierDefinition ?? {}, switches),
});

/** The tiers as a list answers them. */
export const shownTiers = (call: Call): readonly WireTier[] => {
  const ascending = [...call.site.tiers].sort((one, other) => (one.requiredPoints ?? 0) - (other.requiredPoints ?? 0));
  return ordered(ascending, call).map((tier) => shownTier(tier, call.switches));
};

/** How many tiers the site may have. */
const tierLimitOf = ({ features, tierLimit }: Call['site'], { tierCount }: Call['switches']): number => {
  if (!features.tiers) return 0;
  return tierCount === 'plan' ? tierLimit : Number.POSITIVE_INFINITY;
};

function check(call: Call, sent: Readonly<Record<string, unknown>>, after: WireTier): void {
  const violations = new Violations();
  checkDefinition(violations, 'tier.tierDefinition', sent.tierDefinition);
  violations.required('tier.tierDefinition.name', after.tierDefinition?.name);
  violations.required('tier.requiredPoints', after.requiredPoints);
  violations.integer('tier.requiredPoints', after.requiredPoints, LIMITS.requiredPoints);
  if (after.requiredPoints === 0 && call.switches.zeroThreshold === 'refused')
    violations.add('tier.requiredPoints', 'is for the base tier', 'MIN', 1);
  violations.refuse();
}

function checkUnique(call: Call, id: string, after: WireTier): void {
  const fold = (name: unknown) => (call.switches.tierNameCase === 'same' ? String(name).trim().toLowerCase() : name);
  for (const other of call.site.tiers) {
    if (other.id === id) continue;
    const name = fold(other.tierDefinition?.name) === fold(after.tierDefinition?.name);
    if (!name && other.requiredPoints !== after.requiredPoints) continue;
    const [field, what] = name ? ['tier.tierDefinition.name', 'name'] : ['tier.requiredPoints', 'threshold'];
    const message = `Another tier has this ${what}`;
    if (call.switches.duplicateTier === '409') throw alreadyExists(message, { entityId: other.id });
    throw invalid([{ field, description: message, violatedRule: 'CUSTOM' }]);
  }
}

function create(call: Call, sent: unknown): Created {
  const limit = tierLimitOf(call.site, call.switches);
  if (call.site.tiers.length >= limit) throw tiersLimit(limit);
  const fields = asObject(sent);
  const tier: Tier = {
    id: call.newId(),
    tierDefinition: nextDefinition(call, fields.tierDefinition, {}),
    ...(isAbsent(fields.requiredPoints) ? {} : { requiredPoints: fields.requiredPoints as number }),
    ...firstStamp(call),
  };
  check(call, fields, tier);
  checkUnique(call, tier.id, tier);
  const shown = shownTier(tier, call.switches);
  return {
    id: tier.id,
    shown,
    edits: [{ put: 'tiers', entity: tier }],
    announces: [{ event: 'tierCreated', entityId: tier.id, entity: shown }],
  };
}

function find(call: Call): Tier {
  const id = call.parameters.tierId ?? '';
  const tier = call.site.tiers.find((candidate) => candidate.id === id);
  if (tier === undefined) throw notFound('Tier', id);
  return tier;
}

function update(call: Call): Deed {
  const before = find(call);
  const sent = asObject(call.body.tier);
  checkRevision(before, sent.revision, call.switches.missingRevision);
  const definition = before.tierDefinition ?? {};
  const kept = call.switches.tierPatch === 'merge' ? definition : {};
  const changed: Tier = {
    ...before,
    tierDefinition: isAbsent(sent.tierDefinition)
      ? definition
      : nextDefinition(call, sent.tierDefinition, kept, definition.icon),
    ...(isAbsent(sent.requiredPoints) ? {} : { requiredPoints: sent.requiredPoints as number }),
  };
  check(call, sent, changed);
  checkUnique(call, before.id, changed);
  const after = nextStamp(call, before, changed);
  const shown = shownTier(after, call.switches);
  return updateDeed({ list: 'tiers', key: 'tier', event: 'tierUpdated' }, before, after, shown);
}

function remove(call: Call): Deed {
  const tier = find(call);
  checkRevision(tier, call.query.get('revision'), call.switches.missingRevision);
  return {
    answer: {},
    edits: [{ drop: 'tiers', id: tier.id }, ...releaseTier(call, tier.id)],
    announces: [{ event: 'tierDeleted', entityId: tier.id }],
  };
}

/** Calls of `@wix/loyalty` tiers that are about tiers themselves. */
export const TIER_CALLS = {
  createTier: (call: Call): Deed => {
    const { shown, edits, announces } = create(call, call.body.tier);
    return { answer: { tier: shown }, edits, announces };
  },
  bulkCreateTiers: (call: Call): Deed => bulkCreate(call, 'tiers', BULK_LIMITS.tiers, create),
  getTier: (call: Call): Deed => ({ answer: { tier: shownTier(find(call), call.switches) } }),
  updateTier: update,
  deleteTier: remove,
  listTiers: (call: Call): Deed => ({ answer: { tiers: shownTiers(call) } }),
};

import { type Address, addressOf } from '../kernel/address.ts';
import type { JsonSchema } from '../kernel/kind.ts';
import type { Problem } from '../kernel/problem.ts';
import { MAX_TIERS } from '../wire/limits.ts';

/** Entries that differ from tier to tier, by the tier's key in the file, or by its id where the file has no key for it. */
export type ByTier<Entry> = { readonly [tier: string]: Entry };

/** The per-tier half of a spec. A reader puts every entry under `otherTiers`, by id; `keyed` moves those that the file knows. */
export interface Tiered<Entry> {
  readonly byTier: ByTier<Entry>;
  readonly otherTiers: ByTier<Entry>;
}

/** What may be missing of it in a spec that a file declares. */
export interface PerhapsTiered<Entry> {
  readonly byTier?: ByTier<Entry> | null;
  readonly otherTiers?: ByTier<Entry> | null;
}

/** Moves the entries of tiers that the file has a key for to `byTier`; the others stay, so that they survive a write. */
export function keyed<Entry>(spec: Tiered<Entry>, keyOf: (id: string) => string | undefined): Tiered<Entry> {
  const all = Object.entries(spec.otherTiers).map(([id, entry]) => ({ id, key: keyOf(id), entry }));
  return {
    byTier: {
      ...spec.byTier,
      ...Object.fromEntries(all.flatMap(({ key, entry }) => (key === undefined ? [] : [[key, entry]]))),
    },
    otherTiers: Object.fromEntries(all.flatMap(({ id, key, entry }) => (key === undefined ? [[id, entry]] : []))),
  };
}

/** All entries by the tier's id, keys before ids that the file does not know. */
export function byTierId<Entry>(spec: PerhapsTiered<Entry>, idOf: (key: string) => string): ReadonlyMap<string, Entry> {
  return new Map([
    ...Object.entries(spec.byTier ?? {}).map(([key, entry]) => [idOf(key), entry] as const),
    ...Object.entries(spec.otherTiers ?? {}),
  ]);
}

/** All entries, whatever their tier. */
export function entriesOf<Entry>(spec: PerhapsTiered<Entry>): readonly Entry[] {
  return [...Object.values(spec.byTier ?? {}), ...Object.values(spec.otherTiers ?? {})];
}

/** The tiers that have to be there before a thing with these entries can be written. */
export function tiersNeeded(spec: PerhapsTiered<unknown>): readonly Address[] {
  return Object.keys(spec.byTier ?? {}).map((key) => addressOf('tiers', key));
}

/** The address of a tier, for looking up its id. */
export function tierAddress(key: string): Address {
  return addressOf('tiers', key);
}

/** Errors for keys of `byTier` that are no tiers of this file. */
export function tierKeyProblems(
  address: Address,
  byTier: ByTier<unknown>,
  file: { readonly [section: string]: unknown },
): readonly Problem[] {
  const tiers = typeof file['tiers'] === 'object' && file['tiers'] !== null ? Object.keys(file['tiers']) : [];
  return Object.keys(byTier).flatMap((key): readonly Problem[] => {
    const at = { severity: 'error', address, path: `byTier.${key}` } as const;
    if (key === 'base') {
      return [
        {
          ...at,
          code: 'TIER_KEY_RESERVED',
          message: `byTier of ${address} has an entry "base": the base tier gets the values above byTier.`,
          next: 'Move the values of this entry up, out of byTier.',
        },
      ];
    }
    if (tiers.includes(key)) return [];
    return [
      {
        ...at,
        code: 'TIER_NOT_DECLARED',
        message: `byTier of ${address} has an entry for ${key}, which is not under "tiers".`,
        next:
          tiers.length > 0
            ? `The file declares ${tiers.join(', ')}.`
            : `Declare it: "tiers: { ${key}: { name: …, requiredPoints: … } }".`,
      },
    ];
  });
}

/** The warning that nobody below the first tier gets anything, because there is no value outside of `byTier`. */
export function noBaseEntry(address: Address, missing: string, effect: string): Problem {
  return {
    code: 'NO_BASE_ENTRY',
    severity: 'warning',
    address,
    path: 'byTier',
    message: `${address} has values for tiers, but none for customers in the base tier: ${effect}.`,
    next: `Add ${missing} beside byTier if customers in the base tier are meant too.`,
  };
}

/** The schema of `byTier`, given what one entry may hold. */
export function byTierSchema(properties: JsonSchema, about: JsonSchema): JsonSchema {
  return {
    type: 'object',
    maxProperties: MAX_TIERS,
    additionalProperties: { type: 'object', additionalProperties: false, minProperties: 1, properties },
    ...about,
  };
}

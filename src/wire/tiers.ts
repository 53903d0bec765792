import type { WireImage } from './images.ts';

export interface WireTierDefinition {
  readonly name?: string | null;
  readonly description?: string | null;
  readonly icon?: WireImage;
}

/** A tier above the base tier. Name and threshold are each unique in the site; the base tier is not a tier (see the settings). */
export interface WireTier {
  readonly id?: string;
  readonly tierDefinition?: WireTierDefinition;
  readonly requiredPoints?: number;
  readonly revision?: string;
  readonly createdDate?: string;
  readonly updatedDate?: string;
}

export const TIERS_PROGRAM_STATUSES = ['UNKNOWN', 'DISABLED', 'DRAFT', 'ACTIVE', 'PAUSED'] as const;
export type TiersProgramStatus = (typeof TIERS_PROGRAM_STATUSES)[number];

/** Settings of the tiers program, one a site. `baseTierDefinition` is emptied by an update that leaves it out. */
export interface WireTiersProgramSettings {
  readonly status?: TiersProgramStatus;
  readonly rollingWindow?: { readonly durationInMonths?: number };
  readonly baseTierDefinition?: WireTierDefinition;
  readonly revision?: string;
  readonly createdDate?: string;
  readonly updatedDate?: string;
}

/** Settings as Wix creates them on first sight of `GET /loyalty-tiers/v1/tiers/program`. */
export const TIERS_PROGRAM_SETTINGS_DEFAULTS = {
  status: 'DISABLED',
  rollingWindow: { durationInMonths: 12 },
} as const;

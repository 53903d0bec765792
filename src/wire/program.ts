import type { WireImage } from './images.ts';

/** Every status a loyalty program can report; nothing goes back to DRAFT. */
export const PROGRAM_STATUSES = ['UNKNOWN', 'DRAFT', 'ACTIVE', 'PAUSED'] as const;
export type ProgramStatus = (typeof PROGRAM_STATUSES)[number];

export const POINTS_EXPIRATION_STATUSES = ['UNKNOWN_STATUS', 'DISABLED', 'ENABLED'] as const;
export type PointsExpirationStatus = (typeof POINTS_EXPIRATION_STATUSES)[number];

/** `status` is read-only: it moves by the enable and disable calls. The two integers are stored whatever the status. */
export interface WirePointsExpiration {
  readonly status?: PointsExpirationStatus;
  readonly monthsOfInactivity?: number;
  readonly expiringPointsPercentage?: number;
}

/** What the plan of the site allows; read-only. Also the flat answer of `programs.getLoyaltyProgramPremiumFeatures()`. */
export interface WirePremiumFeatures {
  readonly loyaltyProgram: boolean;
  readonly tiers: boolean;
  readonly pointsExpiration: boolean;
}

export interface WirePointDefinition {
  readonly customName?: string | null;
  readonly icon?: WireImage;
}

/** The program, one a site: no id, no revision. `name` is absent on a site that was never set up. */
export interface WireProgram {
  readonly name?: string | null;
  readonly pointDefinition?: WirePointDefinition;
  readonly status?: ProgramStatus;
  readonly pointsExpiration?: WirePointsExpiration;
  readonly premiumFeatures?: WirePremiumFeatures;
  readonly createdDate?: string;
  readonly updatedDate?: string;
}

/** What a program that never saw a write holds. */
export const PROGRAM_DEFAULTS = {
  status: 'DRAFT',
  pointsExpiration: { status: 'DISABLED', monthsOfInactivity: 3, expiringPointsPercentage: 100 },
} as const;

/** One refused field; `field` is a path on the wire, such as `tier.requiredPoints`. */
export interface WireFieldViolation {
  readonly field: string;
  readonly description: string;
  readonly violatedRule?: string;
  readonly ruleName?: string;
  readonly data?: Readonly<Record<string, unknown>>;
}

export interface WireApplicationError {
  readonly code: string;
  readonly description?: string;
  readonly data?: Readonly<Record<string, unknown>>;
}

/** The error body of every Wix service; `details` is empty with a 5xx. */
export interface WireErrorBody {
  readonly message: string;
  readonly details?: {
    readonly applicationError?: WireApplicationError;
    readonly validationError?: { readonly fieldViolations: readonly WireFieldViolation[] };
  };
}

/** One line of a bulk answer; `item` is there when the create went through and the entity was asked back. */
export interface WireBulkResult<Item> {
  readonly itemMetadata: {
    readonly id?: string;
    readonly originalIndex: number;
    readonly success: boolean;
    readonly error?: WireApplicationError | null;
  };
  readonly item?: Item;
}

/** The answer of a bulk create: HTTP 200 even when items failed. */
export interface WireBulkAnswer<Item> {
  readonly results: readonly WireBulkResult<Item>[];
  readonly bulkActionMetadata: {
    readonly totalSuccesses: number;
    readonly totalFailures: number;
    readonly undetailedFailures: number;
  };
}

/** Codes seen on a live site. Every other code is undocumented: decide by HTTP status first. */
export const OBSERVED_CODES = {
  staleRevision: 'INVALID_REVISION',
  tiersLimit: 'BASIC_TIERS_LIMIT_REACHED',
} as const;

/** Texts seen on a live site. */
export const OBSERVED_TEXTS = {
  staleRevision: 'Outdated revision for entity id',
  programName: "Program name is required to set up an active program or change the program's status.",
} as const;

/** What can stand at a place of the file. */
export interface Explanation {
  /** `tiers.*.requiredPoints`; empty for the whole file. */
  readonly path: string;
  readonly description?: string;
  /** `a whole number`, `a map by key`. */
  readonly type?: string;
  /** Every value it may have. */
  readonly values?: readonly unknown[];
  readonly limits?: readonly string[];
  readonly examples?: readonly unknown[];
  /** The field at Wix. */
  readonly wix?: string;
  /** The label in the dashboard. */
  readonly dashboard?: string;
  /** What stands under it; of a map by key, under each key. */
  readonly children?: readonly {
    readonly name: string;
    readonly type?: string;
    readonly required?: boolean;
    readonly description?: string;
  }[];
}

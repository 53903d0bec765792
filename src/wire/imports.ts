export const IMPORT_STATUSES = [
  ...(['UNKNOWN', 'INITIATED', 'PARSING', 'PARSED', 'IMPORTING', 'IMPORTED', 'FAILED'] as const),
] as const;

/** Which column of the file holds what; both are needed, numbered from 0. */
export interface WireHeaderMapping {
  readonly columnName: 'EMAIL' | 'POINTS';
  readonly columnIndex: number;
}

/** An import of balances from a CSV file. IMPORTED says that the run ended, not that all rows went in. */
export interface WireImport {
  readonly id: string;
  readonly revision: string;
  readonly createdDate: string;
  readonly updatedDate: string;
  readonly status: (typeof IMPORT_STATUSES)[number];
  readonly fileMetadata: {
    readonly size: number;
    readonly name: string;
    readonly url: string;
    readonly header?: { readonly values: readonly string[] };
    readonly headerMappingInfo?: { readonly headerMappings: readonly WireHeaderMapping[] };
    readonly sampleDataRows?: readonly { readonly values: readonly string[] }[];
  };
  readonly parseResult?: { readonly parsedRowCount: number; readonly parseErrorReason?: string };
  readonly importResult?: {
    readonly errorFileExists: boolean;
    readonly successCount: number;
    readonly failureCount: number;
  };
}

/** Bytes of an import's file: the documentation's figure, the smaller of two. */
export const IMPORT_FILE_BYTES = 10 << 20;

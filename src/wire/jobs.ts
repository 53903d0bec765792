export const JOB_STATUSES = ['UNKNOWN', 'INITIALIZED', 'PROCESSING', 'FINISHED', 'FAILED'] as const;

/** Progress of bulk work: the `job` of `GET /async-jobs/v1/async-jobs/{jobId}`. */
export interface WireJob {
  readonly id: string;
  readonly metadata: Readonly<Record<string, string>>;
  readonly status: (typeof JOB_STATUSES)[number];
  readonly createdDate: string;
  readonly updatedDate: string;
  readonly createdBy: { readonly type: 'APP_ID'; readonly appIdOptions: { readonly appId: string } };
  readonly counts: {
    readonly total: number;
    readonly successCount: number;
    readonly failCount: number;
    readonly errorByCodeCount: Readonly<Record<string, number>>;
  };
}

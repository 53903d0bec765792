import { ACCOUNT_ROUTES, JOB_ROUTES } from '../../wire/index.ts';
import type { Area } from '../call.ts';
import { bulkAdjust, getJob } from './account-bulk.ts';
import { ACCOUNT_READS } from './account-reads.ts';
import { ACCOUNT_WRITES } from './account-writes.ts';

/** `@wix/loyalty` accounts. */
export const ACCOUNT_AREA: Area = {
  routes: ACCOUNT_ROUTES,
  calls: { ...ACCOUNT_READS, ...ACCOUNT_WRITES, bulkAdjustPoints: bulkAdjust },
};

/** Progress of bulk work. */
export const JOB_AREA: Area = { routes: JOB_ROUTES, calls: { getAsyncJob: getJob } };

import { APPS, type WireJob } from '../../wire/index.ts';
import type { Announcement, Call, Deed } from '../call.ts';
import { NO_CUSTOMERS, type StoredAccount } from '../customer-state.ts';
import { Customers } from '../customers/customers.ts';
import { movePoints } from '../customers/moves.ts';
import type { SiteEdit } from '../edits.ts';
import { notFound, Refusal } from '../refusals.ts';
import type { SiteState } from '../state.ts';
import { asObject } from '../violations.ts';
import { eachFound } from './account-reads.ts';
import { adjustment, checkActive, readAdjustment } from './account-writes.ts';

/** What a bulk change did to one account after the other. */
interface Tally {
  readonly edits: SiteEdit[];
  readonly announces: Announcement[];
  readonly errors: Record<string, number>;
  done: number;
}

/** Adjusts one account on a site that holds nothing but it, so that many take no longer than one by one. */
function adjustOne(call: Call, account: StoredAccount, amount: number, tally: Tally): void {
  const alone: SiteState = { ...call.site, accounts: [account], transactions: NO_CUSTOMERS.transactions };
  try {
    const move = adjustment(call, account, amount, undefined);
    const { edits, announces } = movePoints({ ...call, site: alone }, account, move);
    tally.edits.push(...edits);
    tally.announces.push(...announces);
    tally.done += 1;
  } catch (reason) {
    if (!(reason instanceof Refusal)) throw reason;
    const code = reason.body.details?.applicationError?.code ?? 'INVALID_ARGUMENT';
    tally.errors[code] = (tally.errors[code] ?? 0) + 1;
  }
}

/** Adjusts every account of a search by the same points, or to the same balance, and answers the job that tells how it went. */
export function bulkAdjust(call: Call): Deed {
  const change = readAdjustment(call.body);
  checkActive(call);
  const customers = new Customers(call);
  const accounts: StoredAccount[] = [];
  eachFound(call, customers, asObject(call.body.search), (item) => {
    const people = customers.people;
    if ('entity' in item) accounts.push(item.entity);
    else if (people !== undefined) accounts.push(customers.accountOfRow(people, item.row));
  });
  const tally: Tally = { edits: [], announces: [], errors: {}, done: 0 };
  for (const account of accounts) {
    const amount = change(account.points.balance);
    if (amount === 0) tally.done += 1;
    else adjustOne(call, account, amount, tally);
  }
  const job: WireJob = {
    id: call.newId(),
    metadata: { entityFqdn: 'wix.loyalty.v1.account', action: 'bulk-adjust' },
    status: 'INITIALIZED',
    createdDate: call.now,
    updatedDate: call.now,
    createdBy: {
      type: 'APP_ID',
      appIdOptions: { appId: call.caller.kind === 'app' ? call.caller.appId : APPS.loyalty },
    },
    counts: {
      total: accounts.length,
      successCount: tally.done,
      failCount: accounts.length - tally.done,
      errorByCodeCount: tally.errors,
    },
  };
  return {
    answer: { asyncJobId: job.id },
    edits: [...tally.edits, { put: 'jobs', entity: job }],
    announces: tally.announces,
  };
}

/** Milliseconds until a job says it is at work, and until it says it is done. */
const PACE = { processing: 1_000, finished: 3_000 } as const;

/** The job as its age has it. */
export function getJob(call: Call): Deed {
  const id = call.parameters.jobId ?? '';
  const job = call.site.jobs.find((candidate) => candidate.id === id);
  if (job === undefined) throw notFound('Job', id);
  const { total } = job.counts;
  const age = call.switches.jobPace === 'at-once' ? PACE.finished : Date.parse(call.now) - Date.parse(job.createdDate);
  if (age >= PACE.finished) return { answer: { job: { ...job, status: 'FINISHED' } } };
  const counts = { total, successCount: 0, failCount: 0, errorByCodeCount: {} };
  return { answer: { job: { ...job, status: age >= PACE.processing ? 'PROCESSING' : 'INITIALIZED', counts } } };
}

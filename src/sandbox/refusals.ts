import { createHash } from 'node:crypto';
import {
  OBSERVED_CODES,
  OBSERVED_TEXTS,
  type WireApplicationError,
  type WireErrorBody,
  type WireFieldViolation,
} from '../wire/index.ts';

/** A request the site refuses: thrown by areas, turned into an answer once. `invented` marks codes nobody has seen on a live site. */
export class Refusal extends Error {
  readonly status: number;
  readonly body: WireErrorBody;
  readonly invented: boolean;
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    status: number,
    body: WireErrorBody,
    options: { invented?: boolean; headers?: Readonly<Record<string, string>> } = {},
  ) {
    super(body.message);
    this.status = status;
    this.body = body;
    this.invented = options.invented ?? false;
    this.headers = options.headers ?? {};
  }
}

const application = (
  status: number,
  code: string,
  message: string,
  invented: boolean,
  data: Readonly<Record<string, unknown>> = {},
) =>
  new Refusal(status, { message, details: { applicationError: { code, description: message, data } } }, { invented });

/** 400 with the fields that are wrong. */
export const invalid = (violations: readonly WireFieldViolation[]): Refusal =>
  new Refusal(400, {
    message: violations.map(({ field, description }) => `${field} ${description}`).join('; '),
    details: { validationError: { fieldViolations: violations } },
  });

/** 400 for one field. */
export const invalidField = (field: string, description: string, violatedRule = 'CUSTOM'): Refusal =>
  invalid([{ field, description, violatedRule }]);

/** 400 as Wix answers a filter or an order by a field that has none. */
export const notFilterable = (field: string, what: 'filterable' | 'sortable' = 'filterable'): Refusal => {
  const description = `Field '${field}' is not declared as ${what}`;
  return new Refusal(400, {
    message: `value ${description}`,
    details: { validationError: { fieldViolations: [{ field: 'value', description }] } },
  });
};

export const unauthenticated = (message = 'Unauthenticated'): Refusal =>
  application(401, 'UNAUTHENTICATED', message, false);

export const forbidden = (message = 'Insufficient Permissions'): Refusal =>
  application(403, 'PERMISSION_DENIED', message, false);

export const notFound = (what: string, id: string): Refusal =>
  application(404, 'NOT_FOUND', `${what} ${id} was not found`, true, { entityId: id });

export const appMissing = (status: 403 | 404): Refusal =>
  application(status, 'APP_NOT_INSTALLED', 'The loyalty app is not installed on this site', true);

/** 409 as a live site answers a stale or missing revision; it has no description. */
export const staleRevision = (id: string): Refusal =>
  new Refusal(409, {
    message: OBSERVED_TEXTS.staleRevision,
    details: {
      applicationError: { code: OBSERVED_CODES.staleRevision, data: { revisionViolation: { entityId: id } } },
    },
  });

export const alreadyExists = (message: string, data: Readonly<Record<string, unknown>> = {}): Refusal =>
  application(409, 'ALREADY_EXISTS', message, true, data);

/** A refusal with a code that the contract names. */
export const documented = (
  status: number,
  code: string,
  message: string,
  data: Readonly<Record<string, unknown>> = {},
): Refusal => application(status, code, message, false, data);

/** 404 for something that is found by another field than its id. */
export const noneFor = (what: string): Refusal => application(404, 'NOT_FOUND', `${what} was not found`, true);

/** 400 for what the state of an entity does not allow. */
export const impossible = (message: string, code: string): Refusal => application(400, code, message, true);

/** 409 as reported for an idempotency key that was used before. */
export const transactionExists = (id: string): Refusal =>
  application(409, 'TRANSACTION_ALREADY_EXISTS', 'The idempotency key was used before', false, { entityId: id });

/** 428: the state of the site does not allow it. */
export const precondition = (message: string, code = 'FAILED_PRECONDITION'): Refusal =>
  application(428, code, message, true);

/** 428 as a live site answers a tier beyond what the plan allows. */
export const tiersLimit = (limit: number): Refusal =>
  application(428, OBSERVED_CODES.tiersLimit, `Tiers limit reached [${limit}]`, false);

/** 400 as a live site answers a change of status without a program name. */
export const programNameMissing = (): Refusal =>
  new Refusal(400, {
    message: OBSERVED_TEXTS.programName,
    details: {
      validationError: { fieldViolations: [{ field: 'programName', description: OBSERVED_TEXTS.programName }] },
    },
  });

/** 5xx as Wix answers it. */
export const failed = (status = 500): Refusal => new Refusal(status, { message: '', details: {} });

const scramble = (code: string): string =>
  `SIM_${createHash('sha256').update(code).digest('hex').slice(0, 10).toUpperCase()}`;

/** The refusal's body; with `scrambled`, an invented code becomes one that no program can know. */
export function bodyOf(refusal: Refusal, scrambled: boolean): WireErrorBody {
  const error = refusal.body.details?.applicationError;
  if (!scrambled || !refusal.invented || error === undefined) return refusal.body;
  return {
    ...refusal.body,
    details: { ...refusal.body.details, applicationError: { ...error, code: scramble(error.code) } },
  };
}

/** The refusal as one line of a bulk answer tells it. */
export function itemError(refusal: Refusal, scrambled: boolean): WireApplicationError {
  const { message, details } = bodyOf(refusal, scrambled);
  if (details?.applicationError !== undefined) return { data: {}, description: message, ...details.applicationError };
  const code = details?.validationError === undefined ? 'INTERNAL' : 'INVALID_ARGUMENT';
  return { code, description: message, data: { fieldViolations: details?.validationError?.fieldViolations ?? [] } };
}

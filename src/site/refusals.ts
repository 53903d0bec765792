import type { Failure, Fate } from '../kernel/failure.ts';
import { OBSERVED_CODES } from '../wire/index.ts';
import type { Call } from './call.ts';
import type { Answer } from './exchange.ts';
import { failure, type Telling } from './problems.ts';
import type { Scrub } from './scrub.ts';

/** What Wix said in an error body, as far as it can be read. */
interface Said {
  /** Whether it was JSON at all. */
  readonly json: boolean;
  readonly code?: string;
  readonly text: string;
  readonly violations: readonly { readonly field: string; readonly description: string }[];
}

/** What a message may need to know besides the answer. */
export interface Circumstances {
  readonly call: Call;
  readonly scrub: Scrub;
  /** The environment variables that hold the caller's identity. */
  readonly variables: string;
}

/** The Failure for an answer with a status of 400 to 499 that sending again cannot mend. By status first; codes only refine the words. */
export function refusal(
  { call, scrub, variables }: Circumstances,
  answer: Answer,
  requestId: string | undefined,
): Failure {
  const { fate, ...telling } = tell(call, answer.status, readError(answer.body, scrub), variables);
  return failure(call, fate, { ...telling, requestId });
}

function tell(call: Call, status: number, said: Said, variables: string): Telling & { fate: Fate } {
  const words = said.text === '' ? '' : `: ${said.text.replace(/\.$/, '')}`;
  switch (status) {
    case 400:
      return {
        fate: 'refused',
        code: 'WIX_VALIDATION',
        message: said.violations.length > 0 ? `Wix refused ${listed(said)}` : `Wix refused the request${words}`,
        next: 'Correct these values in the file. Names are those of the Wix API; `loyalty explain` shows which attribute each belongs to.',
      };
    case 401:
      return {
        fate: 'refused',
        code: 'WIX_UNAUTHENTICATED',
        message: `Wix does not know the caller${words}`,
        next: `Check ${variables}: complete, not revoked, and of the account that owns the site.`,
      };
    case 403:
      return {
        fate: 'refused',
        code: 'WIX_FORBIDDEN',
        message: `Wix does not let the caller do this${words}`,
        next: `Check that ${variables} may manage loyalty on this site, that WIX_SITE_ID is right, and that the Wix Loyalty Program app is installed there.`,
      };
    case 404:
    case 410:
      return missing(call, said, words);
    case 409:
      return said.code === OBSERVED_CODES.staleRevision
        ? {
            fate: 'conflict',
            code: 'WIX_STALE_REVISION',
            message: `it was changed on the site since it was read (stale revision)${words}`,
            next: 'Plan again to see what the site has now.',
          }
        : {
            fate: 'conflict',
            code: 'WIX_CONFLICT',
            message: `it exists already, or the site is in a state that does not allow this${words}`,
            next: 'Plan again to see what the site has now.',
          };
    case 428:
      return said.code === OBSERVED_CODES.tiersLimit
        ? {
            fate: 'refused',
            code: 'TIERS_NOT_AVAILABLE',
            message: `the site's plan does not allow this tier${words}`,
            next: 'Upgrade the plan of the site, or take tiers out of the file.',
          }
        : {
            fate: 'refused',
            code: 'WIX_PRECONDITION',
            message: `the site is not ready for this${words}`,
            next: "Check the plan of the site, the apps installed on it, and the program's state in the dashboard.",
          };
    default:
      return {
        fate: 'refused',
        code: 'WIX_REFUSED',
        message: `Wix refused the request with status ${status}${words}`,
        next: 'Run `loyalty doctor`; if it finds nothing, report the request id to Wix.',
      };
  }
}

function missing(call: Call, said: Said, words: string): Telling & { fate: Fate } {
  if (!said.json) {
    return {
      fate: 'refused',
      code: 'WIX_ROUTE_UNKNOWN',
      message: 'the server has no such address (it answered 404 without JSON)',
      next: 'Check --endpoint: it must be the Wix API or a sandbox. If it is, the Wix API has changed: look for a newer loyalty.',
    };
  }
  const template = call.route?.path ?? '{id}';
  if (template.includes('{') || template.endsWith('/program-settings')) {
    return {
      fate: 'gone',
      code: 'WIX_NOT_FOUND',
      message: `it is not there${words}`,
      next: 'Plan again to see what the site has now.',
    };
  }
  return {
    fate: 'refused',
    code: 'WIX_NOT_INSTALLED',
    message: `the site has no loyalty program${words}`,
    next: 'Install the Wix Loyalty Program app on the site (dashboard, App Market) and check WIX_SITE_ID.',
  };
}

function listed(said: Said): string {
  return said.violations
    .map(({ field, description }) => (field === '' ? description : `${field} (${description.replace(/\.$/, '')})`))
    .join(', ');
}

function readError(body: string, scrub: Scrub): Said {
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch {
    return { json: false, text: '', violations: [] };
  }
  const top = object(value);
  const details = object(top.details);
  const application = object(details.applicationError);
  const found = object(details.validationError).fieldViolations;
  return {
    json: typeof value === 'object' && value !== null,
    ...(typeof application.code === 'string' ? { code: application.code } : {}),
    text: scrub(text(top.message) || text(application.description)),
    violations: (Array.isArray(found) ? found : []).slice(0, 20).map((violation) => ({
      field: scrub(text(object(violation).field), 100),
      description: scrub(text(object(violation).description) || text(object(violation).violatedRule) || 'not accepted'),
    })),
  };
}

function object(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

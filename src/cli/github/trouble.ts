import type { Problem } from '../../kernel/problem.ts';
import { isLimit, type Refusal } from './patience.ts';

/** A request that GitHub did not carry out, or whose answer was lost. */
export class GithubTrouble extends Error {
  readonly refusal: Refusal;

  constructor(refusal: Refusal) {
    super(refusal.message);
    this.name = 'GithubTrouble';
    this.refusal = refusal;
  }

  /** True when the request may have been carried out all the same. */
  get unsure(): boolean {
    const { status } = this.refusal;
    return status === 0 || status === 408 || status >= 500;
  }
}

/** What a refusal means here, and what to do about it. */
export function problemOfTrouble(error: unknown): Problem {
  if (!(error instanceof GithubTrouble)) throw error;
  const { refusal } = error;
  const { status, message } = refusal;
  const told = (next: string): Problem => ({
    code: 'GITHUB_REFUSED',
    severity: 'warning',
    message: status === 0 ? `GitHub did not answer: ${message}.` : `GitHub answered ${status}: ${firstLine(message)}`,
    next,
  });
  if (isLimit(refusal))
    return told(`The rate limit of the token is used up${until(refusal)}. Run the job again later.`);
  if (status === 401) return told('GITHUB_TOKEN is wrong or has expired: pass ${{ github.token }} of this very job.');
  if (status === 403) {
    return told(
      'The token may not write here: give the job `permissions: { pull-requests: write }` (and `issues: write` for an issue). A pull request from a fork never gets that.',
    );
  }
  if (status === 404)
    return told('The token does not see this: check GITHUB_REPOSITORY and the permissions of the job.');
  return told(error.unsure ? 'Run the job again.' : 'Run the job again; if it stays, report it with this message.');
}

function until({ headers }: Refusal): string {
  const reset = Number(headers['x-ratelimit-reset']);
  return Number.isFinite(reset) && reset > 0 ? ` until ${new Date(reset * 1000).toISOString()}` : '';
}

function firstLine(message: string): string {
  return message.split('\n')[0]?.slice(0, 300) ?? '';
}

import { readFileSync } from 'node:fs';
import type { Problem } from '../../kernel/problem.ts';
import type { World } from '../world.ts';

/** A repository on GitHub, and the right to speak there. */
export interface Repository {
  readonly owner: string;
  readonly repo: string;
  /** Address of the API, without a slash at its end. */
  readonly api: string;
  readonly token: string;
}

/** What started the workflow; the keys that are read, of many. */
export interface Event {
  readonly pull_request?: {
    readonly number?: number;
    readonly head?: { readonly sha?: string; readonly repo?: { readonly full_name?: string } | null };
  };
}

/** The repository that GITHUB_REPOSITORY, GITHUB_API_URL and GITHUB_TOKEN name; a Problem when one is missing. */
export function repositoryOf({ env }: World): Repository | Problem {
  const [owner = '', repo = ''] = (env['GITHUB_REPOSITORY'] ?? '').split('/');
  if (owner === '' || repo === '') {
    return missing(
      'GITHUB_REPOSITORY',
      'This is for a workflow on GitHub; elsewhere set GITHUB_REPOSITORY to owner/name.',
    );
  }
  const token = env['GITHUB_TOKEN'] ?? '';
  if (token === '') return missing('GITHUB_TOKEN', 'Pass it to the step: env: { GITHUB_TOKEN: ${{ github.token }} }.');
  return { owner, repo, token, api: (env['GITHUB_API_URL'] || 'https://api.github.com').replace(/\/+$/, '') };
}

/** The event in the file that GITHUB_EVENT_PATH names; empty when there is none that can be read. */
export function eventOf({ env }: World): Event {
  try {
    const event: unknown = JSON.parse(readFileSync(env['GITHUB_EVENT_PATH'] ?? '', 'utf8'));
    return typeof event === 'object' && event !== null ? event : {};
  } catch {
    return {};
  }
}

/** True for a pull request out of another repository: its token may not write, and it gets no secrets. */
export function isFork(world: World): boolean {
  const { pull_request: pull } = eventOf(world);
  return pull !== undefined && pull.head?.repo?.full_name !== world.env['GITHUB_REPOSITORY'];
}

/** Where the log of this run is; undefined outside a workflow. */
export function runUrl({ env }: World): string | undefined {
  const [server, repository, run] = [env['GITHUB_SERVER_URL'], env['GITHUB_REPOSITORY'], env['GITHUB_RUN_ID']];
  const url = `${server}/${repository}/actions/runs/${run}`;
  return server && repository && run && /^https?:\/\/[\w.:/-]+$/.test(url) ? url : undefined;
}

function missing(name: string, next: string): Problem {
  return { code: 'GITHUB_UNREACHABLE', severity: 'warning', message: `${name} is not set.`, next };
}

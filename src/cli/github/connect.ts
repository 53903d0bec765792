import type { Octokit } from '@octokit/core';
import type { World } from '../world.ts';
import { type Refusal, waitBefore } from './patience.ts';
import type { Repository } from './surroundings.ts';
import { GithubTrouble } from './trouble.ts';

/** Milliseconds that one answer may take. */
const TIMEOUT = 15_000;
const PAGE = 100;

/** A repository that can be asked. Every request waits for rate limits, and is repeated where that does no harm. */
export interface Github {
  readonly repository: Repository;
  /** Sends to a path below the repository, as `GET issues/7/comments`, and answers with the data. Throws a GithubTrouble. */
  ask(route: string, parameters?: Readonly<Record<string, unknown>>): Promise<unknown>;
  /** Every entry of a list, page by page. */
  list(route: string, parameters?: Readonly<Record<string, unknown>>): AsyncIterable<unknown>;
  /** Who the token speaks for, as comments name their author. */
  login(): Promise<string>;
}

/** Who comments with the token of a workflow. */
const BOT = 'github-actions[bot]';

/** Connects through the official client, which is loaded here and not before. Sends nothing yet. */
export async function connectGithub(repository: Repository, world: World): Promise<Github> {
  const { Octokit } = await import('@octokit/core');
  const octokit = new Octokit({
    auth: repository.token,
    baseUrl: repository.api,
    userAgent: `loyalty-as-code/${world.version}`,
    // What goes wrong is told by us, once.
    log: { debug: silent, info: silent, warn: silent, error: silent },
  });
  octokit.hook.wrap('request', (send, options) => {
    const safe = options.method !== 'POST' || options.url === '/graphql';
    return patiently(world, safe, () => send(limited(options)));
  });
  const send = async (
    route: string,
    parameters: Readonly<Record<string, unknown>>,
  ): Promise<{ data: unknown; last: boolean }> => {
    const [method, path] = route.split(' ') as [string, string];
    const { owner, repo } = repository;
    const answer = await octokit.request(`${method} /repos/{owner}/{repo}/${path}`, { owner, repo, ...parameters });
    return { data: answer.data, last: !/rel="next"/.test(answer.headers.link ?? '') };
  };
  let login: Promise<string> | undefined;
  return {
    repository,
    ask: async (route, parameters = {}) => (await send(route, parameters)).data,
    async *list(route, parameters = {}) {
      for (let page = 1; ; page++) {
        const { data, last } = await send(route, { per_page: PAGE, page, ...parameters });
        if (Array.isArray(data)) yield* data;
        if (last) return;
      }
    },
    login: () => {
      login ??= viewer(octokit);
      return login;
    },
  };
}

/** A token that may not ask who it is, is one of a workflow. */
async function viewer(octokit: Octokit): Promise<string> {
  try {
    const answer = await octokit.graphql<{ viewer?: { login?: string } }>('query { viewer { login } }');
    return answer.viewer?.login ?? BOT;
  } catch (error) {
    if (error instanceof GithubTrouble && (error.unsure || error.refusal.status === 401)) throw error;
    return BOT;
  }
}

function limited<T extends { request?: object }>(options: T): T {
  return { ...options, request: { ...options.request, signal: AbortSignal.timeout(TIMEOUT) } };
}

async function patiently<T>(world: World, safe: boolean, send: () => T | Promise<T>): Promise<T> {
  for (let tried = 1; ; tried++) {
    try {
      return await send();
    } catch (error) {
      const refusal = refusalOf(error);
      const wait = waitBefore(refusal, { tried, now: world.now().getTime(), safe });
      if (wait === undefined) throw new GithubTrouble(refusal);
      await world.sleep(wait);
    }
  }
}

/** The client tells a lost connection as a status 500 without an answer. */
function refusalOf(error: unknown): Refusal {
  const { status, response, message } = error as {
    readonly status?: number;
    readonly message?: string;
    readonly response?: { readonly headers?: Refusal['headers'] };
  };
  return {
    status: response === undefined ? 0 : (status ?? 0),
    headers: response?.headers ?? {},
    message: message ?? 'no answer',
  };
}

function silent(): void {}

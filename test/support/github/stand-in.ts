import { serve } from '@hono/node-server';
import { type Context, Hono } from 'hono';
import { onTestFinished } from 'vitest';
import { git } from './git.ts';
import { emptyMemory, type Issue, type Memory, type Speaker } from './memory.ts';
import { conversation, Refused } from './routes.ts';

/** A request as it came in. */
export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly status: number;
}

/** What goes wrong with requests that match; `lost` does the work, and then answers so. */
export interface Fault {
  readonly method?: string;
  readonly path?: RegExp;
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly message?: string;
  readonly lost?: boolean;
  /** How many requests; one unless told. */
  times?: number;
}

/** GitHub for one test: one repository, its tokens, and what was asked of it. */
export interface Hub {
  readonly url: string;
  readonly memory: Memory;
  readonly asked: Asked[];
  fail(fault: Fault): void;
  /** Opens a pull request with a commit of these files. */
  open(
    branch: string,
    files: Readonly<Record<string, string>>,
    repo?: string,
  ): Issue & { readonly pull: NonNullable<Issue['pull']> };
  /** Merges one: `main` has its files then. Answers with the merge commit. */
  merge(number: number): string;
  /** The files on a branch. */
  files(branch: string): Readonly<Record<string, string>>;
  /** Bodies of the comments of an issue or a pull request, in their order. */
  said(number: number): readonly string[];
}

/** The token of a workflow, one of a fork's, and one of a person's. */
const TOKENS: Readonly<Record<string, Speaker>> = {
  'ghs-of-the-workflow': { login: 'github-actions[bot]', write: true },
  'ghs-of-a-fork': { login: 'github-actions[bot]', write: false },
  'ghp-of-a-person': { login: 'mona', write: true },
};

/** Opens a stand-in for GitHub's interface, over HTTP; it is closed when the test ends. */
export async function hub(repository = 'acme/perks', files: Readonly<Record<string, string>> = {}): Promise<Hub> {
  const memory = emptyMemory(repository, files);
  for (const [token, speaker] of Object.entries(TOKENS)) memory.tokens.set(token, speaker);
  const asked: Asked[] = [];
  const faults: Fault[] = [];
  const app = new Hono();
  app.use(async (context, next) => {
    const { method, path } = context.req;
    const fault = takeFault(faults, method, path);
    if (fault === undefined || fault.lost) {
      authenticate(context, memory);
      await next();
    }
    if (fault) context.res = Response.json({ message: fault.message ?? 'It went wrong' }, fault);
    asked.push({ method, path: path.replace(`/repos/${repository}/`, ''), status: context.res.status });
  });
  app.onError((error, context) => {
    const status = error instanceof Refused ? error.status : 500;
    asked.push({ method: context.req.method, path: context.req.path.replace(`/repos/${repository}/`, ''), status });
    return context.json({ message: error.message }, status as 400);
  });
  app.notFound((context) => context.json({ message: 'Not Found' }, 404));
  app.post('/graphql', async (context) => {
    const { query } = (await context.req.json()) as { readonly query: string };
    if (!/viewer\s*{\s*login\s*}/.test(query)) throw new Refused(400, 'This stand-in only knows who is asking');
    return context.json({ data: { viewer: { login: speaker(context, memory).login } } });
  });
  app.route(
    `/repos/${repository}`,
    conversation(memory, (context) => speaker(context, memory).login),
  );
  app.route(`/repos/${repository}`, git(memory));
  const server = await new Promise<{ readonly url: string; close(): void }>((resolve) => {
    const made = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) =>
      resolve({ url: `http://127.0.0.1:${port}`, close: () => void made.close() }),
    );
  });
  onTestFinished(() => server.close());
  return { url: server.url, memory, asked, fail: (fault) => void faults.push(fault), ...deeds(memory) };
}

function takeFault(faults: Fault[], method: string, path: string): Fault | undefined {
  const at = faults.findIndex((each) => (each.method ?? method) === method && (each.path?.test(path) ?? true));
  const fault = faults[at];
  if (fault === undefined) return undefined;
  fault.times = (fault.times ?? 1) - 1;
  if (fault.times === 0) faults.splice(at, 1);
  return fault;
}

function speaker(context: Context, { tokens }: Memory): Speaker {
  const token = /^(?:token|bearer) (.+)$/i.exec(context.req.header('authorization') ?? '')?.[1] ?? '';
  const known = tokens.get(token);
  if (known === undefined) throw new Refused(401, 'Bad credentials');
  return known;
}

/** Who may not write may still ask, and be told who is asking. */
function authenticate(context: Context, memory: Memory): void {
  const { write } = speaker(context, memory);
  const asks = context.req.method === 'GET' || context.req.path === '/graphql';
  if (!asks && !write) throw new Refused(403, 'Resource not accessible by integration');
}

function deeds(memory: Memory): Pick<Hub, 'open' | 'merge' | 'files' | 'said'> {
  const { branches, commits, issues, comments } = memory;
  const tip = (branch: string): string => branches.get(branch) ?? '';
  const commit = (branch: string, parent: string, files: Readonly<Record<string, string>>): string => {
    const sha = memory.sha();
    const all = new Map([...(commits.get(parent)?.files ?? []), ...Object.entries(files)]);
    commits.set(sha, { sha, parents: [parent], message: branch, files: all });
    branches.set(branch, sha);
    return sha;
  };
  return {
    open(branch, files, repo = memory.repository) {
      const pull = { head: { ref: branch, sha: commit(branch, tip('main'), files), repo }, base: 'main' };
      const issue = {
        number: memory.next(),
        login: 'mona',
        title: branch,
        body: '',
        state: 'open' as const,
        labels: [],
        pull,
      };
      issues.set(issue.number, issue);
      return issue;
    },
    merge(number) {
      const issue = issues.get(number);
      if (issue?.pull === undefined) throw new Error(`${number} is no pull request`);
      const sha = commit('main', tip('main'), Object.fromEntries(commits.get(issue.pull.head.sha)?.files ?? []));
      issue.pull.mergedBy = sha;
      issue.state = 'closed';
      return sha;
    },
    files: (branch) => Object.fromEntries(commits.get(tip(branch))?.files ?? []),
    said: (number) => [...comments.values()].filter(({ issue }) => issue === number).map(({ body }) => body),
  };
}

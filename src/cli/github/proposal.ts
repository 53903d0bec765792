import { Stop } from '../exit.ts';
import type { World } from '../world.ts';
import { onGithub, untilSure } from './asking.ts';
import type { Github } from './connect.ts';
import { GithubTrouble } from './trouble.ts';

/** Files as they should become, on a branch that is ours alone. */
export interface Proposal {
  readonly branch: string;
  readonly title: string;
  readonly body: string;
  /** Paths from the top of the repository, and whole texts. */
  readonly files: readonly { readonly path: string; readonly text: string }[];
}

interface Commit {
  readonly message: string;
  readonly tree: string;
  readonly parents: readonly string[];
}

/** The last line of our commits: a branch that ends in another was taken over by somebody. */
const MARK = 'Proposed-by: loyalty drift';

/**
 * Keeps one open pull request with these files: one commit on top of the commit of this run, made through the interface, so that neither
 * git nor credentials in the checkout are needed. Throws a Stop, also when somebody else has committed to the branch.
 */
export async function keepProposal(proposal: Proposal, world: World): Promise<void> {
  await onGithub(async (github) => {
    const on = world.env['GITHUB_SHA'] ?? '';
    const base = /^refs\/heads\/(.+)$/.exec(world.env['GITHUB_REF'] ?? '')?.[1] ?? (await defaultBranch(github));
    await untilSure(() => keepBranch(github, proposal, on));
    await untilSure(() => keepPull(github, proposal, base));
  }, world);
}

/** Closes the pull request of a branch, when there is one: the file and the site agree again. Throws a Stop. */
export async function withdrawProposal(branch: string, body: string, world: World): Promise<void> {
  await onGithub(async (github) => {
    for (const number of await openPulls(github, branch))
      await github.ask(`PATCH pulls/${number}`, { body, state: 'closed' });
  }, world);
}

async function keepBranch(github: Github, { branch, title, files }: Proposal, on: string): Promise<void> {
  const tip = await tipOf(github, branch);
  if (tip !== undefined && !tip.message.trimEnd().endsWith(MARK)) throw takenOver(branch);
  const { tree: base } = await commitAt(github, on);
  const entries = files.map(({ path, text }) => ({ path, mode: '100644', type: 'blob', content: text }));
  const { sha: tree } = (await github.ask('POST git/trees', { base_tree: base, tree: entries })) as {
    readonly sha: string;
  };
  if (tip?.tree === tree && tip.parents[0] === on) return;
  const message = `${title}\n\n${MARK}\n`;
  const { sha } = (await github.ask('POST git/commits', { message, tree, parents: [on] })) as { readonly sha: string };
  if (tip === undefined) await github.ask('POST git/refs', { ref: `refs/heads/${branch}`, sha });
  else await github.ask(`PATCH git/refs/heads/${branch}`, { sha, force: true });
}

async function keepPull(github: Github, { branch, title, body }: Proposal, base: string): Promise<void> {
  const [number] = await openPulls(github, branch);
  if (number === undefined) await github.ask('POST pulls', { head: branch, base, title, body });
  else await github.ask(`PATCH pulls/${number}`, { title, body });
}

async function openPulls(github: Github, branch: string): Promise<readonly number[]> {
  const found: number[] = [];
  const head = `${github.repository.owner}:${branch}`;
  for await (const entry of github.list('GET pulls', { state: 'open', head }))
    found.push((entry as { readonly number: number }).number);
  return found;
}

/** The last commit of a branch; undefined when there is no such branch. */
async function tipOf(github: Github, branch: string): Promise<Commit | undefined> {
  try {
    const { object } = (await github.ask(`GET git/ref/heads/${branch}`)) as {
      readonly object: { readonly sha: string };
    };
    return await commitAt(github, object.sha);
  } catch (error) {
    if (error instanceof GithubTrouble && error.refusal.status === 404) return undefined;
    throw error;
  }
}

async function commitAt(github: Github, sha: string): Promise<Commit> {
  const { message, tree, parents } = (await github.ask(`GET git/commits/${sha}`)) as {
    readonly message: string;
    readonly tree: { readonly sha: string };
    readonly parents: readonly { readonly sha: string }[];
  };
  return { message, tree: tree.sha, parents: parents.map((parent) => parent.sha) };
}

async function defaultBranch(github: Github): Promise<string> {
  return ((await github.ask('GET ')) as { readonly default_branch: string }).default_branch;
}

function takenOver(branch: string): Stop {
  return new Stop([
    {
      code: 'BRANCH_TAKEN',
      severity: 'error',
      message: `Somebody has committed to the branch ${branch}: it is left as it is.`,
      next: 'Merge or close its pull request, delete the branch, and run again.',
    },
  ]);
}

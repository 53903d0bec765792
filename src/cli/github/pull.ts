import type { World } from '../world.ts';
import type { Github } from './connect.ts';
import { eventOf } from './surroundings.ts';

/** A pull request: the one that is being checked, or the one that a commit was merged by. */
export interface Pull {
  readonly number: number;
  /** Its last commit. */
  readonly head: string | undefined;
}

/** The pull request that the event of this run is about, while it is open. */
export async function openPull(github: Github, world: World): Promise<Pull | undefined> {
  const { number, head } = eventOf(world).pull_request ?? {};
  if (number === undefined) return undefined;
  const { state } = (await github.ask(`GET pulls/${number}`)) as { readonly state?: unknown };
  return state === 'open' ? { number, head: head?.sha } : undefined;
}

/** The merged pull request that a commit came by; undefined for a commit that was pushed without one. */
export async function mergedBy(github: Github, commit: string | undefined): Promise<Pull | undefined> {
  if (!commit) return undefined;
  const found: (Pull & { readonly made: boolean })[] = [];
  for await (const entry of github.list(`GET commits/${commit}/pulls`)) {
    const { number, head, merged_at, merge_commit_sha } = entry as {
      readonly number?: unknown;
      readonly head?: { readonly sha?: string };
      readonly merged_at?: unknown;
      readonly merge_commit_sha?: unknown;
    };
    if (typeof number === 'number' && typeof merged_at === 'string')
      found.push({ number, head: head?.sha, made: merge_commit_sha === commit });
  }
  const [first, ...more] = found;
  return found.find(({ made }) => made) ?? (more.length === 0 ? first : undefined);
}

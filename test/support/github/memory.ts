import { createHash } from 'node:crypto';

/** Who a token speaks for, and whether it may write. */
export interface Speaker {
  readonly login: string;
  readonly write: boolean;
}

export interface Comment {
  readonly id: number;
  readonly issue: number;
  readonly login: string;
  body: string;
}

/** An issue, or the talking half of a pull request. */
export interface Issue {
  readonly number: number;
  readonly login: string;
  title: string;
  body: string;
  state: 'open' | 'closed';
  labels: readonly string[];
  pull?: PullRequest;
}

export interface PullRequest {
  readonly head: { readonly ref: string; sha: string; readonly repo: string };
  readonly base: string;
  mergedBy?: string;
}

/** A commit with all files of its tree. */
export interface Commit {
  readonly sha: string;
  readonly parents: readonly string[];
  readonly message: string;
  readonly files: ReadonlyMap<string, string>;
}

/** The id of a tree: the same files have the same one. */
export function treeOf(files: ReadonlyMap<string, string>): string {
  return createHash('sha1')
    .update(JSON.stringify([...files].toSorted()))
    .digest('hex');
}

/** All that a repository on the stand-in holds. */
export interface Memory {
  readonly repository: string;
  readonly tokens: Map<string, Speaker>;
  readonly issues: Map<number, Issue>;
  readonly comments: Map<number, Comment>;
  readonly commits: Map<string, Commit>;
  readonly trees: Map<string, ReadonlyMap<string, string>>;
  readonly branches: Map<string, string>;
  /** A number that was never given before. */
  next(): number;
  /** A commit id that was never given before. */
  sha(): string;
}

/** A repository with one commit on `main`. */
export function emptyMemory(repository: string, files: Readonly<Record<string, string>> = {}): Memory {
  let last = 0;
  const next = (): number => ++last;
  const sha = (): string => next().toString(16).padStart(40, 'c0ffee');
  const first: Commit = { sha: sha(), parents: [], message: 'First', files: new Map(Object.entries(files)) };
  return {
    repository,
    tokens: new Map(),
    issues: new Map(),
    comments: new Map(),
    commits: new Map([[first.sha, first]]),
    trees: new Map(),
    branches: new Map([['main', first.sha]]),
    next,
    sha,
  };
}

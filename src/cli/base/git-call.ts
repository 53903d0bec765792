import { spawnSync } from 'node:child_process';
import { usage } from '../exit.ts';
import type { World } from '../world.ts';

/** What git answered. */
export interface GitAnswer {
  readonly ok: boolean;
  readonly out: Buffer;
  /** What it complained of, in one line. */
  readonly complaint: string;
}

/** How git is called besides its arguments. */
export interface GitCall {
  readonly root: string;
  readonly input?: Uint8Array;
  readonly env?: World['env'];
}

const MOST_BYTES = 64 * 1024 * 1024;

/** Starts git in a checkout and waits for it. Throws a Stop where there is no git; what git refuses is an answer. */
export function git(world: World, args: readonly string[], { root, input, env = {} }: GitCall): GitAnswer {
  const made = spawnSync('git', ['-C', root, ...args], {
    env: { ...world.env, ...HERE, ...env },
    maxBuffer: MOST_BYTES,
    windowsHide: true,
    ...(input === undefined ? {} : { input }),
  });
  if (made.error) {
    throw usage(
      'GIT_MISSING',
      `git cannot be started: ${made.error.message}.`,
      'Install git, or name the base as a file.',
    );
  }
  const complaint = made.stderr.toString('utf8').trim().split('\n').at(-1) ?? '';
  return { ok: made.status === 0, out: made.stdout, complaint };
}

/** A hook that runs this has set these for its own repository; and nobody is there to answer a question. */
const HERE = {
  GIT_DIR: undefined,
  GIT_WORK_TREE: undefined,
  GIT_INDEX_FILE: undefined,
  GIT_OBJECT_DIRECTORY: undefined,
  GIT_TERMINAL_PROMPT: '0',
  LC_ALL: 'C',
};

/** The answer as text without the line feed at its end; undefined where git refused. */
export function gitText(world: World, args: readonly string[], call: GitCall): string | undefined {
  const { ok, out } = git(world, args, call);
  return ok ? out.toString('utf8').trim() : undefined;
}

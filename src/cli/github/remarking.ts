import type { Problem } from '../../kernel/problem.ts';
import { problemsText } from '../../render/index.ts';
import type { Values } from '../flags.ts';
import { look } from '../look.ts';
import type { World } from '../world.ts';
import { connectGithub, type Github } from './connect.ts';
import { mergedBy, openPull, type Pull } from './pull.ts';
import { put, type Remark } from './remark.ts';
import { isFork, repositoryOf } from './surroundings.ts';
import { problemOfTrouble } from './trouble.ts';

/** Writes a remark for a pull request; undefined when there is nothing to be said there. */
export type Write = (pull: Pull, github: Github) => Promise<Remark | undefined> | Remark | undefined;

/**
 * Puts a remark under the open pull request that this run checks. What was said under one that is merged stays: it is what was reviewed.
 * Never throws for GitHub's sake: a comment that cannot be put is told on stderr, and the command ends as it would have.
 */
export async function remarkOn(write: Write, values: Values, world: World): Promise<void> {
  told(await tried(write, openPull, 'open', world), values, world);
}

/** The same, under the merged pull request that brought the commit of this run. */
export async function remarkOnMerged(write: Write, values: Values, world: World): Promise<void> {
  const find = (github: Github): Promise<Pull | undefined> => mergedBy(github, world.env['GITHUB_SHA']);
  told(await tried(write, find, 'merged', world), values, world);
}

function told(problem: Problem | undefined, values: Values, world: World): void {
  if (problem !== undefined) world.err(problemsText([problem], look(world, values, 'err')));
}

type Find = (github: Github, world: World) => Promise<Pull | undefined>;

async function tried(write: Write, find: Find, which: string, world: World): Promise<Problem | undefined> {
  const repository = repositoryOf(world);
  if ('code' in repository) return { ...repository, message: `${repository.message} There is no comment.` };
  if (isFork(world))
    return notHere('The pull request comes from a fork, whose token may not write: there is no comment.');
  const github = await connectGithub(repository, world);
  try {
    const pull = await find(github, world);
    if (pull === undefined) return notHere(`This run belongs to no ${which} pull request: there is no comment.`);
    const remark = await write(pull, github);
    if (remark !== undefined) await put(github, pull.number, remark);
    return undefined;
  } catch (error) {
    const problem = problemOfTrouble(error);
    return { ...problem, message: `There is no comment. ${problem.message}` };
  }
}

function notHere(message: string): Problem {
  return { code: 'NO_COMMENT', severity: 'info', message };
}

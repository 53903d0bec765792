import { Stop } from '../exit.ts';
import type { World } from '../world.ts';
import { connectGithub, type Github } from './connect.ts';
import { repositoryOf } from './surroundings.ts';
import { GithubTrouble, problemOfTrouble } from './trouble.ts';

/** Does something on GitHub that the run is for. Throws a Stop (exit 1) when it cannot be done: nobody would see the answer. */
export async function onGithub<T>(work: (github: Github) => Promise<T>, world: World): Promise<T> {
  const repository = repositoryOf(world);
  if ('code' in repository) throw new Stop([{ ...repository, severity: 'error' }]);
  try {
    return await work(await connectGithub(repository, world));
  } catch (error) {
    if (error instanceof Stop) throw error;
    throw new Stop([{ ...problemOfTrouble(error), severity: 'error' }]);
  }
}

/** How often something is looked for and made, when the answer to making it is lost. */
const ROUNDS = 3;

/** Repeats a look-up and what follows from it, when it cannot be known whether that was done. */
export async function untilSure(round: () => Promise<void>): Promise<void> {
  for (let tries = 1; ; tries++) {
    try {
      await round();
      return;
    } catch (error) {
      if (!(error instanceof GithubTrouble && error.unsure) || tries === ROUNDS) throw error;
    }
  }
}

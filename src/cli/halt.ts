import type { World } from './world.ts';

/** The wish to stop: what is under way is finished, nothing new is begun. */
export interface Halt {
  readonly asked: boolean;
  /** Stops listening. */
  release(): void;
}

/** Listens for SIGINT and SIGTERM, and says once that they were heard. */
export function haltOn(world: World): Halt {
  let asked = false;
  const release = world.onInterrupt(() => {
    if (!asked) world.err('\nStopping: finishing what is under way …\n');
    asked = true;
  });
  return {
    get asked() {
      return asked;
    },
    release,
  };
}

import type { WorldEdit } from '../edits.ts';
import type { World } from '../state.ts';

/** Where the world is kept. */
export interface Store {
  /** The world as it stands, with what other processes wrote. */
  read(): World;
  /**
   * Decides on edits while nobody else can write, and makes them lasting: all of them or, when it throws, none. Answers the world after.
   */
  write(decide: (world: World) => readonly WorldEdit[]): World;
}

import { editWorld } from '../edits.ts';
import type { World } from '../state.ts';
import type { Store } from './store.ts';

/** A world that ends with the process. */
export function memoryStore(first: World): Store {
  let world = first;
  return {
    read: () => world,
    write: (decide) => {
      world = decide(world).reduce(editWorld, world);
      return world;
    },
  };
}

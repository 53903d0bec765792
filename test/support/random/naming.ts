import type { Chance } from './chance.ts';

/** What the file does about one thing of the site. */
export type Fate = 'keep' | 'rename' | 'by-id' | 'remove' | 'leave' | 'ignore';

/** Shares: most things are kept and changed, some renamed, some removed, some left alone. */
export function fateOf(chance: Chance): Fate {
  const roll = chance.next();
  if (roll < 0.5) return 'keep';
  if (roll < 0.65) return 'rename';
  if (roll < 0.75) return 'by-id';
  if (roll < 0.87) return 'remove';
  return roll < 0.96 ? 'leave' : 'ignore';
}

/** Keys of one section: never used twice. */
export class Keys {
  #next = 0;
  readonly #word: string;

  constructor(word: string) {
    this.#word = word;
  }

  /** `reward-3`. */
  free(): string {
    return `${this.#word}-${++this.#next}`;
  }
}

/** What a file says besides describing things. */
export interface Lists {
  readonly removed: string[];
  readonly ignore: string[];
  readonly exclusive: string[];
}

/** `rewards/"Summer mug"`: a thing of the site by its name. */
export function called(section: string, name: string | null | undefined): string {
  return `${section}/${JSON.stringify((name ?? '').normalize('NFC').trim())}`;
}

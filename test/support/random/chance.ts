/** Chance that repeats itself: the same seed, the same choices. */
export class Chance {
  #state: number;
  #names = 0;

  constructor(seed: number) {
    this.#state = (seed * 2_654_435_761) >>> 0;
  }

  /** From 0 up to 1. */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let mixed = this.#state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }

  /** True in this share of cases. */
  flip(share: number): boolean {
    return this.next() < share;
  }

  /** A whole number, both ends included. */
  int(min: number, max: number): number {
    return min + Math.floor(this.next() * (max - min + 1));
  }

  pick<Item>(items: readonly Item[]): Item {
    return items[Math.floor(this.next() * items.length)] as Item;
  }

  /** Each of the items in this share of cases. */
  some<Item>(items: readonly Item[], share: number): readonly Item[] {
    return items.filter(() => this.flip(share));
  }

  shuffled<Item>(items: readonly Item[]): readonly Item[] {
    const left = [...items];
    return items.map(() => left.splice(this.int(0, left.length - 1), 1)[0] as Item);
  }

  /** The value, or in the other cases nothing. */
  maybe<Value>(share: number, value: () => Value): Value | undefined {
    return this.flip(share) ? value() : undefined;
  }

  /** A display name that no other of this case resembles, at most so long; now and then one that is hard to print or to quote. */
  name(longest = 50): string {
    const number = (this.#names++).toString(36).padStart(2, '0');
    const word = this.pick(WORDS);
    return `${this.flip(0.35) ? this.pick(ODD) : ''}${word} n${number}`.slice(0, longest).trim();
  }

  guid(): string {
    const hex = Array.from({ length: 32 }, () => this.int(0, 15).toString(16)).join('');
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20)}`;
  }
}

const WORDS = [
  'Mug',
  'Silver',
  'Free coffee',
  'Half off',
  'Welcome',
  'Visit us',
  'Geburtstag',
  'Ünïcödé',
  'Été',
  '抹茶',
  'Star ✨',
];
const ODD = [
  '"quoted" ',
  "it's ",
  '# ',
  '- ',
  ': ',
  '@',
  '*',
  '$5 ',
  '`x` ',
  'a/b ',
  '\\',
  '{x} ',
  '[y] ',
  '100% ',
  'true ',
  '007 ',
  '~',
];

/** An object without what is undefined. */
export function present<Fields extends object>(fields: Fields): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Fields;
}

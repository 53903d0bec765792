import type { PlanDocument } from '../kernel/document.ts';
import { count } from './words.ts';

/** Something the plan leaves alone or cannot say: how many, and which. */
export interface Alone {
  readonly title: string;
  /** Whether the items are names of things, and not sentences. */
  readonly names: boolean;
  readonly items: readonly string[];
}

/** What is unmanaged, ignored and out of reach; groups without members are left out. */
export function aloneOf(document: PlanDocument): readonly Alone[] {
  const { unmanaged, ignored, blindSpots } = document;
  return [
    {
      title: `${count(unmanaged.length, 'thing')} unmanaged: on the site, not in the file, left as ${unmanaged.length === 1 ? 'it is' : 'they are'}`,
      names: true,
      items: unmanaged,
    },
    { title: `${count(ignored.length, 'thing')} ignored: neither compared nor written`, names: true, items: ignored },
    {
      title: `${count(blindSpots.length, 'thing')} out of reach of any file`,
      names: false,
      items: blindSpots,
    },
  ].filter(({ items }) => items.length > 0);
}

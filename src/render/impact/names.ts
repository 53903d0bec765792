import type { Impact } from '../../impact/document.ts';
import { cut } from '../words.ts';

/** What customers know the things behind addresses by; the address itself where nobody named it. */
export type Names = (address: string) => string;

/** Longer names say no more in a table or a chart. */
const LIMIT = 60;

/** The names of an impact's tiers and rewards, not escaped yet. */
export function namesIn({ tiers, rewards }: Pick<Impact, 'tiers' | 'rewards'>): Names {
  const names = new Map(
    [...(tiers?.tiers ?? []), ...rewards].map(({ address, name }) => [address as string, cut(name, LIMIT)]),
  );
  // Where there is but one tier, all customers are in it.
  return (address) => names.get(address) ?? (address === 'tiers/base' ? 'All customers' : cut(address, LIMIT));
}

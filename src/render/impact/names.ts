import type { Impact } from '../../impact/document.ts';
import { cut } from '../words.ts';

/** What customers know the things behind addresses by; the address itself where nobody named it. */
export type Names = (address: string) => string;

/** Longer names say no more in a table or a chart. */
const LIMIT = 60;

/** The names of an impact's tiers and rewards, not escaped yet. */
export function namesIn({ tiers, rewards, names: known = {} }: Pick<Impact, 'tiers' | 'rewards' | 'names'>): Names {
  const counted = [...(tiers?.tiers ?? []), ...rewards].map(({ address, name }): readonly [string, string] => [
    address,
    name,
  ]);
  const names = new Map([...Object.entries(known), ...counted].map(([address, name]) => [address, cut(name, LIMIT)]));
  // Where there is but one tier, all customers are in it.
  return (address) => names.get(address) ?? (address === 'tiers/base' ? 'All customers' : cut(address, LIMIT));
}

import { isSmallGroup } from './figure.ts';
import { sum, type Tally } from './tally.ts';

/**
 * Numbers that stand side by side tell a small group by what one of them has more than the other: of 24 who could and 23 who can, one cannot. So
 * whatever a small group is added to, or taken off, is told as what it may be: between the ends that one and four would make of it.
 */
export function shifted(
  tally: Tally,
  { plus = [], minus = [] }: { readonly plus?: readonly Tally[]; readonly minus?: readonly Tally[] },
): Tally {
  const [more, fewer] = [plus.filter(isSmall), minus.filter(isSmall)];
  if (more.length + fewer.length === 0 || tally.high === 0 || isSmall(tally)) return tally;
  const low = tally.low + total(more, FEWEST) - total(fewer, MOST);
  const high = tally.high + total(more, MOST) - total(fewer, FEWEST);
  return { ...tally, low: Math.max(0, low), value: high, high };
}

/** Parts of a whole that is told: what the small ones may be, the largest may lack. Small ones come as what they may be, too. */
export function veiledParts(parts: readonly Tally[]): readonly Tally[] {
  const small = parts.filter(isSmall);
  const largest = parts.reduce((most, { value }) => Math.max(most, value), 0);
  const place = parts.findIndex((part) => part.value === largest && !isSmall(part));
  return parts.map((part, index) => {
    if (isSmall(part)) return { ...part, low: 1, value: 4, high: 4 };
    return index === place ? shifted(part, { minus: small }) : part;
  });
}

/** The sum of veiled parts; small as it is when it is small. */
export function veiledSum(raw: readonly Tally[], veiled: readonly Tally[]): Tally {
  const plain = sum(raw);
  return isSmall(plain) ? plain : sum(veiled);
}

/** True for a group that was counted, and is too small to be told. */
export function isSmall({ low, high, spread, value }: Tally): boolean {
  return low === high && spread === 0 && isSmallGroup(value);
}

const FEWEST = (part: Tally): number => 1 - part.value;
const MOST = (part: Tally): number => 4 - part.value;

function total(parts: readonly Tally[], of: (part: Tally) => number): number {
  return parts.reduce((all, part) => all + of(part), 0);
}

import { isSmallGroup } from './figure.ts';
import { between, sum, type Tally } from './tally.ts';

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

/** Parts of a whole that is itself told between ends: what it may lack, the largest of them may. */
export function loosened(parts: readonly Tally[], whole: number, told: Tally): readonly Tally[] {
  const largest = parts.reduce((most, { high }) => Math.max(most, high), 0);
  const place = parts.findIndex(({ high }) => high === largest);
  return parts.map((part, index) => {
    if (index !== place || isSmallGroup(part.high)) return part;
    const [low, high] = [part.low + told.low - whole, part.high + told.high - whole];
    return { ...part, low: Math.max(0, low), value: high, high };
  });
}

/** Counted groups of which each holds the next, the whole first: where a step is a small group, what is below it is told as what that may leave. */
export function veiledSteps(groups: readonly Tally[]): readonly Tally[] {
  const told: Tally[] = [];
  for (const [index, group] of groups.entries()) {
    const [wider, above] = [groups[index - 1], told[index - 1]];
    const step = wider ? wider.value - group.value : 0;
    if (wider === undefined || above === undefined || group.value < 5) told.push(group);
    else if (step === 0) told.push({ ...above, reads: group.reads });
    else if (isSmallGroup(step)) told.push(between(Math.max(0, above.low - 4), above.high - 1, group.reads));
    else told.push(group);
  }
  return told;
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

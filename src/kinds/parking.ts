/** Room for ` ~swap` and a number behind it. */
const ROOM = 8;
const PARKED = /^(.*) ~swap\d*$/s;

/** The name on which a thing waits until `goal` is free. `max` is the longest name Wix takes, in UTF-16 units. */
export function parkedName(goal: string, taken: ReadonlySet<unknown>, max: number): string {
  const stem = `${parkedStem(goal, max)} ~swap`;
  for (let turn = 2, name = stem; ; turn += 1) {
    if (!taken.has(name)) return name;
    name = `${stem}${turn}`;
  }
}

/** What is left of a goal in its temporary name: long names are cut to make room. */
export function parkedStem(goal: string, max: number): string {
  const halfOfAPair = /[\uD800-\uDBFF]$/;
  return goal
    .slice(0, max - ROOM)
    .replace(halfOfAPair, '')
    .trimEnd();
}

/** The stem of a temporary name, or undefined for any other name. */
export function stemOf(name: string): string | undefined {
  return PARKED.exec(name)?.[1];
}

/**
 * The number on which a thing waits until `goal` is free: the nearest free one, so that as few others as possible lie
 * between the two. Never outside of the bounds.
 */
export function parkedNumber(
  goal: number,
  taken: ReadonlySet<unknown>,
  { min, max }: { min: number; max: number },
): number {
  for (let distance = 1; ; distance += 1) {
    const free = [goal + distance, goal - distance].find(
      (number) => number >= min && number <= max && !taken.has(number),
    );
    if (free !== undefined) return free;
  }
}

/** Before, after or beside: by code units, the same on every machine. */
export function compare(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}

/** A sorted copy; what has equal keys keeps its order. */
export function sortedBy<T>(items: readonly T[], keyOf: (item: T) => string): readonly T[] {
  return [...items].sort((one, other) => compare(keyOf(one), keyOf(other)));
}

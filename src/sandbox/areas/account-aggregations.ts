import {
  ACCOUNT_AGGREGATION_FIELDS,
  HISTOGRAM_INTERVALS,
  SCALAR_TYPES,
  SEARCH_LIMITS,
  type WireAggregation,
  type WireRangeBucket,
} from '../../wire/index.ts';
import type { StoredAccount } from '../customer-state.ts';
import { isoOf } from '../customers/calendar.ts';
import { type Column, type Key, keyIn, type Listing } from '../lists/listing.ts';
import { countRanges } from '../lists/ranges.ts';
import { eachItem } from '../lists/walk.ts';
import { invalidField } from '../refusals.ts';
import { asObject, isAbsent, Violations } from '../violations.ts';

/** Takes in the values of one aggregation one by one, and says at the end what it found. */
interface Tally {
  take(value: Key): void;
  result(): Readonly<Record<string, unknown>>;
}

type Check = (violations: Violations, at: string, asked: WireAggregation) => void;

/** What each type of aggregation needs of its own. */
const CHECKS: Readonly<Record<string, Check>> = {
  RANGE: (violations, at, { range }) => {
    const { buckets: most } = SEARCH_LIMITS;
    const size = range?.buckets?.length ?? 0;
    if (size < 1) violations.add(`${at}.range.buckets`, 'must have at least 1 item', 'MIN_SIZE', 1);
    if (size > most) violations.add(`${at}.range.buckets`, `must have at most ${most} items`, 'MAX_SIZE', most);
  },
  SCALAR: (violations, at, { scalar }) => violations.oneOf(`${at}.scalar.type`, scalar?.type ?? '', SCALAR_TYPES),
  DATE_HISTOGRAM: (violations, at, { dateHistogram }) =>
    violations.oneOf(`${at}.dateHistogram.interval`, dateHistogram?.interval ?? '', HISTOGRAM_INTERVALS),
  VALUE: (violations, at, { value }) =>
    violations.integer(`${at}.value.limit`, value?.limit, { min: 1, max: SEARCH_LIMITS.values }),
};

function checkAggregation(violations: Violations, at: string, asked: WireAggregation): void {
  const { type, fieldPath } = asked;
  if (violations.required(`${at}.fieldPath`, fieldPath) && !ACCOUNT_AGGREGATION_FIELDS.includes(fieldPath as never))
    violations.add(`${at}.fieldPath`, `Field '${fieldPath}' is not declared as aggregatable`);
  if (!violations.required(`${at}.type`, type)) return;
  violations.oneOf(`${at}.type`, type, Object.keys(CHECKS));
  CHECKS[type ?? '']?.(violations, at, asked);
}

/** Checks the aggregations of a search and refuses what cannot be. */
export function checkAggregations(sent: unknown): readonly WireAggregation[] {
  if (isAbsent(sent)) return [];
  if (!Array.isArray(sent)) throw invalidField('search.aggregations', 'must be a list', 'FORMAT');
  const { aggregations: most } = SEARCH_LIMITS;
  const violations = new Violations();
  if (sent.length > most) violations.add('search.aggregations', `must have at most ${most} items`, 'MAX_SIZE', most);
  for (const [index, item] of sent.entries())
    checkAggregation(violations, `search.aggregations[${index}]`, asObject(item) as WireAggregation);
  violations.refuse();
  return sent as readonly WireAggregation[];
}

function rangeTally(buckets: readonly WireRangeBucket[]): Tally {
  const from = Float64Array.from(buckets, ({ from: least }) => least ?? Number.NEGATIVE_INFINITY);
  const to = Float64Array.from(buckets, ({ to: end }) => end ?? Number.POSITIVE_INFINITY);
  const counts = new Float64Array(buckets.length);
  // Ranges that follow one another need no look at each.
  const inTurn = from.every((least, at) => at === 0 || (to[at - 1] as number) <= least);
  return {
    take: (value) => {
      if (typeof value !== 'number') return;
      for (let at = inTurn ? lastAtMost(from, value) : 0; at >= 0 && at < counts.length; at += 1) {
        if (value >= (from[at] as number) && value < (to[at] as number)) counts[at] = (counts[at] as number) + 1;
        if (inTurn) break;
      }
    },
    result: () => rangeResult(buckets, counts),
  };
}

/** Index of the last number that is not above the value; -1 when there is none. */
function lastAtMost(numbers: Float64Array, value: number): number {
  let [low, high] = [0, numbers.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((numbers[middle] as number) <= value) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

const rangeResult = (buckets: readonly WireRangeBucket[], counts: ArrayLike<number>) => ({
  ranges: { results: buckets.map((bucket, index) => ({ ...ends(bucket), count: counts[index] ?? 0 })) },
});

const ends = ({ from, to }: WireRangeBucket) => ({
  ...(isAbsent(from) ? {} : { from }),
  ...(isAbsent(to) ? {} : { to }),
});

function scalarTally(type: string, kind: Column<never>['kind']): Tally {
  const seen = new Set<Key>();
  let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  return {
    take: (value) => {
      if (value === null) return;
      if (type === 'COUNT_DISTINCT') seen.add(value);
      else if (typeof value === 'number') [least, most] = [Math.min(least, value), Math.max(most, value)];
    },
    result: () => {
      const value = type === 'COUNT_DISTINCT' ? seen.size : type === 'MIN' ? least : most;
      if (!Number.isFinite(value)) return { scalar: { type } };
      return kind === 'time' && type !== 'COUNT_DISTINCT'
        ? { scalarDate: { type, value: isoOf(value) } }
        : { scalar: { type, value } };
    },
  };
}

const USUAL_VALUES = 10;

function valueTally(asked: WireAggregation['value'], kind: Column<never>['kind']): Tally {
  const counts = new Map<string, number>();
  const missing = asked?.missingValues === 'INCLUDE' ? (asked.includeOptions?.addToBucket ?? '') : undefined;
  const name = (value: Key) => (kind === 'time' && typeof value === 'number' ? isoOf(value) : String(value));
  return {
    take: (value) => {
      const bucket = value === null ? missing : name(value);
      if (bucket !== undefined) counts.set(bucket, (counts.get(bucket) ?? 0) + 1);
    },
    result: () => {
      const up = asked?.sortDirection === 'ASC' ? 1 : -1;
      const byValue = asked?.sortType === 'VALUE';
      const results = [...counts]
        .map(([value, count]) => ({ value, count }))
        .sort((one, other) => {
          const byName = one.value < other.value ? -1 : 1;
          return byValue ? up * byName : up * (one.count - other.count) || byName;
        });
      return { values: { results: results.slice(0, asked?.limit ?? USUAL_VALUES) } };
    },
  };
}

const PREFIXES = { YEAR: 4, MONTH: 7, DAY: 10, HOUR: 13, MINUTE: 16, SECOND: 19 } as const;
const DAY = 86_400_000;
/** A Monday. */
const FIRST_MONDAY = Date.UTC(1970, 0, 5);

function beginning(time: number, interval: string): string {
  if (interval === 'WEEK') return isoOf(FIRST_MONDAY + Math.floor((time - FIRST_MONDAY) / (7 * DAY)) * 7 * DAY);
  const length = PREFIXES[interval as keyof typeof PREFIXES];
  return `${isoOf(time).slice(0, length)}${'0000-01-01T00:00:00'.slice(length)}.000Z`;
}

function histogramTally(interval: string): Tally {
  const counts = new Map<string, number>();
  return {
    take: (value) => {
      if (typeof value !== 'number') return;
      const start = beginning(value, interval);
      counts.set(start, (counts.get(start) ?? 0) + 1);
    },
    result: () => ({
      dateHistogram: {
        results: [...counts].sort().map(([value, count]) => ({ value, count })),
      },
    }),
  };
}

function tallyFor(asked: WireAggregation, kind: Column<never>['kind']): Tally {
  if (asked.type === 'RANGE') return rangeTally(asked.range?.buckets ?? []);
  if (asked.type === 'SCALAR') return scalarTally(asked.scalar?.type ?? '', kind);
  return asked.type === 'VALUE' ? valueTally(asked.value, kind) : histogramTally(asked.dateHistogram?.interval ?? '');
}

/** The result of ranges over the whole list, which need no look at every row. */
function rangesAtOnce(list: Listing<StoredAccount>, { type, fieldPath = '', range }: WireAggregation) {
  const buckets = range?.buckets ?? [];
  const counts = type === 'RANGE' ? countRanges(list, fieldPath, buckets) : undefined;
  return counts === undefined ? undefined : rangeResult(buckets, counts);
}

/** Results of aggregations over everything that passes the filter; in one pass, where a pass is needed. */
export function aggregate(
  list: Listing<StoredAccount>,
  filter: Readonly<Record<string, unknown>>,
  aggregations: readonly WireAggregation[],
): readonly Readonly<Record<string, unknown>>[] {
  const everything = Object.keys(filter).length === 0;
  const tallies = aggregations.map((asked) => {
    const column = list.columns[asked.fieldPath ?? ''];
    const known = everything ? rangesAtOnce(list, asked) : undefined;
    return { asked, column, known, tally: tallyFor(asked, column?.kind ?? 'text') };
  });
  const open = tallies.filter(({ known }) => known === undefined);
  if (open.length > 0) {
    eachItem(list, filter, (item) => {
      for (const { column, tally } of open) tally.take(keyIn(column, item));
    });
  }
  return tallies.map(({ asked: { name, type, fieldPath }, known, tally }) => ({
    name: name ?? '',
    type,
    fieldPath,
    ...(known ?? tally.result()),
  }));
}

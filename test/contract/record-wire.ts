/*
 * Records what the SDK that is installed puts on the wire, and compares it with the wire table in `src/wire`: for the day the SDK moves.
 * Run it with `npm run wire:record`; it prints each difference and exits with 1 when there is one.
 */
import { isDeepStrictEqual } from 'node:util';
import { type Recorded, recordWire, tableAsRecorded, unknownMethods } from './support/recording.ts';

/** Differences between SDK and table, one sentence each. */
export async function wireDifferences(): Promise<readonly string[]> {
  const recorded = await recordWire();
  const table = tableAsRecorded();
  const moved = table.flatMap((row, nth) => differences(row, recorded[nth]));
  return [...moved, ...unknownMethods().map((name) => `${name}: the SDK has it, the wire table has not`)];
}

function differences(row: Recorded, seen: Recorded | undefined): readonly string[] {
  if (!seen?.method) return [`${row.name}: the wire table has it, the SDK has not`];
  return (Object.keys(row) as (keyof Recorded)[])
    .filter((key) => !isDeepStrictEqual(row[key], seen[key]))
    .map((key) => `${row.name}: ${key} is ${String(seen[key])} in the SDK and ${String(row[key])} in the wire table`);
}

if (import.meta.url === new URL(process.argv[1] ?? '', 'file://').href) {
  const found = await wireDifferences();
  const answer =
    found.length === 0 ? `The wire table matches the SDK in ${tableAsRecorded().length} calls.` : found.join('\n');
  process.stdout.write(`${answer}\n`);
  process.exitCode = found.length === 0 ? 0 : 1;
}

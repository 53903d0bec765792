import { usage } from '../exit.ts';

/**
 * The part of the files that `--shard 2/4` names: every fourth of them, sorted, from the second on. Every machine with the same files makes
 * the same parts, and each file is in exactly one. Throws a Stop when the flag cannot be read.
 */
export function shardOf(files: readonly string[], shard: string | undefined): readonly string[] {
  if (shard === undefined) return files;
  const [, index, count] = /^(\d{1,5})\/(\d{1,5})$/.exec(shard)?.map(Number) ?? [];
  if (index === undefined || count === undefined || index < 1 || index > count) {
    throw usage(
      'USAGE',
      `--shard ${shard} is not <i>/<n>, with i from 1 to n.`,
      'For example --shard 2/4: the second of four parts.',
    );
  }
  const mine = new Set(files.toSorted().filter((_, at) => at % count === index - 1));
  return files.filter((file) => mine.has(file));
}

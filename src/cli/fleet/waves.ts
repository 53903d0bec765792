import { usage } from '../exit.ts';

/** What `--waves 1,4,rest` asks for: how many sites go in each wave; `rest` is infinite and comes last. */
export type WaveSizes = readonly number[];

/** Reads `1,4,rest`. Throws a Stop when it cannot be read. */
export function waveSizes(text: string): WaveSizes {
  const parts = text.split(',').map((part) => part.trim());
  const sizes = parts.map((part) => (part === 'rest' ? Number.POSITIVE_INFINITY : Number(part)));
  const good = sizes.every((size, index) =>
    size === Number.POSITIVE_INFINITY ? index === sizes.length - 1 : Number.isInteger(size) && size > 0,
  );
  if (good && /^[\d, ]*(rest)?$/.test(text)) return sizes;
  throw usage(
    'USAGE',
    `--waves ${text} is not a list of numbers of sites.`,
    'For example --waves 1,4,rest: one site, then four, then all others.',
  );
}

/** The files in waves, in their order; one wave when no sizes are given. */
export function inWaves(files: readonly string[], sizes: WaveSizes | undefined): readonly (readonly string[])[] {
  if (files.length === 0) return [];
  const waves: (readonly string[])[] = [];
  let from = 0;
  for (const size of sizes ?? [files.length]) {
    if (from < files.length) waves.push(files.slice(from, from + size));
    from += size;
  }
  return waves;
}

/** Throws a Stop when the waves could leave sites out: that is never what is meant, and would not be seen. */
export function mustReachAll(sizes: WaveSizes, files: number): void {
  const reached = sizes.reduce((sum, size) => sum + size, 0);
  if (reached >= files) return;
  throw usage(
    'WAVES_TOO_SMALL',
    `The waves are for ${reached} sites, and there are ${files}.`,
    `End them with rest: --waves ${sizes.join(',')},rest.`,
  );
}

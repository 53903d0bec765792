import type { Program } from './program.ts';

/** A step of the ladder. */
export interface Rung {
  /** Null for the base tier. */
  readonly tier: string | null;
  readonly name: string;
  /** Tier points from which one stands on it. */
  readonly from: number;
}

/** The base tier first, then every tier whose threshold is known, upwards. */
export function ladder({ tiers, baseTier }: Program): readonly Rung[] {
  const known = tiers.flatMap(({ key, name, points }) =>
    points === undefined ? [] : [{ tier: key, name, from: points }],
  );
  return [{ tier: null, name: baseTier.name ?? 'the base tier', from: 0 }, ...known.sort((a, b) => a.from - b.from)];
}

/** Each rung with the one below it. */
export function steps(rungs: readonly Rung[]): readonly { readonly below: Rung; readonly above: Rung }[] {
  return rungs.slice(1).map((above, index) => ({ below: rungs[index] as Rung, above }));
}

import type { Declared, Wanted } from '../../kernel/kind.ts';
import type { Problem } from '../../kernel/problem.ts';
import type { TierSpec } from './spec.ts';

/** Errors for thresholds that stand twice in the file. Needs no site. */
export function repeatedThresholds(wanted: readonly Wanted<TierSpec>[]): readonly Problem[] {
  const holders = new Map<number, string[]>();
  for (const { address, spec } of wanted) {
    for (const points of thresholdIn(spec)) holders.set(points, [...(holders.get(points) ?? []), address]);
  }
  return [...holders].flatMap(([points, addresses]) =>
    addresses.length < 2 ? [] : addresses.map((address) => repeated(address, addresses, points)),
  );
}

function thresholdIn({ requiredPoints }: Declared<TierSpec>): readonly number[] {
  return typeof requiredPoints === 'number' ? [requiredPoints] : [];
}

function repeated(address: string, all: readonly string[], points: number): Problem {
  const others = all.filter((other) => other !== address);
  return {
    code: 'TIER_POINTS_TWICE',
    severity: 'error',
    address,
    path: 'requiredPoints',
    message: `${address} and ${others.join(', ')} have the same requiredPoints, ${points}.`,
    next: 'Wix takes a threshold only once: give each tier its own.',
  };
}

import type { Address } from './address.ts';
import type { PlanDocument } from './document.ts';
import { isDrift, type Side, type ThingDrift } from './drift.ts';
import type { Problem } from './problem.ts';
import type { Compared } from './three-way.ts';

/** What `drift` found, as it is printed and as JSON. No secret, no personal data. */
export interface DriftDocument extends Pick<PlanDocument, 'formatVersion' | 'tool' | 'site' | 'createdAt' | 'config'> {
  /** What `--base` named; null without it, and where nobody knows what the file was. */
  readonly base: { readonly given: string; readonly commit?: string } | null;
  /** Things by side, and what is left alone. */
  readonly summary: Readonly<Record<Side, number>> & { readonly unmanaged: number; readonly ignored: number };
  /** `conflict` where both sides changed something; `drift` where the site did, or may have; `none`. */
  readonly verdict: 'none' | 'drift' | 'conflict';
  /** The gravest first. */
  readonly things: readonly ThingDrift[];
  readonly unmanaged: readonly Address[];
  readonly ignored: readonly Address[];
  readonly problems: readonly Problem[];
  /** What `--adopt` brought into the file: attributes and things, as addresses. */
  readonly adopted?: readonly string[];
}

/** Makes the document of a comparison. */
export function composeDrift(
  site: string,
  { things, unmanaged, ignored, problems }: Pick<Compared, 'things' | 'unmanaged' | 'ignored' | 'problems'>,
  meta: Pick<DriftDocument, 'tool' | 'createdAt' | 'config' | 'base'>,
): DriftDocument {
  const count = (side: Side): number => things.filter((thing) => thing.side === side).length;
  const summary = { both: count('both'), theirs: count('theirs'), unknown: count('unknown'), ours: count('ours') };
  return {
    formatVersion: '1.0',
    ...meta,
    site,
    summary: { ...summary, unmanaged: unmanaged.length, ignored: ignored.length },
    verdict: summary.both > 0 ? 'conflict' : things.some(isDrift) ? 'drift' : 'none',
    things,
    unmanaged,
    ignored,
    problems,
  };
}

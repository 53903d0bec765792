import type { ThingDrift } from '../../src/kernel/drift.ts';
import type { DriftDocument } from '../../src/kernel/drift-document.ts';
import { aDocument } from './documents.ts';

/** A reward whose price was changed on the site. */
export function aThing(at: number, given: Partial<ThingDrift> = {}): ThingDrift {
  return {
    address: `rewards/thing-${at}`,
    kind: 'reward',
    name: `Thing ${at}`,
    side: 'theirs',
    state: 'differs',
    fields: [{ path: 'costInPoints', side: 'theirs', base: 1, file: 1, site: 2 }],
    ...given,
  } as ThingDrift;
}

/** What was found at a site. */
export function aDrift(things: readonly ThingDrift[], verdict: DriftDocument['verdict'] = 'drift'): DriftDocument {
  const { formatVersion, tool, site, createdAt, config } = aDocument();
  const summary = { both: 0, theirs: things.length, unknown: 0, ours: 0, unmanaged: 0, ignored: 0 };
  const rest = { base: null, unmanaged: [], ignored: [], problems: [] };
  return { formatVersion, tool, site, createdAt, config, summary, verdict, things, ...rest };
}

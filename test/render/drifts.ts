import type { ThingDrift } from '../../src/kernel/drift.ts';
import { composeDrift, type DriftDocument } from '../../src/kernel/drift-document.ts';
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
export function aDrift(things: readonly ThingDrift[], given: Partial<DriftDocument> = {}): DriftDocument {
  const { tool, site, createdAt, config } = aDocument();
  const { unmanaged = [], ignored = [], problems = [] } = given;
  const document = composeDrift(
    site,
    { things, unmanaged, ignored, problems },
    { tool, createdAt, config, base: null },
  );
  return { ...document, ...given };
}

/** A reward that was changed in the file and on the site, differently; another attribute on the site alone, a third in the file. */
export function aConflict(at: number): ThingDrift {
  return aThing(at, {
    side: 'both',
    fields: [
      { path: 'costInPoints', side: 'both', base: 500, file: 600, site: 450 },
      { path: 'name', side: 'theirs', base: 'Mug', file: 'Mug', site: 'Cup' },
      { path: 'active', side: 'ours', base: true, file: false, site: true },
    ],
  });
}

/** One thing of each sort. */
export function aMixture(): readonly ThingDrift[] {
  return [
    aConflict(1),
    aThing(2, { side: 'both', state: 'gone', fields: [{ path: 'name', side: 'both', base: 'Mug', file: 'Cup' }] }),
    aThing(3, { side: 'both', state: 'dropped', fields: [{ path: 'name', side: 'both', base: 'Mug', site: 'Cup' }] }),
    aThing(4),
    aThing(5, { state: 'gone', fields: [] }),
    aThing(6, { side: 'unknown', state: 'gone', name: '', fields: [] }),
    aThing(7, { side: 'ours', state: 'gone', fields: [] }),
    aThing(8, { side: 'ours', state: 'dropped', address: 'rewards/"Old mug"', name: 'Old mug', fields: [] }),
  ];
}

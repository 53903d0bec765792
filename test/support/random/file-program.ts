import type { SiteState } from '../../../src/sandbox/index.ts';
import type { Bounds } from './answers.ts';
import { type Chance, present } from './chance.ts';
import { fileIcon } from './icons.ts';

/** The section `program`, with only such moves of its status as Wix knows. */
export function fileProgram(chance: Chance, bounds: Bounds, site: Partial<SiteState>): object | undefined {
  const { program, features } = site;
  const from = (program?.status ?? 'DRAFT').toLowerCase();
  const status = chance.maybe(0.6, () => chance.pick(from === 'draft' ? ['draft', 'active'] : ['active', 'paused']));
  const named = chance.flip(0.6) || (status === 'active' && program?.name === undefined);
  const points = present({
    name: chance.maybe(0.6, () => chance.name(20)),
    icon: chance.maybe(0.4, () => fileIcon(chance, bounds.outsideIcons)),
  });
  const section = present({
    name: named ? chance.name() : undefined,
    status,
    points: Object.keys(points).length > 0 ? points : undefined,
    expiration: features?.pointsExpiration ? expiration(chance, bounds, site) : undefined,
  });
  return Object.keys(section).length > 0 ? section : undefined;
}

function expiration(chance: Chance, { numbersWhileOff }: Bounds, { program }: Partial<SiteState>): object | undefined {
  const status = chance.maybe(0.7, () => chance.pick(['enabled', 'enabled', 'disabled']));
  const later = status ?? (program?.pointsExpiration?.status ?? 'DISABLED').toLowerCase();
  // A site that stores no numbers while off must not be asked to; nor one that switches off in the same breath.
  const numbers = numbersWhileOff || later === 'enabled';
  const found = present({
    status,
    monthsOfInactivity: numbers ? chance.maybe(0.6, () => chance.int(1, 12)) : undefined,
    expiringPointsPercentage: numbers ? chance.maybe(0.6, () => chance.int(1, 100)) : undefined,
  });
  return Object.keys(found).length > 0 ? found : undefined;
}

/** The section `tiersProgram`. */
export function fileSettings(
  chance: Chance,
  bounds: Bounds,
  site: Partial<SiteState>,
  tiersLater: number,
): object | undefined {
  if (site.features?.tiers === false || chance.flip(0.2)) return undefined;
  const baseTier = present({
    name: chance.maybe(0.6, () => chance.name()),
    description: chance.maybe(0.5, () => chance.pick(['', chance.name(70)])),
    icon: chance.maybe(0.4, () => fileIcon(chance, bounds.outsideIcons)),
  });
  const section = present({
    status: chance.maybe(0.6, () => chance.pick(statusesFor(bounds, site, tiersLater))),
    rollingWindowMonths: chance.maybe(0.5, () => chance.int(12, 36)),
    baseTier: Object.keys(baseTier).length > 0 ? baseTier : undefined,
  });
  return Object.keys(section).length > 0 ? section : undefined;
}

function statusesFor(
  bounds: Bounds,
  { tiersProgramSettings }: Partial<SiteState>,
  tiersLater: number,
): readonly string[] {
  const from = (tiersProgramSettings?.status ?? 'DISABLED').toLowerCase();
  const mayBeActive = tiersLater > 0 || bounds.activeWithoutTiers;
  const active = mayBeActive ? ['active', 'active'] : [];
  if (bounds.settingsBackwards) return [from, ...active, 'paused', 'draft', 'disabled'];
  if (from === 'active' || from === 'paused') return [from, ...active, 'paused'];
  return [from, ...active];
}

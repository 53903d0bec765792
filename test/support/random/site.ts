import type { SiteState } from '../../../src/sandbox/index.ts';
import { APPS, type WireTier, type WireTiersProgramSettings } from '../../../src/wire/index.ts';
import type { Bounds } from './answers.ts';
import { type Chance, present } from './chance.ts';
import { wireIcon } from './icons.ts';
import { siteRewards } from './site-rewards.ts';
import { siteRules } from './site-rules.ts';
import { MADE_AT, stamp } from './stamp.ts';

/** The state of a site as people leave it after some time: anything that its answers allow. */
export function randomSite(chance: Chance, bounds: Bounds): Partial<SiteState> {
  const features = { loyaltyProgram: true, tiers: chance.flip(0.92), pointsExpiration: chance.flip(0.9) };
  const tiers = features.tiers ? siteTiers(chance, bounds) : [];
  const optional = Object.values(APPS).filter((id) => id !== APPS.loyalty);
  const installed = [APPS.loyalty, ...chance.some(optional, 0.85)];
  return {
    installed,
    features,
    program: program(chance, features.pointsExpiration),
    tiersProgramSettings: features.tiers ? settings(chance, tiers.length > 0 || bounds.activeWithoutTiers) : null,
    tiers,
    earningRules: siteRules(chance, bounds, { installed, tiers: tiers.map(({ id }) => id) }),
    rewards: siteRewards(
      chance,
      bounds,
      tiers.map(({ id }) => id),
    ),
  };
}

function siteTiers(chance: Chance, bounds: Bounds): readonly (WireTier & { readonly id: string })[] {
  const count = chance.pick([0, 0, 1, 2, 3, 4]);
  return Array.from({ length: count }, (_, index) => ({
    id: chance.guid(),
    tierDefinition: present({
      name: chance.name(),
      description: chance.flip(0.5) ? chance.name(60) : '',
      icon: chance.maybe(0.7, () => wireIcon(chance)),
    }),
    requiredPoints:
      index === 0 && bounds.zeroThreshold && chance.flip(0.1) ? 0 : 500 * (index + 1) + chance.int(0, 400),
    ...stamp(chance),
  }));
}

function program(chance: Chance, expires: boolean): SiteState['program'] {
  const status = chance.pick(['DRAFT', 'ACTIVE', 'ACTIVE', 'PAUSED'] as const);
  const named = status !== 'DRAFT' || chance.flip(0.5);
  return present({
    name: named ? chance.name() : undefined,
    pointDefinition: chance.maybe(0.8, () =>
      present({
        customName: chance.maybe(0.8, () => chance.name(20)),
        icon: chance.maybe(0.5, () => wireIcon(chance)),
      }),
    ),
    status,
    pointsExpiration: chance.maybe(0.6, () => ({
      status: expires ? chance.pick(['ENABLED', 'DISABLED'] as const) : ('DISABLED' as const),
      monthsOfInactivity: chance.int(1, 12),
      expiringPointsPercentage: chance.int(1, 100),
    })),
    createdDate: MADE_AT,
    updatedDate: MADE_AT,
  });
}

function settings(chance: Chance, mayBeActive: boolean): WireTiersProgramSettings | null {
  if (chance.flip(0.2)) return null;
  return {
    status: chance.pick(
      mayBeActive ? (['ACTIVE', 'ACTIVE', 'PAUSED', 'DRAFT', 'DISABLED'] as const) : (['DRAFT', 'DISABLED'] as const),
    ),
    rollingWindow: { durationInMonths: chance.int(12, 36) },
    baseTierDefinition: present({
      name: chance.maybe(0.8, () => chance.name()),
      description: chance.maybe(0.6, () => chance.name(60)),
      icon: chance.maybe(0.5, () => wireIcon(chance)),
    }),
    ...stamp(chance),
  };
}

import { earningRules, programs, tiers } from '@wix/loyalty';
import { Failure } from '../../../src/kernel/failure.ts';
import type { Site } from '../../../src/site/index.ts';
import type { Found, Step } from './step.ts';
import { shopPages, shopRewards } from './tour-rewards.ts';
import { shopAutomations, shopRules } from './tour-rules.ts';

/** What one step saw: what came back, or how it was refused. */
export type Sight =
  | { readonly got: unknown }
  | { readonly code: string; readonly fate: string; readonly message: string };

/** The sites a tour visits. */
export interface TourSites {
  /** A store set up in the dashboard, with everything in use. */
  readonly shop: Site;
  /** A store on which nothing is set up. */
  readonly fresh: Site;
  /** The same on a plan without features. */
  readonly free: Site;
  /** A site without the loyalty app. */
  readonly bare: Site;
}

/**
 * Walks over all that the wire table can do, by calls whose outcome hangs on each point that Wix does not document, and writes down what
 * it saw. Goes on after a refusal: what comes later works with what there is.
 */
export async function tour(sites: TourSites): Promise<ReadonlyMap<string, Sight>> {
  const sights = new Map<string, Sight>();
  const step: Step = async (name, work) => {
    if (sights.has(name)) throw new Error(`Two steps are called ${name}`);
    try {
      const got = await work();
      sights.set(name, { got });
      return got as Found;
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      sights.set(name, { code: error.problem.code, fate: error.fate, message: error.problem.message });
      return undefined;
    }
  };
  await bareSite(step, sites.bare);
  await freeSite(step, sites.free);
  await freshSite(step, sites.fresh);
  await shopProgram(step, sites.shop);
  await shopTiers(step, sites.shop);
  await shopRules(step, sites.shop);
  await shopAutomations(step, sites.shop);
  await shopRewards(step, sites.shop);
  await shopPages(step, sites.shop);
  return sights;
}

const settings = (status: string, months = 12, rest: object = {}) =>
  ({ status, rollingWindow: { durationInMonths: months }, ...rest }) as never;
const tier = (name: string, requiredPoints: number) => ({ tierDefinition: { name, description: '' }, requiredPoints });

async function bareSite(step: Step, site: Site): Promise<void> {
  await step('bare: program', () => site.use(programs).getLoyaltyProgram());
  await step('bare: tiers', () => site.use(tiers).listTiers());
}

async function freeSite(step: Step, site: Site): Promise<void> {
  const program = site.use(programs);
  await step('free: name', () => program.updateLoyaltyProgram({ name: 'Free club' }));
  await step('free: activate', () => program.activateLoyaltyProgram());
  await step('free: expiration', () => program.enablePointsExpiration());
  await step('free: features', () => program.getLoyaltyProgramPremiumFeatures());
  await step('free: tier', () => site.use(tiers).createTier(tier('Gold', 100)));
  await step('free: settings', () => site.use(tiers).createTiersProgramSettings(settings('ACTIVE')));
}

async function freshSite(step: Step, site: Site): Promise<void> {
  const program = site.use(programs);
  await step('fresh: program', () => program.getLoyaltyProgram());
  await step('fresh: activate without a name', () => program.activateLoyaltyProgram());
  await step('fresh: months while disabled', () =>
    program.updateLoyaltyProgram({ pointsExpiration: { monthsOfInactivity: 7 } }),
  );
  await step('fresh: name', () => program.updateLoyaltyProgram({ name: 'Fresh club' }));
  await step('fresh: pause a draft', () => program.pauseLoyaltyProgram());
  const program2 = site.use(tiers);
  await step('fresh: settings before there are any', () => program2.getTiersProgramSettings());
  await step('fresh: settings without tiers', () => program2.createTiersProgramSettings(settings('ACTIVE')));
  await step('fresh: settings paused first', () => program2.createTiersProgramSettings(settings('PAUSED')));
  const made = await step('fresh: tiers program', () => program2.getTiersProgram());
  const revision = (made as { programSettings?: Found } | undefined)?.programSettings?.revision ?? '1';
  await step('fresh: base tier forgotten', () =>
    program2.updateTiersProgramSettings(settings('DRAFT', 12, { revision })),
  );
  await step('fresh: custom rule', () => site.use(earningRules).createCustomLoyaltyEarningRule('BIRTHDAY'));
  await step('fresh: second custom rule', () => site.use(earningRules).createCustomLoyaltyEarningRule('BIRTHDAY'));
}

async function shopProgram(step: Step, site: Site): Promise<void> {
  const program = site.use(programs);
  await step('program: as found', () => program.getLoyaltyProgram());
  await step('program: name as null', () => program.updateLoyaltyProgram({ name: null }));
  await step('program: only the name of the points', () =>
    program.updateLoyaltyProgram({ pointDefinition: { customName: 'Stars' } }),
  );
  await step('program: only the months', () =>
    program.updateLoyaltyProgram({ pointsExpiration: { monthsOfInactivity: 5 } }),
  );
  await step('program: icon from outside', () =>
    program.updateLoyaltyProgram({ pointDefinition: { customName: 'Stars', icon: 'https://example.com/star.svg' } }),
  );
  await step('program: name of the points as null', () =>
    program.updateLoyaltyProgram({ pointDefinition: { customName: null } }),
  );
  await step('program: activate again', () => program.activateLoyaltyProgram());
  await step('program: enable again', () => program.enablePointsExpiration());
  await step('program: disable', () => program.disablePointsExpiration());
}

async function shopTiers(step: Step, site: Site): Promise<void> {
  const api = site.use(tiers);
  const listed = (await step('tiers: as found', () => api.listTiers())) as { tiers?: readonly Found[] } | undefined;
  const first = listed?.tiers?.[0];
  await step('tiers: one', () => api.getTier(first?._id ?? 'none'));
  const bronze = await step('tiers: create', () =>
    api.createTier({ tierDefinition: { name: 'Bronze', description: 'For a start' }, requiredPoints: 50 }),
  );
  const id = bronze?._id ?? 'none';
  await step('tiers: same name', () => api.createTier(tier('Bronze', 51)));
  await step('tiers: same name in other letters', () => api.createTier(tier('bronze', 52)));
  await step('tiers: no points', () => api.createTier(tier('Nothing', 0)));
  await step('tiers: part of the definition', () =>
    api.updateTier(id, {
      tierDefinition: { name: 'Bronze plus', description: undefined },
      revision: bronze?.revision ?? '1',
    } as never),
  );
  const now = await step('tiers: changed', () => api.getTier(id));
  await step('tiers: the same again', () =>
    api.updateTier(id, { requiredPoints: 50, revision: now?.revision ?? '2' } as never),
  );
  await step('tiers: no revision', () => api.updateTier(id, { requiredPoints: 55 } as never));
  await step('tiers: stale revision', () => api.deleteTier(id, '999'));
  await step('tiers: many', () => api.bulkCreateTiers([tier('T1', 10_001), tier('T2', 10_002), tier('T1', 10_003)]));
  await step('tiers: more than the plan', () =>
    api.bulkCreateTiers(Array.from({ length: 20 }, (_, nth) => tier(`X${nth}`, 20_000 + nth))),
  );
  await step('tiers: settings again', () => api.createTiersProgramSettings(settings('ACTIVE')));
  const found = (await step('tiers: settings', () => api.getTiersProgramSettings())) as
    | { programSettings?: Found }
    | undefined;
  const revision = found?.programSettings?.revision ?? '1';
  await step('tiers: short window', () => api.updateTiersProgramSettings(settings('ACTIVE', 3, { revision })));
  await step('tiers: back to draft', () =>
    api.updateTiersProgramSettings(settings('DRAFT', 12, { revision, baseTierDefinition: { name: 'Base' } })),
  );
  await step('tiers: delete one in use', () => api.deleteTier(first?._id ?? 'none', first?.revision ?? '1'));
  await step('tiers: rules afterwards', () => site.use(earningRules).listEarningRules());
}

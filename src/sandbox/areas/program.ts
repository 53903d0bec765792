import { PROGRAM_DEFAULTS, PROGRAM_ROUTES, type WireProgram } from '../../wire/index.ts';
import type { Area, Call, Deed } from '../call.ts';
import { forbidden, invalidField, precondition, programNameMissing } from '../refusals.ts';
import { nextProgram } from './program-patch.ts';

const ZERO_ID = '00000000-0000-0000-0000-000000000000';

/** The program as it is answered: stored fields, defaults of the server, features of the plan. */
function shownProgram(site: Call['site'], switches: Call['switches']): WireProgram {
  const { pointsExpiration, ...rest } = site.program;
  const defaults = switches.serverDefaults === 'filled' ? PROGRAM_DEFAULTS.pointsExpiration : {};
  const expiration = { ...defaults, ...pointsExpiration };
  return {
    ...rest,
    status: rest.status ?? PROGRAM_DEFAULTS.status,
    ...(Object.keys(expiration).length === 0 ? {} : { pointsExpiration: expiration }),
    premiumFeatures: site.features,
  };
}

/** Stores the program and answers it. */
export function saveProgram(call: Call, program: WireProgram): Deed {
  const stored = { ...program, updatedDate: call.now };
  const shown = shownProgram({ ...call.site, program: stored }, call.switches);
  const entityId = call.switches.programEventId === 'site' ? call.site.id : ZERO_ID;
  return {
    answer: { loyaltyProgram: shown },
    edits: [{ set: 'program', to: stored }],
    announces: [{ event: 'programUpdated', entityId, entity: shown }],
  };
}

const statusOf = (call: Call) => call.site.program.status ?? PROGRAM_DEFAULTS.status;

function setStatus(call: Call, status: 'ACTIVE' | 'PAUSED'): Deed {
  const { program, features } = call.site;
  if (program.name === undefined || program.name === null || program.name === '') throw programNameMissing();
  if (status === statusOf(call) && call.switches.repeatedStatus === 'refused')
    throw precondition(`The program is ${status} already`);
  if (status === 'PAUSED' && statusOf(call) === 'DRAFT' && call.switches.pauseDraft === 'refused') {
    throw precondition('A program that was never active cannot be paused');
  }
  if (status === 'ACTIVE' && !features.loyaltyProgram && call.switches.activateWithoutFeature === 'refused') {
    throw precondition('The plan of this site does not include the loyalty program');
  }
  return saveProgram(call, { ...program, status });
}

function setExpiration(call: Call, status: 'ENABLED' | 'DISABLED'): Deed {
  const { program, features } = call.site;
  const current = program.pointsExpiration?.status ?? PROGRAM_DEFAULTS.pointsExpiration.status;
  if (status === current && call.switches.repeatedStatus === 'refused')
    throw precondition(`Points expiration is ${status} already`);
  if (status === 'ENABLED' && !features.pointsExpiration && call.switches.expirationWithoutFeature === 'refused') {
    throw precondition('The plan of this site does not include points expiration');
  }
  return saveProgram(call, { ...program, pointsExpiration: { ...program.pointsExpiration, status } });
}

/** All sites of the user's account, once a key cannot ask for this. */
function bulkGet(call: Call): Deed {
  if (call.caller.kind !== 'user') throw forbidden();
  const { accountId } = call.caller;
  const sites = Object.values(call.world.sites).filter((site) => site.accountId === accountId);
  return {
    answer: {
      programInSites: sites.map((site) => ({ metaSiteId: site.id, loyaltyProgram: shownProgram(site, call.switches) })),
    },
  };
}

/** `@wix/loyalty` programs: the program, its status, points expiration, features of the plan. */
export const PROGRAM_AREA: Area = {
  routes: PROGRAM_ROUTES,
  calls: {
    getLoyaltyProgram: (call) => ({ answer: { loyaltyProgram: shownProgram(call.site, call.switches) } }),
    updateLoyaltyProgram: (call) => {
      if (call.body.loyaltyProgram === undefined) throw invalidField('loyaltyProgram', 'is required', 'REQUIRED_FIELD');
      return saveProgram(call, nextProgram(call, call.body.loyaltyProgram));
    },
    activateLoyaltyProgram: (call) => setStatus(call, 'ACTIVE'),
    pauseLoyaltyProgram: (call) => setStatus(call, 'PAUSED'),
    enablePointsExpiration: (call) => setExpiration(call, 'ENABLED'),
    disablePointsExpiration: (call) => setExpiration(call, 'DISABLED'),
    getLoyaltyProgramPremiumFeatures: (call) => ({ answer: { ...call.site.features } }),
    bulkGetLoyaltyProgram: bulkGet,
  },
};

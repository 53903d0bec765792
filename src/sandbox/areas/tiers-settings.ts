import {
  LIMITS,
  TIERS_PROGRAM_SETTINGS_DEFAULTS,
  TIERS_PROGRAM_STATUSES,
  type TiersProgramStatus,
  type WireTiersProgramSettings,
} from '../../wire/index.ts';
import type { Call, Deed } from '../call.ts';
import { checkRevision, firstStamp, nextStamp } from '../entities.ts';
import { alreadyExists, notFound, precondition } from '../refusals.ts';
import { asObject, isAbsent, Violations } from '../violations.ts';
import { checkDefinition, nextDefinition, shownBaseTier } from './tier-definition.ts';
import { shownTiers } from './tiers.ts';

type Settings = WireTiersProgramSettings & { readonly id: string };

/** Settings have no id on the wire; the site's stands in for it where an error must name them. */
const asEntity = (call: Call, settings: WireTiersProgramSettings): Settings => ({ ...settings, id: call.site.id });

const shown = (settings: WireTiersProgramSettings, switches: Call['switches']): WireTiersProgramSettings => ({
  ...settings,
  baseTierDefinition: shownBaseTier(settings.baseTierDefinition ?? {}, switches),
});

const save = (call: Call, settings: WireTiersProgramSettings): Deed => ({
  answer: { programSettings: shown(settings, call.switches) },
  edits: [{ set: 'tiersProgramSettings', to: settings }],
});

function check(call: Call, sent: Readonly<Record<string, unknown>>, required: boolean): void {
  const violations = new Violations();
  const months = asObject(sent.rollingWindow).durationInMonths;
  if (required) {
    violations.required('programSettings.status', sent.status);
    violations.required('programSettings.rollingWindow.durationInMonths', months);
  }
  violations.oneOf('programSettings.status', sent.status, TIERS_PROGRAM_STATUSES.slice(1));
  const bounds =
    call.switches.shortWindow === 'refused' ? LIMITS.rollingWindowMonths : LIMITS.rollingWindowMonthsAnnotated;
  violations.integer('programSettings.rollingWindow.durationInMonths', months, bounds);
  checkDefinition(violations, 'programSettings.baseTierDefinition', sent.baseTierDefinition);
  violations.refuse();
}

function checkStatus(call: Call, from: TiersProgramStatus, to: TiersProgramStatus): void {
  const { switches, site } = call;
  if (to === 'ACTIVE' && !site.features.tiers && switches.settingsWithoutPlan === 'refused') {
    throw precondition('The plan of this site does not include tiers');
  }
  if (to === 'ACTIVE' && site.tiers.length === 0 && switches.settingsWithoutTiers === 'refused') {
    throw precondition('A tiers program needs a tier before it can be active');
  }
  if (switches.settingsTransitions === 'any' || from === to) return;
  const live = from === 'ACTIVE' || from === 'PAUSED';
  const refused = (live && (to === 'DRAFT' || to === 'DISABLED')) || (!live && to === 'PAUSED');
  if (refused) throw precondition(`A tiers program that is ${from} cannot become ${to}`);
}

function create(call: Call): Deed {
  const before = call.site.tiersProgramSettings;
  if (before !== null && call.switches.settingsCreatedTwice === '409')
    throw alreadyExists('Tiers program settings exist already');
  const sent = asObject(call.body.programSettings);
  check(call, sent, false);
  const status = (sent.status as TiersProgramStatus | undefined) ?? TIERS_PROGRAM_SETTINGS_DEFAULTS.status;
  checkStatus(call, before?.status ?? 'DISABLED', status);
  return save(call, {
    status,
    rollingWindow: windowOf(sent),
    baseTierDefinition: nextDefinition(call, sent.baseTierDefinition, {}),
    ...firstStamp(call),
  });
}

const windowOf = (sent: Readonly<Record<string, unknown>>) => {
  const months = asObject(sent.rollingWindow).durationInMonths as number | undefined;
  return { durationInMonths: months ?? TIERS_PROGRAM_SETTINGS_DEFAULTS.rollingWindow.durationInMonths };
};

function update(call: Call): Deed {
  const before = call.site.tiersProgramSettings;
  if (before === null) throw notFound('Tiers program settings of site', call.site.id);
  const sent = asObject(call.body.programSettings);
  checkRevision(asEntity(call, before), sent.revision, call.switches.missingRevision);
  check(call, sent, true);
  const status = sent.status as TiersProgramStatus;
  checkStatus(call, before.status ?? 'DISABLED', status);
  // Documented: a base tier that is not sent is emptied, so nothing of the old one is laid under.
  const baseTierDefinition = isAbsent(sent.baseTierDefinition)
    ? {}
    : nextDefinition(call, sent.baseTierDefinition, {}, before.baseTierDefinition?.icon);
  const { id: _id, ...after } = nextStamp(
    call,
    asEntity(call, before),
    asEntity(call, { ...before, status, rollingWindow: windowOf(sent), baseTierDefinition }),
  );
  return save(call, after);
}

/** Reads tiers and settings, and writes default settings where there are none. */
function getProgram(call: Call): Deed {
  const found = call.site.tiersProgramSettings;
  const settings = found ?? { ...TIERS_PROGRAM_SETTINGS_DEFAULTS, baseTierDefinition: {}, ...firstStamp(call) };
  return {
    answer: { tiers: shownTiers(call), programSettings: shown(settings, call.switches) },
    edits: found === null ? [{ set: 'tiersProgramSettings', to: settings }] : [],
  };
}

function getSettings(call: Call): Deed {
  const settings = call.site.tiersProgramSettings;
  if (settings !== null) return { answer: { programSettings: shown(settings, call.switches) } };
  if (call.switches.settingsBeforeCreation === '404') throw notFound('Tiers program settings of site', call.site.id);
  return { answer: call.switches.settingsBeforeCreation === 'empty' ? { programSettings: {} } : {} };
}

/** Calls of `@wix/loyalty` tiers that are about the program of tiers as a whole. */
export const TIERS_SETTINGS_CALLS = {
  createTiersProgramSettings: create,
  getTiersProgram: getProgram,
  getTiersProgramSettings: getSettings,
  updateTiersProgramSettings: update,
};

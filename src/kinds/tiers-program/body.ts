import type { Live } from '../../kernel/kind.ts';
import { type Fields, integerAt, objectOrEmpty, revisionAt, statusAt, textAt } from '../answer.ts';
import { echoed, iconOver, textOver } from '../echo.ts';
import { label } from '../program-answer.ts';
import { canonicalText } from '../text.ts';
import type { TiersProgramSpec } from './spec.ts';

/** Wix gives the settings no id. */
const SETTINGS_ID = 'tiersProgram';

const UNSET: TiersProgramSpec = {
  status: 'disabled',
  rollingWindowMonths: 12,
  baseTier: { name: null, description: '', icon: null },
};

/** Settings that nobody has made yet: disabled, as Wix would make them. Told by the absence of a revision. */
export const NO_SETTINGS: Live<TiersProgramSpec> = { spec: UNSET, handle: { id: SETTINGS_ID } };

/** Reads `programSettings`; an empty or absent one means that there are none yet. */
export function liveSettings(answer: unknown): Live<TiersProgramSpec> {
  const raw = objectOrEmpty(objectOrEmpty(answer, 'the answer')['programSettings'], 'programSettings');
  if (!Object.values(raw).some((value) => value !== undefined && value !== null)) return NO_SETTINGS;
  const window = objectOrEmpty(raw['rollingWindow'], 'programSettings.rollingWindow');
  const base = objectOrEmpty(raw['baseTierDefinition'], 'programSettings.baseTierDefinition');
  const at = 'programSettings.baseTierDefinition';
  return {
    spec: {
      status: statusAt(raw['status'], 'programSettings.status', 'DISABLED'),
      rollingWindowMonths: integerAt(window['durationInMonths'], 'programSettings.rollingWindow.durationInMonths', 12),
      baseTier: {
        name: label(base['name'], `${at}.name`),
        description: canonicalText(textAt(base['description'], `${at}.description`) ?? ''),
        icon: textAt(base['icon'], `${at}.icon`) || null,
      },
    },
    handle: { id: SETTINGS_ID, revision: revisionAt(raw['revision'], 'programSettings.revision') },
    raw,
  };
}

/** True when settings have to be created before they can be changed. */
export function isUnset({ handle }: Live<TiersProgramSpec>): boolean {
  return handle.revision === undefined;
}

/**
 * What to send, for a create as for an update: everything, since Wix asks for status, window and revision each time and
 * empties a base tier that is left out.
 */
export function settingsBody({ handle, raw }: Live<TiersProgramSpec>, to: TiersProgramSpec) {
  const had = (raw ?? {}) as Fields;
  const base = (had['baseTierDefinition'] ?? {}) as Fields;
  const status = String(had['status']);
  return {
    ...(handle.revision === undefined ? {} : { revision: handle.revision }),
    status: status.toLowerCase() === to.status ? status : to.status.toUpperCase(),
    rollingWindow: echoed(had['rollingWindow'], { durationInMonths: to.rollingWindowMonths }),
    baseTierDefinition: echoed(base, {
      name: textOver(base['name'], to.baseTier.name),
      description: textOver(base['description'], to.baseTier.description),
      icon: iconOver(base['icon'], to.baseTier.icon),
    }),
  };
}

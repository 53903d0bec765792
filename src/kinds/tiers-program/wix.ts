/** https://dev.wix.com/docs/sdk/backend-modules/loyalty/tiers/update-tiers-program-settings */
import { tiers } from '@wix/loyalty';
import { Failure } from '../../kernel/failure.ts';
import type { Reader, Writer } from '../../kernel/kind.ts';
import type { Site } from '../../site/index.ts';
import { onlyOne } from '../single.ts';
import { isUnset, liveSettings, NO_SETTINGS, settingsBody } from './body.ts';
import type { TiersProgramSpec } from './spec.ts';

/** The SDK knows fewer statuses than a site may have: one that nobody knows goes back as it came. */
type Settings = tiers.TiersProgramSettings & { revision: string; status: tiers.StatusWithLiterals };

/** Reads the settings. Never by getTiersProgram, which would create them. */
export function reader(site: Site): Reader<TiersProgramSpec> {
  const api = site.use(tiers);
  return {
    list: async () => {
      try {
        return [liveSettings(await api.getTiersProgramSettings())];
      } catch (error) {
        if (error instanceof Failure && error.fate === 'gone') return [NO_SETTINGS];
        throw error;
      }
    },
  };
}

/** Writes the settings whole; the first write creates them. */
export function writer(site: Site): Writer<TiersProgramSpec> {
  const api = site.use(tiers);
  return {
    create: async () => {
      throw onlyOne('created', 'tiersProgram/settings');
    },
    update: async (live, to, writing) => {
      const body = settingsBody(live, to) as Settings;
      const answer = isUnset(live)
        ? await writing.send('createTiersProgramSettings', () => api.createTiersProgramSettings(body))
        : await writing.send('updateTiersProgramSettings', () => api.updateTiersProgramSettings(body));
      return liveSettings(answer).handle;
    },
    delete: async () => {
      throw onlyOne('deleted', 'tiersProgram/settings');
    },
  };
}

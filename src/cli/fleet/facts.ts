import { factsOf, type SiteFacts } from '../../checks/index.ts';
import type { Loaded } from '../../config/index.ts';
import { settingsIn, subjectOf } from '../judging.ts';

/** What the checks of many sites need to know of a file. */
export function fileFacts(loaded: Loaded): SiteFacts {
  const { path, value } = loaded;
  const place = (keys: readonly string[]) => loaded.origin(keys)?.place;
  return factsOf(subjectOf(loaded), settingsIn(loaded), { path, value, place });
}

import { checkPopulation } from './population/parameters.ts';
import { COLLECTIONS, type SiteState } from './state.ts';

const hasId = (entity: unknown): boolean =>
  typeof entity === 'object' && entity !== null && typeof (entity as { id?: unknown }).id === 'string';

function checkList(name: string, list: unknown): void {
  if (list === undefined) return;
  if (!Array.isArray(list) || !list.every(hasId))
    throw new RangeError(`"${name}" must be a list of things with an id.`);
  const ids = new Set(list.map(({ id }: { readonly id: string }) => id));
  if (ids.size < list.length) throw new RangeError(`"${name}" has an id twice.`);
}

/** Checks parts of a state that came from outside. Throws a RangeError that names the part. */
export function readSiteState(given: unknown): Partial<SiteState> {
  if (typeof given !== 'object' || given === null || Array.isArray(given))
    throw new RangeError('A state is an object.');
  const state = given as Partial<SiteState>;
  for (const name of COLLECTIONS) checkList(name, state[name]);
  const { program, installed, population } = state;
  if (population) checkPopulation(population);
  if (program !== undefined && (typeof program !== 'object' || program === null))
    throw new RangeError('"program" must be an object.');
  if (installed !== undefined && !Array.isArray(installed))
    throw new RangeError('"installed" must be a list of app ids.');
  return state;
}

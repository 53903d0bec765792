import { type Loaded, loadFile } from '../../config/index.ts';
import { addressOf } from '../../kernel/address.ts';
import {
  type Difference,
  differenceOfRest,
  differencesOfFiles,
  differencesOfPlans,
  differencesOfSite,
  turned,
} from '../../kernel/difference.ts';
import type { Survey } from '../../kernel/survey.ts';
import { compare } from '../../kernel/three-way.ts';
import { usage } from '../exit.ts';
import { exportText } from '../exporting.ts';
import { EXTRAS } from '../extras.ts';
import { kinds } from '../kinds.ts';
import { policyOf, wishesOf } from '../planning.ts';
import type { World } from '../world.ts';
import type { Party } from './parties.ts';

/** In what the second party differs from the first. Throws a Stop for parties that have nothing in common. */
export function differencesOf(first: Party, second: Party, world: World): readonly Difference[] {
  if (first.is === 'plan' && second.is === 'plan') {
    return differencesOfPlans(first.document.changes, second.document.changes);
  }
  if (first.is === 'plan' || second.is === 'plan') {
    throw usage(
      'PARTY_MISMATCH',
      'A plan can be held only against another plan.',
      'Name two plans, or files and sites.',
    );
  }
  if (first.is === 'file' && second.is === 'file') return filesApart(first.loaded, second.loaded);
  if (second.is === 'site') {
    return first.is === 'file' ? siteApart(first.loaded, second.live) : sitesApart(first, second, world);
  }
  return turned(
    siteApart((second as Extract<Party, { is: 'file' }>).loaded, (first as Extract<Party, { is: 'site' }>).live),
  );
}

function filesApart(first: Loaded, second: Loaded): readonly Difference[] {
  const rest = differenceOfRest(restOf(first), restOf(second));
  return [...rest, ...differencesOfFiles(wishesOf(first), wishesOf(second))];
}

/** What a file says besides the things of the kinds. */
function restOf({ value, model }: Loaded): object {
  const sections = new Set(kinds.map(({ section }) => section));
  const rest = Object.entries(value).filter(([key]) => !sections.has(key));
  return {
    ...Object.fromEntries(rest),
    ...(model.protected.length > 0 ? { preventDestroy: [...model.protected].sort() } : {}),
  };
}

/** Two sites by all that a file could say of the first; what no file can say, and both have, is no difference. */
function sitesApart(
  first: Extract<Party, { is: 'site' }>,
  second: Extract<Party, { is: 'site' }>,
  world: World,
): readonly Difference[] {
  const file = asFile(first, world);
  const unsaid = new Set(siteApart(file, first.live).map(({ address }) => address));
  return siteApart(file, second.live).filter(({ address, state }) => !(state === 'second' && unsaid.has(address)));
}

function siteApart(file: Loaded, live: Survey): readonly Difference[] {
  // Ids are of one site: on another the name has to tell.
  const wishes = wishesOf(file).map(({ kind, wanted }) => {
    const ids = new Set((live.get(kind.name) ?? []).map(({ handle }) => handle.id));
    return {
      kind,
      wanted: wanted.map((one) => {
        const { id, ...identity } = one.identity;
        return id === undefined || ids.has(id) ? one : { ...one, identity };
      }),
    };
  });
  const { things, unmanaged } = compare({ wishes, survey: live, ignore: policyOf(file).ignore ?? [] });
  // What every site has exactly one of is on it in any case: it is only not declared.
  return differencesOfSite({ things, unmanaged: unmanaged.filter((address) => !SINGLES.has(address)) });
}

const SINGLES = new Set<string>(
  kinds.flatMap(({ section, single }) => (single ? [addressOf(section, single.key)] : [])),
);

/** All that a site has, as a file that was never written. */
function asFile({ site, live }: Extract<Party, { is: 'site' }>, world: World): Loaded {
  const text = exportText(live, { site, path: '-' });
  return loadFile('-', { kinds, extras: EXTRAS, env: {}, root: world.cwd, text });
}

import { addressOf } from '../../kernel/address.ts';
import type { Keyed, Kind, Reading, Written } from '../../kernel/kind.ts';
import { LIMITS } from '../../wire/limits.ts';
import { sameIcon } from '../icon.ts';
import { lasting } from '../lasting.ts';
import { orNothing, remarksOf, said, sayIcon, sayText } from '../sayable.ts';
import { claimSingle, wantedSingle } from '../single.ts';
import { lengthProblems } from '../text.ts';
import { schema } from './schema.ts';

/** How the program looks: its name and its points. `null` where the site has none. */
export interface ProgramSpec {
  readonly name: string | null;
  readonly points: {
    /** Null: Wix's own word for points, translated. */
    readonly name: string | null;
    readonly icon: string | null;
  };
}

const PLACE = { section: 'program', key: 'identity' } as const;
const ADDRESS = addressOf(PLACE.section, PLACE.key);
const POINTS_NAME = { ...LIMITS.pointsName, min: 1 };

/** The program's name and points: written first of all, since activation asks for the name. */
export const programKind: Kind<ProgramSpec> = {
  name: 'program',
  section: PLACE.section,
  single: { key: PLACE.key, at: ['program'] },
  schema,
  read,
  write,
  nameOf: (spec) => spec.name ?? '',
  defaults: {},
  lacks: () => [],
  claim: claimSingle,
  needs: () => [],
  after: [],
  same: (path, wanted, live) => (path === 'points.icon' ? sameIcon(wanted, live) : wanted === live),
  nearest: lasting(['name', 'points.name', 'points.icon']),
  undeletable: () => 'a site has exactly one program; it goes with the Wix Loyalty app.',
  outOfReach: [
    { what: 'clearing an icon', why: 'the SDK drops an empty icon before it sends the request (contract 1.1).' },
    {
      what: 'the translated default name "Points"',
      why: 'what clearing customName does is not documented, and "Points" itself is stored as a custom name (contract 2.1, 2.3).',
    },
    { what: 'the program description', why: 'no public method reads or writes it (contract 2.1).' },
    { what: 'social channels', why: 'no endpoint reads or writes which are shown, and where they lead (contract 8).' },
  ],
};

function read(file: { readonly [section: string]: unknown }): Reading<ProgramSpec> {
  const wanted = wantedSingle<ProgramSpec>(PLACE, file[PLACE.section], ['name', 'points']);
  const limits = { name: LIMITS.programName, 'points.name': POINTS_NAME };
  return { wanted, problems: lengthProblems(ADDRESS, wanted[0]?.spec, limits) };
}

function write(things: readonly Keyed<ProgramSpec>[]): Written {
  const written = things.map(({ live: { spec } }) => {
    const name = sayText(ADDRESS, 'name', spec.name, LIMITS.programName);
    const points = [sayText(ADDRESS, 'name', spec.points.name, POINTS_NAME), sayIcon(ADDRESS, spec.points.icon)];
    return { fields: { ...said([name]), ...orNothing('points', said(points)) }, remarks: remarksOf([name, ...points]) };
  });
  return {
    file: Object.assign({}, ...written.map(({ fields }) => orNothing(PLACE.section, fields))),
    remarks: written.flatMap(({ remarks }) => remarks),
  };
}

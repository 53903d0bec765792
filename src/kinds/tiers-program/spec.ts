import { addressOf } from '../../kernel/address.ts';
import type { Change } from '../../kernel/change.ts';
import type { Keyed, Kind, Reading, Written } from '../../kernel/kind.ts';
import { LIMITS } from '../../wire/limits.ts';
import { judgeFeature, TIERS } from '../features.ts';
import { sameIcon } from '../icon.ts';
import { lasting } from '../lasting.ts';
import { orNothing, remarksOf, said, sayIcon, sayNumber, sayText, sayWord } from '../sayable.ts';
import { claimSingle, wantedSingle } from '../single.ts';
import { lengthProblems } from '../text.ts';
import { STATUSES, schema } from './schema.ts';

/** The settings that all tiers of a site share, and the looks of the tier below them all. */
export interface TiersProgramSpec {
  /** `disabled`, `draft`, `active`, `paused`, or what else the site says, in lower case. */
  readonly status: string;
  readonly rollingWindowMonths: number;
  readonly baseTier: {
    /** Null where nobody has named it. */
    readonly name: string | null;
    readonly description: string;
    readonly icon: string | null;
  };
}

const PLACE = { section: 'tiersProgram', key: 'settings' } as const;
const ADDRESS = addressOf(PLACE.section, PLACE.key);

/** Tiers settings: written after the tiers, so that they are not switched on before there are any. */
export const tiersProgramKind: Kind<TiersProgramSpec> = {
  name: 'tiers-program',
  section: PLACE.section,
  single: { key: PLACE.key, at: ['tiersProgram'] },
  schema,
  read,
  write,
  nameOf: () => 'Tiers settings',
  defaults: {},
  lacks: () => [],
  claim: claimSingle,
  needs: () => [],
  after: ['program', 'tier'],
  same: (path, wanted, live) => (path === 'baseTier.icon' ? sameIcon(wanted, live) : wanted === live),
  nearest: lasting(['baseTier.name', 'baseTier.icon']),
  undeletable: () => 'Wix keeps the settings of tiers once they exist; set "status: disabled" instead.',
  judge: (picture) => judgeFeature(picture, TIERS),
  feature: TIERS.fact,
  risk,
};

/** High for whatever sends customers back to a lower tier. */
function risk(change: Change<TiersProgramSpec>): 'low' | 'medium' | 'high' {
  if (change.op !== 'update') return 'low';
  const { from, to } = change;
  const stops = from.status === 'active' && to.status !== 'active';
  if (stops || to.rollingWindowMonths < from.rollingWindowMonths) return 'high';
  return from.status === to.status ? 'low' : 'medium';
}

function read(file: { readonly [section: string]: unknown }): Reading<TiersProgramSpec> {
  const wanted = wantedSingle<TiersProgramSpec>(PLACE, file[PLACE.section], [
    'status',
    'rollingWindowMonths',
    'baseTier',
  ]);
  const limits = { 'baseTier.name': LIMITS.tierName, 'baseTier.description': LIMITS.tierDescription };
  return { wanted, problems: lengthProblems(ADDRESS, wanted[0]?.spec, limits) };
}

function write(things: readonly Keyed<TiersProgramSpec>[]): Written {
  const written = things.map(({ live: { spec } }) => {
    const own = [
      sayWord(ADDRESS, 'status', spec.status, STATUSES),
      sayNumber(ADDRESS, 'rollingWindowMonths', spec.rollingWindowMonths, LIMITS.rollingWindowMonths),
    ];
    const base = [
      sayText(ADDRESS, 'name', spec.baseTier.name, LIMITS.tierName),
      sayText(ADDRESS, 'description', spec.baseTier.description, LIMITS.tierDescription),
      sayIcon(ADDRESS, spec.baseTier.icon),
    ];
    return { fields: { ...said(own), ...orNothing('baseTier', said(base)) }, remarks: remarksOf([...own, ...base]) };
  });
  return {
    file: Object.assign({}, ...written.map(({ fields }) => orNothing(PLACE.section, fields))),
    remarks: written.flatMap(({ remarks }) => remarks),
  };
}

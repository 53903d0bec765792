import { addressOf } from '../../kernel/address.ts';
import type { Change } from '../../kernel/change.ts';
import type { Declared, Identity, Keyed, Kind, Reading, Wanted, Written } from '../../kernel/kind.ts';
import { LIMITS } from '../../wire/limits.ts';
import { claimByName, repeatedNames } from '../claim.ts';
import { TIERS } from '../features.ts';
import { sameIcon } from '../icon.ts';
import { lasting } from '../lasting.ts';
import { parkedName, parkedNumber } from '../parking.ts';
import { remarksOf, said, sayIcon, sayNumber, sayText } from '../sayable.ts';
import { canonicalTexts, lengthProblems } from '../text.ts';
import { judge, tooManyDeclared } from './judge.ts';
import { naming } from './naming.ts';
import { order } from './order.ts';
import { schema } from './schema.ts';
import { repeatedThresholds } from './thresholds.ts';

/** A tier above the base tier. */
export interface TierSpec {
  /** Unique in the site. */
  readonly name: string;
  readonly description: string;
  /** Null where the site shows none. */
  readonly icon: string | null;
  /** Points earned within the rolling window that lift a customer into the tier; unique in the site. */
  readonly requiredPoints: number;
}

const SECTION = 'tiers';
const TEXTS = { name: LIMITS.tierName, description: LIMITS.tierDescription };

/** Tiers: claimed by name, unique in name and threshold. */
export const tierKind: Kind<TierSpec> = {
  name: 'tier',
  section: SECTION,
  schema,
  read,
  write,
  nameOf: (spec) => spec.name,
  defaults: {},
  lacks: (spec) =>
    [
      { path: 'name', message: 'A tier needs a name.' },
      { path: 'requiredPoints', message: 'A tier needs requiredPoints, the threshold that lifts a customer into it.' },
    ].filter(({ path }) => (spec[path as 'name' | 'requiredPoints'] ?? undefined) === undefined),
  unique: [
    {
      path: 'name',
      spare: (goal, taken) => parkedName(goal as string, taken, LIMITS.tierName.max),
    },
    {
      path: 'requiredPoints',
      spare: (goal, taken) => parkedNumber(goal as number, taken, { ...LIMITS.requiredPoints, min: 1 }),
    },
  ],
  claim: (wanted, live) => claimByName(wanted, live, naming),
  needs: () => [],
  after: ['program'],
  order,
  same: (path, wanted, live) => (path === 'icon' ? sameIcon(wanted, live) : wanted === live),
  nearest: lasting(['icon']),
  undeletable: () => undefined,
  precious: 'Customers who are in the tier lose it, and what it gave them.',
  judge,
  feature: TIERS.fact,
  risk,
};

/** High for a threshold that rises: customers fall out of the tier within a quarter of an hour. */
function risk(change: Change<TierSpec>): 'low' | 'medium' | 'high' {
  if (change.op !== 'update') return 'low';
  const { from, to } = change;
  if (to.requiredPoints > from.requiredPoints) return 'high';
  return to.requiredPoints < from.requiredPoints ? 'medium' : 'low';
}

type Entry = Declared<TierSpec> & Identity;

function read(file: { readonly [section: string]: unknown }): Reading<TierSpec> {
  const section = (file[SECTION] ?? {}) as { readonly [key: string]: Entry };
  const wanted = Object.entries(section).map(([key, entry]): Wanted<TierSpec> => {
    const { id, formerly } = entry;
    const own = Object.entries(entry).filter(([name, value]) => Object.hasOwn(SPOKEN, name) && value !== undefined);
    return {
      address: addressOf(SECTION, key),
      key,
      spec: canonicalTexts(Object.fromEntries(own)) as Declared<TierSpec>,
      identity: { ...(id === undefined ? {} : { id }), ...(formerly === undefined ? {} : { formerly }) },
    };
  });
  const lengths = wanted.flatMap(({ address, spec }) => lengthProblems(address, spec, TEXTS));
  return {
    wanted,
    problems: [...lengths, ...repeatedNames(wanted, naming), ...repeatedThresholds(wanted), ...tooManyDeclared(wanted)],
  };
}

/** Every attribute of a tier; what else stands in an entry is identity, or another's. */
const SPOKEN: Readonly<Record<keyof TierSpec, true>> = {
  name: true,
  description: true,
  icon: true,
  requiredPoints: true,
};

function write(things: readonly Keyed<TierSpec>[]): Written {
  const written = things.map(({ key, live: { spec, handle } }) => {
    const address = addressOf(SECTION, key);
    const name = sayText(address, 'name', spec.name, LIMITS.tierName);
    const rest = [
      sayText(address, 'description', spec.description, LIMITS.tierDescription),
      sayIcon(address, spec.icon),
      sayNumber(address, 'requiredPoints', spec.requiredPoints, LIMITS.requiredPoints),
    ];
    // Without a name in the file only the id can say which tier is meant.
    const identity = name.value === undefined ? { id: handle.id } : {};
    return { entry: [key, { ...identity, ...said([name, ...rest]) }] as const, remarks: remarksOf([name, ...rest]) };
  });
  if (written.length === 0) return { file: {}, remarks: [] };
  return {
    file: { [SECTION]: Object.fromEntries(written.map(({ entry }) => entry)) },
    remarks: written.flatMap(({ remarks }) => remarks),
  };
}

import { addressOf } from '../../kernel/address.ts';
import type { Change } from '../../kernel/change.ts';
import type { Keyed, Kind, Written } from '../../kernel/kind.ts';
import { LIMITS } from '../../wire/limits.ts';
import { type Feature, judgeFeature } from '../features.ts';
import { orNothing, remarksOf, said, sayNumber, sayWord } from '../sayable.ts';
import { claimSingle, wantedSingle } from '../single.ts';
import { isHarsher } from './body.ts';
import { STATUSES, schema } from './schema.ts';

/** When points of idle customers expire. The numbers hold whatever the status. */
export interface PointsExpirationSpec {
  /** `enabled`, `disabled`, or what else the site says, in lower case. */
  readonly status: string;
  readonly monthsOfInactivity: number;
  readonly expiringPointsPercentage: number;
}

const PLACE = { section: 'program', key: 'expiration' } as const;
const ADDRESS = addressOf(PLACE.section, PLACE.key);

const EXPIRATION: Feature = {
  fact: 'expirationAvailable',
  code: 'EXPIRATION_NOT_AVAILABLE',
  title: 'Expiring points',
  next: 'Upgrade the site to a Wix plan with points expiration, or take "expiration" out of the file.',
};

/** Points expiration: written late, when everything that earns and spends points is in place. */
export const pointsExpirationKind: Kind<PointsExpirationSpec> = {
  name: 'points-expiration',
  section: PLACE.section,
  single: { key: PLACE.key, at: ['program', 'expiration'] },
  schema,
  read: (file) => {
    const program = file[PLACE.section] as { readonly expiration?: unknown } | undefined;
    return {
      wanted: wantedSingle(PLACE, program?.expiration, ['status', 'monthsOfInactivity', 'expiringPointsPercentage']),
      problems: [],
    };
  },
  write,
  nameOf: () => 'Points expiration',
  defaults: {},
  lacks: () => [],
  claim: claimSingle,
  needs: () => [],
  after: ['program', 'tier', 'tiers-program', 'earning-rule', 'reward'],
  undeletable: () => 'points expiration is a part of the program; disable it instead.',
  judge: (picture) => judgeFeature(picture, EXPIRATION),
  feature: EXPIRATION.fact,
  risk,
};

/** High for whatever lets customers lose points sooner, or more of them. */
function risk(change: Change<PointsExpirationSpec>): 'low' | 'medium' | 'high' {
  if (change.op !== 'update' || change.to.status !== 'enabled') return 'low';
  const { from, to } = change;
  const harsher = from.status !== 'enabled' || isHarsher(from, to);
  return harsher ? 'high' : 'low';
}

function write(things: readonly Keyed<PointsExpirationSpec>[]): Written {
  const written = things.map(({ live: { spec } }) => [
    sayWord(ADDRESS, 'status', spec.status, STATUSES),
    sayNumber(ADDRESS, 'monthsOfInactivity', spec.monthsOfInactivity, LIMITS.monthsOfInactivity),
    sayNumber(ADDRESS, 'expiringPointsPercentage', spec.expiringPointsPercentage, LIMITS.expiringPointsPercentage),
  ]);
  const expirations = written.map((sayings) => orNothing(PLACE.key, said(sayings)));
  return {
    file: Object.assign({}, ...expirations.map((expiration) => orNothing(PLACE.section, expiration))),
    remarks: written.flatMap(remarksOf),
  };
}

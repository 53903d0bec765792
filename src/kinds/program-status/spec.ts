import { addressOf } from '../../kernel/address.ts';
import type { Keyed, Kind, Written } from '../../kernel/kind.ts';
import { orNothing, remarksOf, said, sayWord } from '../sayable.ts';
import { claimSingle, wantedSingle } from '../single.ts';
import { judge } from './judge.ts';
import { STATUSES, schema } from './schema.ts';

/** Whether the program runs. */
export interface ProgramStatusSpec {
  /** `draft`, `active`, `paused`, or what else the site says, in lower case. */
  readonly status: string;
}

const PLACE = { section: 'program', key: 'status' } as const;
const ADDRESS = addressOf(PLACE.section, PLACE.key);

/** The program's status: pausing goes before everything, activation after everything. */
export const programStatusKind: Kind<ProgramStatusSpec> = {
  name: 'program-status',
  section: PLACE.section,
  single: { key: PLACE.key, at: ['program'] },
  schema,
  read: (file) => ({ wanted: wantedSingle(PLACE, file[PLACE.section], ['status']), problems: [] }),
  write,
  nameOf: () => 'Program status',
  defaults: {},
  lacks: () => [],
  claim: claimSingle,
  needs: () => [],
  after: ['program', 'tier', 'tiers-program', 'earning-rule', 'reward', 'points-expiration'],
  first: (change) => change.op === 'update' && change.to.status === 'paused',
  // Nobody earns or redeems in a paused program: as near to a draft as Wix goes.
  nearest: (from, goal) => (goal.status === 'draft' && from.status !== 'draft' ? { status: 'paused' } : goal),
  undeletable: () => 'the status is a part of the program; pause it instead.',
  judge,
  risk: (change) => {
    if (change.op !== 'update') return 'low';
    return change.to.status === 'paused' ? 'high' : 'medium';
  },
  outOfReach: [{ what: 'going back to DRAFT', why: 'Wix only activates and pauses (contract 2.2).' }],
};

function write(things: readonly Keyed<ProgramStatusSpec>[]): Written {
  const written = things.map(({ live }) => [sayWord(ADDRESS, 'status', live.spec.status, STATUSES)]);
  return {
    file: Object.assign({}, ...written.map((sayings) => orNothing(PLACE.section, said(sayings)))),
    remarks: written.flatMap(remarksOf),
  };
}

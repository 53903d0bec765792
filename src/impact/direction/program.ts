import type { PointsExpirationSpec } from '../../kinds/points-expiration/spec.ts';
import type { ProgramSpec } from '../../kinds/program/spec.ts';
import type { ProgramStatusSpec } from '../../kinds/program-status/spec.ts';
import type { TiersProgramSpec } from '../../kinds/tiers-program/spec.ts';
import { adverse, cosmetic, costly, favourable, generous, neutral, type Row, type Table } from './judgement.ts';

/** A site has one of each of these from the start: nothing of them is ever made or removed. */
const ALWAYS_THERE = {
  create: () => neutral('', 'It is there from the start.'),
  delete: () => neutral('', 'It cannot be removed.'),
};

/** What changes of the program's looks mean to customers. */
export const programTable: Table<ProgramSpec> = {
  ...ALWAYS_THERE,
  update: [
    cosmetic('name', (spec) => spec.name, 'The program has another name, and customers keep what they have.'),
    cosmetic('points.name', (spec) => spec.points.name, 'Points are called something else, and customers keep them.'),
    cosmetic('points.icon', (spec) => spec.points.icon, 'Only the picture is another.'),
  ],
};

/** What a change of the program's status means to customers. */
export const programStatusTable: Table<ProgramStatusSpec> = {
  ...ALWAYS_THERE,
  update: [
    switched(
      'status',
      ({ status }) => status === 'active',
      'While the program does not run, nobody earns or redeems.',
      'Customers can earn and redeem.',
    ),
  ],
};

/** What changes of tiers as a whole mean to customers. */
export const tiersProgramTable: Table<TiersProgramSpec> = {
  ...ALWAYS_THERE,
  update: [
    switched(
      'status',
      ({ status }) => status === 'active',
      'Every customer goes back to the base tier.',
      'Customers climb tiers by the points they have earned.',
    ),
    generous(
      'rollingWindowMonths',
      (spec) => spec.rollingWindowMonths,
      'Points count longer towards a tier: months go',
      'Points count for a shorter time, and who lives on older ones falls: months go',
    ),
    cosmetic('baseTier.name', ({ baseTier }) => baseTier.name, 'The base tier has another name.'),
    cosmetic('baseTier.description', ({ baseTier }) => baseTier.description, 'Only the description is another.'),
    cosmetic('baseTier.icon', ({ baseTier }) => baseTier.icon, 'Only the picture is another.'),
  ],
};

/** What changes of expiry mean to customers. */
export const pointsExpirationTable: Table<PointsExpirationSpec> = {
  ...ALWAYS_THERE,
  update: [
    switched(
      'status',
      ({ status }) => status !== 'enabled',
      'Points of idle customers begin to expire.',
      'Points no longer expire.',
    ),
    whileExpiring(
      generous(
        'monthsOfInactivity',
        (spec) => spec.monthsOfInactivity,
        'Points last longer: months go',
        'Points expire sooner: months go',
      ),
    ),
    whileExpiring(
      costly(
        'expiringPointsPercentage',
        (spec) => spec.expiringPointsPercentage,
        'More of the points expire: per cent go',
        'Fewer of the points expire: per cent go',
      ),
    ),
  ],
};

function switched<Spec>(path: string, isGood: (spec: Spec) => boolean, off: string, on: string): Row<Spec> {
  return (from, to) => {
    if (isGood(from) === isGood(to)) return [];
    return isGood(to) ? favourable(path, on) : adverse(path, off);
  };
}

function whileExpiring(row: Row<PointsExpirationSpec>): Row<PointsExpirationSpec> {
  return (from, to) => (from.status === 'enabled' && to.status === 'enabled' ? row(from, to) : []);
}

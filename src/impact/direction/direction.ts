import type { Change, Create, Update } from '../../kernel/change.ts';
import type { Specs } from '../program.ts';
import { earningRuleTable } from './earning-rule.ts';
import { type Judgement, neutral, type Reason, type Table, type Way } from './judgement.ts';
import { pointsExpirationTable, programStatusTable, programTable, tiersProgramTable } from './program.ts';
import { rewardTable } from './reward.ts';
import { tierTable } from './tier.ts';

/** One table a kind. A kind without one is neutral in all it does. */
const TABLES: { readonly [Name in keyof Specs]: Table<Specs[Name]> } = {
  program: programTable,
  'program-status': programStatusTable,
  'points-expiration': pointsExpirationTable,
  'tiers-program': tiersProgramTable,
  tier: tierTable,
  'earning-rule': earningRuleTable,
  reward: rewardTable,
};

/** Which way each change goes for customers, in the order of the changes. */
export function directions(changes: readonly Change[]): readonly Judgement[] {
  return changes.map((change) => judgementOf(change.address, change.op, reasonsFor(change, changes)));
}

/** Adverse ones first, then those in customers' favour. */
export function adverseFirst(judgements: readonly Judgement[]): readonly Judgement[] {
  return [...judgements].sort((a, b) => RANK[a.direction] - RANK[b.direction]);
}

const RANK: Readonly<Record<Way, number>> = { adverse: 0, favourable: 1, neutral: 2 };

function judgementOf(address: Judgement['address'], op: Judgement['op'], found: readonly Reason[]): Judgement {
  const reasons = found.length > 0 ? found : neutral('', 'Nothing that customers have or can do depends on it.');
  const sorted = [...reasons].sort((a, b) => RANK[a.way] - RANK[b.way]);
  return { address, op, direction: (sorted[0] as Reason).way, reasons: sorted };
}

function reasonsFor(change: Change, all: readonly Change[]): readonly Reason[] {
  const table = Object.hasOwn(TABLES, change.kind)
    ? (TABLES as Readonly<Record<string, Table<unknown>>>)[change.kind]
    : undefined;
  if (!table) return [];
  if (change.op === 'create') {
    return change.replaces
      ? neutral('', 'It takes the place of another, and is judged with it.')
      : table.create(change.to);
  }
  if (change.op === 'delete') {
    const [heir] = all.flatMap((other) => (isHeir(other, change) ? [other.to] : []));
    return heir === undefined ? table.delete(change.from) : updated(table, change.from, heir);
  }
  if (change.parked) return neutral('', 'A step on the way, left again in the same run.');
  return updated(table, firstState(change, all), change.to);
}

/** Where a thing stood before the plan: a step of the plan may have parked it. */
function firstState(change: Update<unknown>, all: readonly Change[]): unknown {
  const states = all.flatMap((other) => (isStepOf(other, change) ? [other.from] : []));
  return states[0];
}

function isStepOf(other: Change, { kind, handle }: Update<unknown>): other is Update<unknown> {
  return other.op === 'update' && other.kind === kind && other.handle.id === handle.id;
}

function isHeir(other: Change, { address }: Change): other is Create<unknown> {
  return other.op === 'create' && other.replaces === true && other.address === address;
}

function updated(table: Table<unknown>, from: unknown, to: unknown): readonly Reason[] {
  return table.update.flatMap((row) => row(from, to));
}

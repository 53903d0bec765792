import { answersOf, SWITCH_NAMES } from '../../src/sandbox/index.ts';
import type { PlannedChange } from './converging.ts';
import type { Answers } from './random/answers.ts';

/** What a file can do with each kind: fields that it can set when it creates, fields that it can change, and what else. */
const TEXTS = ['title', 'status', 'fixedAmount.points', 'conversionRate.points', 'conversionRate.moneyAmount'];
const RULE = [...TEXTS, 'byTier.*.points', 'byTier.*.moneyAmount'];
const REWARD = [
  ...['name', 'active', 'costInPoints', 'discount.amount'],
  ...['fixedAmount', 'percentage', 'freeShipping', 'minimumSubtotal', 'limitedToOneItem'].map(
    (name) => `coupon.${name}`,
  ),
  ...['appliesToSubscriptions', 'discountedCycleCount'].map((name) => `coupon.${name}`),
  ...['namespace', 'group', 'entityId'].map((name) => `coupon.scope.${name}`),
  ...['costInPoints', 'fixedAmount', 'percentage', 'amount'].map((name) => `byTier.*.${name}`),
];
const TIER = ['name', 'description', 'icon', 'requiredPoints'];

const FIELDS: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  create: { tier: TIER, 'earning-rule': [...RULE, 'trigger', 'triggerApp', 'custom'], reward: REWARD },
  update: {
    program: ['name', 'points.name', 'points.icon'],
    'program-status': ['status'],
    'points-expiration': ['status', 'monthsOfInactivity', 'expiringPointsPercentage'],
    'tiers-program': ['status', 'rollingWindowMonths', 'baseTier.name', 'baseTier.description', 'baseTier.icon'],
    tier: TIER,
    'earning-rule': RULE,
    reward: REWARD,
  },
  delete: { tier: [''], 'earning-rule': [''], reward: [''] },
  replace: { 'earning-rule': [''], reward: [''] },
};

/** Operation, kind and field: `update reward costInPoints`. */
const DEEDS: readonly string[] = Object.entries(FIELDS).flatMap(([op, kinds]) =>
  Object.entries(kinds).flatMap(([kind, fields]) => fields.map((field) => `${op} ${kind} ${field}`.trim())),
);

/** Every answer to every open question, the usual ones all together under one name. */
const ANSWERS: readonly string[] = [
  'as usual',
  ...SWITCH_NAMES.flatMap((name) =>
    answersOf(name)
      .slice(1)
      .map((answer) => `${name}=${answer}`),
  ),
];

/** Cells that cannot be: what the answer says makes the deed impossible. */
function isImpossible(deed: string, answer: string): boolean {
  return answer === 'ruleTierIds=dropped' && /earning-rule byTier/.test(deed);
}

/** Counts what has converged, by operation, kind, field and answer. */
export class Tally {
  readonly #cells = new Map<string, number>();

  add(answers: Answers, changes: readonly PlannedChange[]): void {
    const given = Object.entries(answers).map(([name, answer]) => `${name}=${answer}`);
    for (const deed of new Set(deedsIn(changes))) {
      for (const answer of given.length === 0 ? ['as usual'] : given) this.#count(deed, answer, 1);
      // Every question that was answered as usual counts for the usual, too.
      if (given.length > 0) this.#count(deed, 'as usual', 1);
    }
  }

  /** The counts as JSON, and how to take them in again. */
  entries(): readonly (readonly [string, number])[] {
    return [...this.#cells];
  }

  take(entries: readonly (readonly [string, number])[]): void {
    for (const [cell, count] of entries) this.#cells.set(cell, (this.#cells.get(cell) ?? 0) + count);
  }

  of(deed: string, answer: string): number {
    return this.#cells.get(cellOf(deed, answer)) ?? 0;
  }

  /** Cells that nothing fell into, though something could. */
  empty(): readonly string[] {
    return DEEDS.flatMap((deed) =>
      ANSWERS.filter((answer) => !isImpossible(deed, answer) && this.of(deed, answer) === 0).map((answer) =>
        cellOf(deed, answer),
      ),
    );
  }

  /** One line a deed: how often, and how often under the rarest answer. */
  lines(): readonly string[] {
    return DEEDS.map((deed) => {
      const counts = ANSWERS.filter((answer) => !isImpossible(deed, answer)).map((answer) => this.of(deed, answer));
      return `${deed.padEnd(52)} ${String(this.of(deed, 'as usual')).padStart(5)}   under each answer at least ${Math.min(...counts)}`;
    });
  }

  #count(deed: string, answer: string, more: number): void {
    const cell = cellOf(deed, answer);
    this.#cells.set(cell, (this.#cells.get(cell) ?? 0) + more);
  }
}

function cellOf(deed: string, answer: string): string {
  return `${deed} | ${answer}`;
}

/** What the changes of one plan do, in the words of the table. */
function deedsIn(changes: readonly PlannedChange[]): readonly string[] {
  const at = (op: string) => new Set(changes.filter((change) => change.op === op).map(({ address }) => address));
  const [created, deleted] = [at('create'), at('delete')];
  return changes.flatMap(({ op, kind, address, fields }) => {
    if (created.has(address) && deleted.has(address)) return [`replace ${kind}`];
    if (op === 'delete') return [`delete ${kind}`];
    return fields.map(({ path }) => `${op} ${kind} ${path.replace(/^byTier\.[^.]+/, 'byTier.*')}`);
  });
}

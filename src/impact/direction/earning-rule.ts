import type { EarningRuleSpec } from '../../kinds/earning-rule/spec.ts';
import { earningFor } from '../actions.ts';
import { compare, exact, over } from '../ratio.ts';
import { adverse, cosmetic, favourable, neutral, type Reason, type Row, type Table } from './judgement.ts';
import { tiersIn } from './per-tier.ts';

/** What changes of ways to earn mean to customers. */
export const earningRuleTable: Table<EarningRuleSpec> = {
  create: (to) =>
    isActive(to) ? favourable('', 'Customers have one more way to earn.') : neutral('', 'It does not give points yet.'),
  delete: (from) =>
    isActive(from) ? adverse('', 'Customers lose a way to earn.') : neutral('', 'It has not given points for a while.'),
  update: [
    (from, to) => {
      if (isActive(from) === isActive(to)) return [];
      return isActive(to)
        ? favourable('status', 'Customers have one more way to earn.')
        : adverse('status', 'Customers lose a way to earn.');
    },
    cosmetic('title', (spec) => spec.title, 'Only the title is another.'),
    whileActive((from, to) =>
      from.trigger === to.trigger && from.custom === to.custom
        ? []
        : adverse('trigger', 'Points are given for something else than before.'),
    ),
    whileActive((from, to) => tiersIn(from, to).flatMap((tier) => rate(from, to, tier))),
  ],
};

function isActive({ status }: EarningRuleSpec): boolean {
  return status === 'active';
}

function whileActive(row: Row<EarningRuleSpec>): Row<EarningRuleSpec> {
  return (from, to) => (isActive(from) && isActive(to) ? row(from, to) : []);
}

function rate(
  from: EarningRuleSpec,
  to: EarningRuleSpec,
  { rung, path, who }: ReturnType<typeof tiersIn>[number],
): readonly Reason[] {
  const [before, after] = [earningFor({ ...THING, spec: from }, rung), earningFor({ ...THING, spec: to }, rung)];
  const at = `${path}points`;
  if (!before || !after) {
    if (before) return adverse(at, `${who} no longer earn by it.`);
    return after ? favourable(at, `${who} earn by it now.`) : [];
  }
  if ((before.per === undefined) !== (after.per === undefined)) {
    return adverse(
      at,
      `${who} earn ${after.per === undefined ? 'the same for every order, large or small' : 'by what they spend'} now, and some of them less.`,
    );
  }
  const [old, now] = [before, after].map(({ points, per }) => over(exact(points), exact(per ?? 1))) as [
    Fraction,
    Fraction,
  ];
  const way = compare(now, old);
  if (way === 0) return [];
  const turn = `${text(before)} become ${text(after)}`;
  return way < 0 ? adverse(at, `${who} earn less: ${turn}.`) : favourable(at, `${who} earn more: ${turn}.`);
}

type Fraction = ReturnType<typeof exact>;

/** What stands around a spec is of no interest here. */
const THING = { kind: 'earning-rule', address: 'earningRules/one' } as const;

function text({ points, per }: { readonly points: number; readonly per: number | undefined }): string {
  return per === undefined ? `${points} points` : `${points} points for ${per}`;
}

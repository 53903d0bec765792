import type { Update } from '../../kernel/change.ts';
import type { Picture, Wanted } from '../../kernel/kind.ts';
import type { Problem } from '../../kernel/problem.ts';
import { spentNames } from '../claim.ts';
import { keptEntries } from '../kept-entries.ts';
import { unseenApps } from './apps.ts';
import { naming } from './claim.ts';
import { type EarningRuleSpec, memberOf } from './rule.ts';

/** Refuses updates whose per-tier entries cannot be what was asked for, and says which former titles are spent. */
export function judge(picture: Picture<EarningRuleSpec>): readonly Problem[] {
  const wanted = new Map(picture.wanted.map((one) => [one.address, one]));
  const updates = picture.changes.flatMap((change) => (change.op === 'update' ? [change] : []));
  return [
    ...updates.flatMap((change) => problemsOf(change, wanted.get(change.address))),
    ...unseenApps(picture),
    ...spentNames(picture.claims, naming),
  ];
}

function problemsOf(change: Update<EarningRuleSpec>, wanted: Wanted<EarningRuleSpec> | undefined): readonly Problem[] {
  const { address, from, to } = change;
  const members = { from: memberOf(from), to: memberOf(to) };
  if (members.from !== undefined && members.to === undefined) {
    return [
      {
        code: 'NOTHING_LEFT',
        severity: 'error',
        address,
        path: 'byTier',
        message: `${address} would give points to nobody: it has no value for the base tier, and no tier is left.`,
        next: 'Declare fixedAmount or conversionRate; to stop the rule, write "status: paused".',
      },
    ];
  }
  if (members.from === members.to || members.from === undefined) return [];
  return keptEntries({
    address,
    turn: `from ${members.from} to ${members.to}`,
    from,
    to,
    declared: Boolean(wanted?.spec.byTier),
  });
}

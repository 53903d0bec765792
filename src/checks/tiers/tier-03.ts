import { define } from '../check.ts';
import { counted, sizeOf } from '../figures.ts';
import { AT } from '../program.ts';
import type { Move, Subject } from '../subject.ts';

export const tier03 = define({
  id: 'L-TIER-03',
  severity: 'critical',
  scope: 'live',
  title: 'tiers are switched off',
  why: 'In any status but active Wix puts every customer into the base tier.',
  fix: 'Leave "status: active", or announce it first and accept it in the file.',
  limits: {},
  uses: ['figures.tiersBefore'],
  check(subject) {
    const { before, after } = subject.move as Move;
    const to = after.tiersStatus ?? 'nothing';
    if (before.tiersStatus !== 'active' || to === 'active') return [];
    return [
      {
        address: AT.tiers,
        path: 'status',
        message: `Tiers go from active to ${to}: ${whom(subject)} to the base tier.`,
        measured: to,
        limit: 'active',
      },
    ];
  },
});

function whom({ figures }: Subject): string {
  const { tiersBefore } = figures;
  if (!tiersBefore) return 'everybody who had reached a tier falls back';
  const counts = Object.entries(tiersBefore).filter(([address]) => address !== 'tiers/base');
  const sum = counts.reduce((total, [, count]) => total + sizeOf(count), 0);
  const small = sum < 5 && counts.some(([, count]) => count === '<5');
  return `${counted(small ? '<5' : sum, 'customer')} in a tier fall back`;
}

import { define } from '../check.ts';
import { AT } from '../program.ts';
import type { Move } from '../subject.ts';

export const tier10 = define({
  id: 'L-TIER-10',
  severity: 'critical',
  scope: 'live',
  title: 'the window in which points count towards a tier gets shorter',
  why: 'It sends customers down without any threshold being touched.',
  fix: 'Announce it first and accept it in the file, or leave the window as it is.',
  limits: {},
  check({ move }) {
    const { before, after } = move as Move;
    const [from, to] = [before.windowMonths ?? 0, after.windowMonths ?? 0];
    if (before.tiersStatus !== 'active' || after.tiersStatus !== 'active' || to >= from) return [];
    return [
      {
        address: AT.tiers,
        path: 'rollingWindowMonths',
        message: `Points of ${to} months count towards a tier, no more of ${from}: what customers earned before that no longer does.`,
        measured: `${to} months`,
        limit: `at least ${from} months`,
      },
    ];
  },
});

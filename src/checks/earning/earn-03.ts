import { define } from '../check.ts';
import type { Move } from '../subject.ts';

export const earn03 = define({
  id: 'L-EARN-03',
  severity: 'critical',
  scope: 'live',
  title: 'the last active way to earn points goes',
  why: 'Wix pauses a program by itself when nothing in it earns points, and customers see that.',
  fix: 'Leave one rule active, or pause the program on purpose.',
  limits: {},
  supersedes: ['NO_ACTIVE_RULE'],
  check({ move }) {
    const { before, after } = move as Move;
    if (after.status === 'paused' || after.rules.some(({ active }) => active)) return [];
    const last = before.rules.findLast(({ active }) => active);
    if (!last) return [];
    return [
      {
        address: last.address,
        path: 'status',
        message: `After this plan no rule is active: ${last.address} was the last way to earn points.`,
        measured: '0 active rules',
        limit: 'at least 1',
      },
    ];
  },
});

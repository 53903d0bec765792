import { define } from '../check.ts';
import { counted } from '../figures.ts';
import { AT } from '../program.ts';
import type { Move } from '../subject.ts';
import { expiresSooner } from '../terms.ts';

export const exp01 = define({
  id: 'L-EXP-01',
  severity: 'critical',
  scope: 'live',
  title: 'points begin to expire, or sooner, and some are lost soon after',
  why: 'The first run takes everything at once from those who were away: a cliff that nobody was warned of.',
  fix: 'Announce it a whole period ahead and accept it in the file, or begin with more months.',
  limits: { points: { value: 0, unit: 'points', means: 'points that may be lost in the days after the apply' } },
  needs: ['figures.expiring'],
  check({ move, figures: { expiring } }, { points }) {
    const { before, after } = move as Move;
    const lost = expiring as { readonly days: number; readonly points: number };
    if (!expiresSooner(before, after) || lost.points <= points) return [];
    return [
      {
        address: AT.expiration,
        path: before.expiration.status === 'enabled' ? 'monthsOfInactivity' : 'status',
        message: `Within ${counted(lost.days, 'day')}, ${counted(lost.points, 'point')} would expire.`,
        measured: counted(lost.points, 'point'),
        limit: counted(points, 'point'),
      },
    ];
  },
});

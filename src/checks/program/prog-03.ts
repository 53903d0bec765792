import { define } from '../check.ts';
import { AT } from '../program.ts';
import type { Move } from '../subject.ts';

/** Critical where it takes something away; a program that goes live is worth a word, and asking for consent would stop every first apply. */
export const prog03 = define({
  id: 'L-PROG-03',
  severity: 'critical',
  scope: 'live',
  title: 'the program is paused, or goes live',
  why: 'Customers see it at once, and Wix tells no app of it.',
  fix: 'Announce a pause first and accept it in the file.',
  limits: {},
  check({ move }) {
    const { before, after } = move as Move;
    const [from, to] = [before.status ?? 'nothing', after.status ?? 'nothing'];
    const pauses = from === 'active' && to !== 'active';
    if (!pauses && (to !== 'active' || from === 'active')) return [];
    return [
      {
        address: AT.status,
        path: 'status',
        severity: pauses ? 'critical' : 'info',
        message: pauses
          ? `The program goes from active to ${to}: customers can neither earn nor redeem any more.`
          : `The program goes from ${from} to active: customers see it as soon as this is applied.`,
        measured: `${from} → ${to}`,
        ...(pauses ? {} : { fix: 'Look at the rest of this plan with the eyes of a customer.' }),
      },
    ];
  },
});

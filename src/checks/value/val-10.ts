import { define } from '../check.ts';
import type { Subject } from '../subject.ts';
import { exceeds, money, percent } from '../words.ts';

export const val10 = define({
  id: 'L-VAL-10',
  severity: 'critical',
  scope: 'live',
  title: "what the points in customers' hands may cost rises, or passes the budget",
  why: 'It is a debt in the books; finance wants to know before the customers do.',
  fix: 'Agree with whoever keeps the books, or make the change smaller.',
  limits: {
    rise: { value: 10, unit: '%', means: 'how much a plan may raise the liability' },
    max: { value: null, unit: 'money', means: 'the budget for the liability after the plan' },
  },
  needs: ['figures.liability'],
  about: ['reward'],
  check(subject, { rise, max }) {
    const { before, after } = subject.figures.liability as { readonly before: number; readonly after: number };
    const overBudget = max !== undefined && after > before && exceeds(after, max);
    const overRise = before > 0 && exceeds(after / before - 1, rise / 100);
    if (!overBudget && !overRise) return [];
    const growth = before > 0 ? ` (${percent(after / before - 1)} more)` : '';
    return [
      {
        ...spotOf(subject),
        message: `The points that customers hold may cost ${money(after, subject)} after this plan, ${money(before, subject)} before it${growth}.`,
        measured: money(after, subject),
        limit: overBudget ? money(max, subject) : `${money(before * (1 + rise / 100), subject)} (+ ${rise} %)`,
      },
    ];
  },
});

/** The first reward that the plan touches: liability follows from what points buy. */
function spotOf({ move }: Subject): { readonly address?: string } {
  const touched = move?.changes.find(({ kind }) => kind === 'reward');
  return touched ? { address: touched.address } : {};
}

import type { Found } from '../check.ts';
import { define } from '../check.ts';
import { counted } from '../figures.ts';
import { AT } from '../program.ts';
import { governedBy } from '../subject.ts';

const MONTHS = 12;

/** A warning, as everything that speaks of law: which rules hold for a program is for a lawyer to say. */
export const exp03 = define({
  id: 'L-EXP-03',
  severity: 'warning',
  scope: 'static',
  title: 'points expire in Quebec too soon, or without a notice of your own',
  why: 'Quebec asks for a year without activity and a notice 30 to 60 days before; the reminder of Wix comes 14 days before.',
  fix: 'Set 12 monthsOfInactivity, send a mail of your own, and say under checks where: "notice: <flow or address>".',
  limits: {},
  facts: { notice: { form: 'text', means: 'what sends the notice 30 to 60 days before points expire' } },
  needs: ['jurisdiction'],
  check(subject, { notice }) {
    const { status, months } = subject.file.expiration;
    if (!governedBy(subject, 'QC') || status !== 'enabled') return [];
    const found: Found[] = [];
    if (months !== undefined && months < MONTHS) {
      const message = `Points expire after ${counted(months, 'month')} without activity; Quebec asks for at least ${MONTHS}.`;
      found.push({
        address: AT.expiration,
        path: 'monthsOfInactivity',
        message,
        measured: counted(months, 'month'),
        limit: `at least ${MONTHS} months`,
      });
    }
    if (notice === undefined) {
      const message = 'Points expire, and the only notice is the one Wix sends 14 days before.';
      found.push({
        address: AT.expiration,
        path: 'status',
        message,
        measured: '14 days',
        limit: '30 to 60 days before',
      });
    }
    return found;
  },
});

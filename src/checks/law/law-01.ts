import type { Found } from '../check.ts';
import { define } from '../check.ts';
import { counted } from '../figures.ts';
import type { Move } from '../subject.ts';
import { governedBy } from '../subject.ts';
import { type Term, worsened } from '../terms.ts';

const DAY = 86_400_000;
const [SOONEST, LATEST] = [60, 90];

/** A warning, as everything that speaks of law: small programs may be exempt, and only a lawyer can tell. */
export const law01 = define({
  id: 'L-LAW-01',
  severity: 'warning',
  scope: 'live',
  title: 'an essential term gets worse in Quebec without a notice in time',
  why: 'Quebec asks for a written notice 60 to 90 days before an essential term of a loyalty program changes.',
  fix: 'Send the notice, and give both dates under checks: "noticeSent" and "effectiveFrom".',
  limits: {},
  facts: {
    noticeSent: { form: 'date', means: 'day on which customers were told' },
    effectiveFrom: { form: 'date', means: 'day from which the change holds' },
  },
  needs: ['jurisdiction'],
  check(subject, { noticeSent, effectiveFrom }) {
    if (!governedBy(subject, 'QC')) return [];
    const days = daysBetween(noticeSent, effectiveFrom);
    if (days !== undefined && days >= SOONEST && days <= LATEST) return [];
    const measured = days === undefined ? 'no notice' : counted(days, 'day');
    return worsened(subject.move as Move).map((term): Found => finding(term, measured));
  },
});

function finding({ address, path, what }: Term, measured: string): Found {
  return {
    address,
    path,
    message: `${what}, which is an essential term; the notice before it: ${measured}.`,
    measured,
    limit: `${SOONEST} to ${LATEST} days`,
  };
}

function daysBetween(from: string | undefined, to: string | undefined): number | undefined {
  if (from === undefined || to === undefined) return undefined;
  const days = (Date.parse(to) - Date.parse(from)) / DAY;
  return Number.isNaN(days) ? undefined : Math.round(days);
}

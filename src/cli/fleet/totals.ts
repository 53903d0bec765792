import type { Problem } from '../../kernel/problem.ts';
import type { Session } from '../session.ts';

/** How many customers a site has, and how many points they hold. */
export interface Totals {
  readonly customers: number;
  readonly points: number;
}

/** Asks a site for its totals; undefined when it, or its credentials, will not tell. */
export async function totalsOf({ site }: Session): Promise<Totals | undefined> {
  const { readAnswers } = await import('../../impact/wix.ts');
  const [answered] = await readAnswers(site, [{ question: { ask: 'totals', again: false }, calls: 1 }]);
  if (answered?.question.ask !== 'totals' || answered.answer === null) return undefined;
  const { accounts, points } = answered.answer as { accounts: number; points: { balance: number } };
  return { customers: accounts, points: points.balance };
}

/** So many more or less are no sign of anything, at however small a site. */
const NOISE = 5;

/** What moved by more than so many per cent. A change of the program moves neither customers nor points by itself. */
export function outOfBand(before: Totals | undefined, after: Totals | undefined, band: number): readonly Problem[] {
  if (before === undefined || after === undefined) return [];
  return (['customers', 'points'] as const).flatMap((what): readonly Problem[] => {
    const moved = Math.abs(after[what] - before[what]);
    if (moved <= Math.max(NOISE, (before[what] * band) / 100)) return [];
    return [
      {
        code: 'TOTALS_MOVED',
        severity: 'error',
        message: `There were ${before[what]} ${what} before this apply, and there are ${after[what]} now: more than ${band} % apart.`,
        next: 'Find out why before any other site is changed; --band <percent> widens what is taken for well.',
      },
    ];
  });
}

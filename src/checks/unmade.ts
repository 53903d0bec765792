import type { Address } from '../kernel/address.ts';
import type { CountsBy, Figures } from './figures.ts';
import type { Program } from './program.ts';
import { type Finding, findingsOf } from './run.ts';
import type { Settings } from './settings.ts';
import type { Move, Subject } from './subject.ts';

/** More than any limit can be set to. */
const MOST = 1_000_000_000_000;

/**
 * What checks could not look for, since nobody counted: all that they would find if the counts that are missing were as bad as can be. Without a
 * plan, and where the plan gives them nothing to look at, there is none.
 */
export function unmade(subject: Subject, settings: Settings = {}): readonly Finding[] {
  const { move, figures } = subject;
  if (move === undefined) return [];
  const worst = { ...subject, figures: { ...worstOf(move, subject), ...figures } };
  const kinds = new Set(move.changes.map(({ kind }) => kind));
  return findingsOf(worst, settings, ({ needs = [], about }) => {
    const counted = needs.every((need) => !need.startsWith('figures.') || need.slice('figures.'.length) in figures);
    return !counted && (about === undefined || about.some((kind) => kinds.has(kind)));
  });
}

/** Where there are no tiers nobody can leave one; and where customers were counted, or nothing is assumed, money lacks something else than counts. */
function worstOf({ before, after }: Move, { figures, assumptions }: Subject): Figures {
  const { currency: _, ...declared } = assumptions;
  const money = Object.keys(declared).length > 0 && Object.keys(figures).length === 0;
  const tiers = countsOf([before, after], (program) => program.tiers);
  return {
    ...(before.tiersStatus === 'active' && { tiersBefore: tiers, tiersAfter: tiers, demoted: tiers }),
    openCoupons: countsOf([before, after], (program) => program.rewards),
    expiring: { days: 1, points: MOST },
    ...(money && { liability: { before: 1, after: MOST } }),
  };
}

function countsOf(
  sides: readonly Program[],
  listOf: (program: Program) => readonly { readonly address: Address }[],
): CountsBy {
  return Object.fromEntries(sides.flatMap(listOf).map(({ address }) => [address, MOST]));
}

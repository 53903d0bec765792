import type { Address } from '../kernel/address.ts';
import type { Picture } from '../kernel/kind.ts';
import type { Problem } from '../kernel/problem.ts';

/** A feature that a site has or has not, by the plan its owner pays for. */
export interface Feature {
  /** `tiersAvailable`: the fact that says whether the site has it. */
  readonly fact: string;
  /** `TIERS_NOT_AVAILABLE`. */
  readonly code: string;
  /** `Tiers`, for messages. */
  readonly title: string;
  /** What to upgrade to. */
  readonly next: string;
}

/**
 * Judges a kind that needs a feature: changes without it are an error (Wix would refuse the first and stop half way), a
 * mere declaration is worth a note, and a site that does not say is tried with a warning.
 */
export function judgeFeature<Spec>(picture: Picture<Spec>, feature: Feature): readonly Problem[] {
  const pending = picture.changes[0]?.address;
  const declared = picture.wanted[0]?.address;
  const available = picture.facts[feature.fact];
  if (pending && available === false) return [missing(feature, pending)];
  if (pending && available === undefined) return [unsaid(feature, pending)];
  if (declared && available === false) return [dormant(feature, declared)];
  return [];
}

function missing({ code, title, next }: Feature, address: Address): Problem {
  return {
    code,
    severity: 'error',
    address,
    message: `${title} are not part of this site's Wix plan, so ${address} cannot be changed; nothing of the site is written.`,
    next,
  };
}

function unsaid({ code, title, next }: Feature, address: Address): Problem {
  return {
    code,
    severity: 'warning',
    address,
    message: `The site does not say whether its Wix plan includes ${title.toLowerCase()}; Wix may refuse to change ${address}.`,
    next,
  };
}

function dormant({ code, title, next }: Feature, address: Address): Problem {
  return {
    code,
    severity: 'info',
    address,
    message: `${title} are not part of this site's Wix plan. The site matches the file, so nothing is tried.`,
    next,
  };
}

/** The feature that tiers and their settings share. */
export const TIERS: Feature = {
  fact: 'tiersAvailable',
  code: 'TIERS_NOT_AVAILABLE',
  title: 'Tiers',
  next: 'Upgrade the site to a Wix plan with tiers, or take "tiers" and "tiersProgram" out of the file.',
};

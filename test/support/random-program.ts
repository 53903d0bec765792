import { stringify } from 'yaml';
import type { SiteState } from '../../src/sandbox/index.ts';
import { NO_CHECKS } from './consents.ts';
import { type Answers, boundsOf, randomAnswers } from './random/answers.ts';
import { Chance } from './random/chance.ts';
import { fileProgram, fileSettings } from './random/file-program.ts';
import { FileRewards } from './random/file-rewards.ts';
import { FileRules } from './random/file-rules.ts';
import { fileTiers } from './random/file-tiers.ts';
import type { Lists } from './random/naming.ts';
import { randomSite } from './random/site.ts';

/** A site, and a file for it that can be reached from there. */
export interface RandomCase {
  readonly seed: number;
  /** How the site answers Wix's open questions, where not as usual. */
  readonly answers: Answers;
  readonly state: Partial<SiteState>;
  readonly text: string;
}

/** The same case for the same seed. The file is for the site `site`. */
export function randomCase(seed: number, site = 'sandbox'): RandomCase {
  const chance = new Chance(seed);
  const answers = randomAnswers(chance);
  const bounds = boundsOf(answers);
  const state = randomSite(chance, bounds);
  const lists: Lists = { removed: [], ignore: [], exclusive: [] };
  const tiers = fileTiers(chance, bounds, state, lists);
  const rules = new FileRules(chance, bounds, state, tiers, lists);
  const rewards = new FileRewards(chance, bounds, state, tiers, lists);
  const tiersLater = (state.tiers?.length ?? 0) - tiers.removed.size + tiers.keys.length - tiers.known.size;
  const sections = {
    program: fileProgram(chance, bounds, state),
    tiersProgram: fileSettings(chance, bounds, state, tiersLater),
    tiers: tiers.section,
    earningRules: rules.section,
    rewards: rewards.section,
    ...lists,
    checks: NO_CHECKS,
  };
  const said = Object.entries(sections).filter(([, value]) => value !== undefined && Object.keys(value).length > 0);
  return { seed, answers, state, text: stringify({ version: 1, site, ...Object.fromEntries(said) }) };
}

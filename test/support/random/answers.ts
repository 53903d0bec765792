import { answersOf, SWITCH_NAMES, type Switches, type SwitchName } from '../../../src/sandbox/index.ts';
import type { Chance } from './chance.ts';

/** The answers a site gives to Wix's open questions; what is not there is the usual one. */
export type Answers = Partial<Switches>;

/** In a third of the cases one question answered otherwise, in a third two, else a good many at once. */
export function randomAnswers(chance: Chance): Answers {
  const other = (name: SwitchName): readonly [SwitchName, unknown] => [name, chance.pick(answersOf(name).slice(1))];
  const turn = chance.int(0, 2);
  const flipped =
    turn === 2 ? chance.some(SWITCH_NAMES, 0.45) : [chance.pick(SWITCH_NAMES), chance.pick(SWITCH_NAMES)].slice(turn);
  return Object.fromEntries(flipped.map(other)) as Answers;
}

/** What a site must not be asked, given its answers: each line is a thing that Wix would refuse, or take and not do. */
export interface Bounds {
  readonly rulesByTier: boolean;
  readonly withoutBase: boolean;
  readonly sameTrigger: boolean;
  readonly automationTexts: boolean;
  readonly automationAmounts: boolean;
  readonly severalDiscounts: boolean;
  readonly flexibleDeletable: boolean;
  readonly scopedFreeShipping: boolean;
  readonly sameRewardName: boolean;
  readonly zeroThreshold: boolean;
  readonly settingsBackwards: boolean;
  readonly activeWithoutTiers: boolean;
  readonly numbersWhileOff: boolean;
  readonly outsideIcons: boolean;
}

/** The bounds that follow from answers. */
export function boundsOf(answers: Answers): Bounds {
  return {
    rulesByTier: answers.ruleTierIds !== 'dropped',
    withoutBase: answers.missingBaseEntry !== 'refused',
    sameTrigger: answers.duplicateRule !== 'refused',
    automationTexts: answers.automationFields === undefined || answers.automationFields === 'all',
    automationAmounts: answers.automationFields !== 'status',
    severalDiscounts: answers.flexibleReward !== 'one',
    flexibleDeletable: answers.flexibleRewardDelete !== 'refused',
    scopedFreeShipping: answers.scopedFreeShipping !== 'refused',
    sameRewardName: answers.rewardNames !== 'refused',
    zeroThreshold: answers.zeroThreshold !== 'refused',
    settingsBackwards: answers.settingsTransitions !== 'forward',
    activeWithoutTiers: answers.settingsWithoutTiers !== 'refused',
    numbersWhileOff:
      answers.expirationEditsWhileDisabled === undefined || answers.expirationEditsWhileDisabled === 'accepted',
    outsideIcons: answers.httpsIcon !== 'imported',
  };
}

import { question } from './question.ts';

/** Questions about tiers and the settings of the tiers program. */
export const TIER_SWITCHES = {
  tierPatch: question(
    'What does a PATCH with part of tierDefinition do to the rest of it?',
    { merge: 'it stays', replace: 'it is reset' },
    'merge',
  ),
  duplicateTier: question(
    'How is a second tier with the same name or threshold refused?',
    { '409': '409 ALREADY_EXISTS', '400': '400 with a violation' },
    '409',
  ),
  tierNameCase: question(
    'Do names that differ only in case or outer spaces count as the same?',
    { differ: 'no', same: 'yes' },
    'differ',
  ),
  zeroThreshold: question(
    'A tier with requiredPoints 0, like the base tier?',
    { accepted: '200', refused: '400' },
    'accepted',
  ),
  tierIcon: question('Which icon has a tier that was sent none?', { stock: 'a stock shape', absent: 'none' }, 'stock'),
  deletedTier: question(
    'What becomes of per-tier entries of rules and rewards when their tier is deleted?',
    {
      dangling: 'they stay and point to nothing',
      removed: 'they go with it',
      refused: 'the delete is refused with 428 while there are any',
    },
    'dangling',
  ),
  missingRevision: question(
    'Update or delete of a tier, settings or reward without a revision? (For rules 409 was seen on a live site.)',
    { refused: '409 INVALID_REVISION', accepted: 'last writer wins' },
    'refused',
  ),
  settingsBeforeCreation: question(
    'getTiersProgramSettings before there are any?',
    { '404': '404 NOT_FOUND', empty: '200 with programSettings: {}', absent: '200 with {}' },
    '404',
  ),
  settingsCreatedTwice: question(
    'createTiersProgramSettings when there are some?',
    { '409': '409 ALREADY_EXISTS', replaced: '200, they are overwritten' },
    '409',
  ),
  settingsTransitions: question(
    'Which status may follow which in the tiers program?',
    { any: 'any', forward: 'never back to DRAFT or DISABLED once active, no PAUSED before ACTIVE (428)' },
    'any',
  ),
  settingsWithoutPlan: question(
    'Tiers program ACTIVE on a site whose plan lacks tiers?',
    { refused: '428', accepted: '200' },
    'refused',
  ),
  settingsWithoutTiers: question(
    'Tiers program ACTIVE without a tier?',
    { accepted: '200', refused: '428' },
    'accepted',
  ),
  emptyBaseTier: question(
    'What does a base tier look like that nobody described?',
    { empty: '{}', texts: 'name "" and description ""', basic: 'name "Basic", description "", a stock icon' },
    'empty',
  ),
  shortWindow: question('A rolling window of 1 to 11 months?', { refused: '400', accepted: '200' }, 'refused'),
  tierCount: question(
    'How many tiers may a site with the feature have?',
    { plan: 'as many as its plan says', unlimited: 'any number' },
    'plan',
  ),
} as const;

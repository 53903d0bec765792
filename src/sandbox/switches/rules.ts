import { question } from './question.ts';

/** Questions about earning rules. */
export const RULE_SWITCHES = {
  rulePut: question(
    'What does a PUT of a rule do to fields it leaves out?',
    { partial: 'they stay, as documented', full: 'they are missing: required ones give 400' },
    'partial',
  ),
  conversionField: question(
    'A PUT replaces conversionRate without its field: is field kept?',
    { kept: 'yes', dropped: 'no' },
    'kept',
  ),
  ruleTierIds: question(
    'Are per-tier entries of rules writable through the API (tierId is annotated read-only)?',
    { kept: 'yes', dropped: 'no: only the base entry is stored' },
    'kept',
  ),
  duplicateRule: question(
    'A second rule on one app and trigger?',
    { accepted: '200', refused: '409 ALREADY_EXISTS' },
    'accepted',
  ),
  missingApp: question(
    'A rule on the trigger of an app the site lacks?',
    { refused: '428', accepted: '200' },
    'refused',
  ),
  unsupportedTrigger: question(
    'A rule on a trigger that is not on the list?',
    { refused: '400', accepted: '200' },
    'refused',
  ),
  ruleKind: question(
    'A rule of a kind its trigger does not allow (a fixed restaurant order, a booking by amount)?',
    { refused: '400', accepted: '200' },
    'refused',
  ),
  ruleIdentity: question(
    'An update that names another source, app or trigger than the rule has?',
    { refused: '400', ignored: '200, they stay' },
    'refused',
  ),
  zeroPoints: question('An entry of 0 points?', { refused: '400', accepted: '200' }, 'refused'),
  unknownTier: question(
    'A per-tier entry for a tier that is not there?',
    { refused: '400', accepted: 'stored' },
    'refused',
  ),
  repeatedTier: question(
    'Two entries for one tier in one list?',
    { refused: '400', last: 'the last one counts' },
    'refused',
  ),
  missingBaseEntry: question(
    'A per-tier list without a base entry?',
    { accepted: 'stored', refused: '400' },
    'accepted',
  ),
  customRuleStatus: question(
    'Which status has a custom rule after its create?',
    { ACTIVE: 'ACTIVE', PAUSED: 'PAUSED' },
    'ACTIVE',
  ),
  secondCustomRule: question(
    'A second custom rule of one type?',
    { refused: '409 ALREADY_EXISTS', accepted: '200' },
    'refused',
  ),
  automationById: question(
    'Get and deleteLoyaltyEarningRule on an automated rule?',
    { hidden: '404', visible: 'get answers, delete is refused with 428' },
    'hidden',
  ),
  automationFields: question(
    'Which fields of a pre-installed rule can an update change?',
    {
      all: 'title, status, amounts',
      'status-and-amounts': 'status and amounts; a title is ignored',
      status: 'status only; the rest is ignored',
    },
    'all',
  ),
  automationRevision: question(
    'Does an automated rule check the revision of an update?',
    { checked: 'yes', ignored: 'no' },
    'checked',
  ),
  automationSource: question(
    'Which app is the source of automated rules?',
    { automations: 'the id of Wix Automations as inferred', unknown: 'another id' },
    'automations',
  ),
  automationEvents: question('Do automated rules emit events?', { emitted: 'yes', silent: 'no' }, 'emitted'),
  preInstalledDelete: question(
    'How is the delete of a pre-installed rule refused?',
    { '428': '428 FAILED_PRECONDITION', '403': '403' },
    '428',
  ),
} as const;

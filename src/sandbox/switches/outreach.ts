import { question } from './question.ts';

/** Questions about badges, addresses, imports and checkouts. */
export const OUTREACH_SWITCHES = {
  oldBadges: question(
    'Are badges of version 3, whose removal is announced for 2026-04-18, still served?',
    { served: 'yes', removed: 'no: 404' },
    'served',
  ),
  repeatedBadge: question(
    'Assigning a badge of version 4 to a member who wears it?',
    { refused: '409 ALREADY_EXISTS', accepted: '200 with the assignment that is there' },
    'refused',
  ),
  unknownAddress: question(
    'What does the query of email subscriptions say of an address that nobody has asked?',
    { absent: 'nothing', 'not-set': 'NOT_SET' },
    'absent',
  ),
  importPoints: question(
    'What do the points of an import do?',
    { set: 'they become the balance', add: 'they are added to it' },
    'set',
  ),
  secondDiscount: question(
    'A second loyalty discount on one checkout?',
    { refused: '409', replaces: 'it takes the place of the first, whose points come back' },
    'refused',
  ),
} as const;

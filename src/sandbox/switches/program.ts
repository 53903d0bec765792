import { question } from './question.ts';

/** Questions about the program and points expiration. */
export const PROGRAM_SWITCHES = {
  programPatch: question(
    'What does a PATCH with part of pointDefinition or pointsExpiration do to the rest of it?',
    { merge: 'it stays', replace: 'it is reset: the icon or name goes, values of expiration return to their defaults' },
    'merge',
  ),
  nullProgramName: question('What does a program name of null do?', { refused: '400', ignored: 'nothing' }, 'refused'),
  nullPointsName: question(
    'What does a points name of null do?',
    { cleared: 'the default name is back', ignored: 'nothing' },
    'cleared',
  ),
  repeatedStatus: question(
    'Activate while active, pause while paused, enable while enabled, disable while disabled?',
    { accepted: '200, nothing changes but updatedDate', refused: '428' },
    'accepted',
  ),
  pauseDraft: question(
    'Pause a program that was never active?',
    { refused: '428', accepted: '200, the program is PAUSED' },
    'refused',
  ),
  pauseWithLastRule: question(
    'What happens to an active program when its last active rule is paused or deleted through the API?',
    { stays: 'nothing', paused: 'the program becomes PAUSED' },
    'stays',
  ),
  activateWithoutFeature: question(
    'Activate a program on a site whose plan has no loyalty feature?',
    { accepted: '200, as seen on a live site', refused: '428, as the help centre says' },
    'accepted',
  ),
  expirationWithoutFeature: question(
    'Enable points expiration on a site whose plan lacks it?',
    { refused: '428', accepted: '200' },
    'refused',
  ),
  expirationEditsWhileDisabled: question(
    'Change months or percentage while points expiration is disabled?',
    { accepted: 'they are stored', refused: '428', ignored: '200, and nothing is stored' },
    'accepted',
  ),
  programEventId: question(
    'Which entityId has the program event?',
    { site: 'the id of the site', zero: 'an id of zeros' },
    'site',
  ),
} as const;

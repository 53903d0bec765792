/** https://dev.wix.com/docs/sdk/backend-modules/loyalty/programs/activate-loyalty-program */
import { programs } from '@wix/loyalty';
import { Failure } from '../../kernel/failure.ts';
import type { Reader, Writer } from '../../kernel/kind.ts';
import type { Site } from '../../site/index.ts';
import { PROGRAM_HANDLE, readProgram } from '../program-answer.ts';
import { onlyOne } from '../single.ts';
import { liveStatus } from './body.ts';
import type { ProgramStatusSpec } from './spec.ts';

/** Reads the status, in the same call as the program. */
export function reader(site: Site): Reader<ProgramStatusSpec> {
  const api = site.use(programs);
  return {
    list: async (round) => [liveStatus(readProgram(await round.once('program', () => api.getLoyaltyProgram())))],
  };
}

/** Activates and pauses; Wix knows no other move. */
export function writer(site: Site): Writer<ProgramStatusSpec> {
  const api = site.use(programs);
  return {
    create: async () => {
      throw onlyOne('created', 'program/status');
    },
    update: async (_live, to, writing) => {
      if (to.status === 'active') await writing.send('activateLoyaltyProgram', () => api.activateLoyaltyProgram());
      else if (to.status === 'paused') await writing.send('pauseLoyaltyProgram', () => api.pauseLoyaltyProgram());
      else throw noSuchMove(to.status);
      return PROGRAM_HANDLE;
    },
    delete: async () => {
      throw onlyOne('deleted', 'program/status');
    },
  };
}

function noSuchMove(status: string): Failure {
  return new Failure(
    {
      code: 'STATUS_NO_WAY_BACK',
      severity: 'error',
      address: 'program/status',
      path: 'status',
      message: `Wix only activates and pauses a program; it cannot become ${JSON.stringify(status)}.`,
      next: 'Write "status: active" or "status: paused".',
    },
    'unsent',
  );
}

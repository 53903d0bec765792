/** https://dev.wix.com/docs/sdk/backend-modules/loyalty/programs/introduction */
import { programs } from '@wix/loyalty';
import type { Reader, Writer } from '../../kernel/kind.ts';
import type { Site } from '../../site/index.ts';
import { PROGRAM_HANDLE, readProgram } from '../program-answer.ts';
import { onlyOne } from '../single.ts';
import { liveProgram, programBody } from './body.ts';
import type { ProgramSpec } from './spec.ts';

/** Reads name and points. */
export function reader(site: Site): Reader<ProgramSpec> {
  const api = site.use(programs);
  return {
    list: async (round) => [liveProgram(readProgram(await round.once('program', () => api.getLoyaltyProgram())))],
  };
}

/** Writes name and points. The program has no revision: the last writer wins. */
export function writer(site: Site): Writer<ProgramSpec> {
  const api = site.use(programs);
  return {
    create: async () => {
      throw onlyOne('created', 'program/identity');
    },
    update: async (live, to, writing) => {
      await writing.send('updateLoyaltyProgram', () => api.updateLoyaltyProgram(programBody(live, to)));
      return PROGRAM_HANDLE;
    },
    delete: async () => {
      throw onlyOne('deleted', 'program/identity');
    },
  };
}

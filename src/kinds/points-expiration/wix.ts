/** https://dev.wix.com/docs/sdk/backend-modules/loyalty/programs/enable-points-expiration */
import { programs } from '@wix/loyalty';
import { Failure } from '../../kernel/failure.ts';
import type { Live, Reader, Writer, Writing } from '../../kernel/kind.ts';
import type { Site } from '../../site/index.ts';
import { PROGRAM_HANDLE, readProgram } from '../program-answer.ts';
import { onlyOne } from '../single.ts';
import { expirationBody, liveExpiration, type Move, movesTo, sameValues } from './body.ts';
import type { PointsExpirationSpec } from './spec.ts';

/** Reads points expiration, in the same call as the program. */
export function reader(site: Site): Reader<PointsExpirationSpec> {
  const api = site.use(programs);
  return {
    list: async (round) => [liveExpiration(readProgram(await round.once('program', () => api.getLoyaltyProgram())))],
  };
}

/** Writes points expiration: one PATCH for the numbers, one POST for the status, each only where it differs. */
export function writer(site: Site): Writer<PointsExpirationSpec> {
  const api = site.use(programs);
  const callsFor = (live: Live<PointsExpirationSpec>, to: PointsExpirationSpec, { send }: Writing): Calls => ({
    updateLoyaltyProgram: () => send('updateLoyaltyProgram', () => api.updateLoyaltyProgram(expirationBody(live, to))),
    enablePointsExpiration: () => send('enablePointsExpiration', () => api.enablePointsExpiration()),
    disablePointsExpiration: () => send('disablePointsExpiration', () => api.disablePointsExpiration()),
  });
  return {
    create: async () => {
      throw onlyOne('created', 'program/expiration');
    },
    update: async (live, to, writing) => {
      const calls = callsFor(live, to, writing);
      const switchesOn = live.spec.status !== 'enabled' && to.status === 'enabled';
      let stored = live.spec;
      for (const move of movesTo(live.spec, to)) {
        try {
          stored = await specAfter(calls[move]());
        } catch (error) {
          if (!switchesOn || !isTooEarly(move, error)) throw error;
        }
      }
      if (sameValues(stored, to)) return PROGRAM_HANDLE;
      if (!switchesOn) throw notStored();
      await setLate(calls);
      return PROGRAM_HANDLE;
    },
    delete: async () => {
      throw onlyOne('deleted', 'program/expiration');
    },
  };
}

type Calls = { readonly [M in Move]: () => Promise<unknown> };

async function specAfter(call: Promise<unknown>): Promise<PointsExpirationSpec> {
  return liveExpiration(readProgram(await call)).spec;
}

/** Nobody documents whether the numbers can be set while expiration is off; a site may refuse them until it is on. */
function isTooEarly(move: Move, error: unknown): boolean {
  return move === 'updateLoyaltyProgram' && error instanceof Failure && error.problem.code === 'WIX_PRECONDITION';
}

/** For a site that refused or ignored the numbers while off. Never leaves expiration on with numbers nobody asked for. */
async function setLate(calls: Calls): Promise<void> {
  try {
    await calls.updateLoyaltyProgram();
  } catch (error) {
    await calls.disablePointsExpiration();
    throw error;
  }
}

/** For a site that answers 200 and keeps its old numbers. */
function notStored(): Failure {
  return new Failure(
    {
      code: 'EXPIRATION_NOT_STORED',
      severity: 'error',
      address: 'program/expiration',
      message: 'Wix kept the old numbers of points expiration, as it does on some sites while expiration is off.',
      next: 'Leave monthsOfInactivity and expiringPointsPercentage out of the file for as long as the status is disabled.',
    },
    'refused',
  );
}

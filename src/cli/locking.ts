import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Failure } from '../kernel/failure.ts';
import { hash } from '../kernel/hash.ts';
import { type Lock, type LockOptions, takeLock } from '../runs/lock.ts';
import type { Values } from './flags.ts';
import { locksFolder } from './places.ts';
import { SANDBOX } from './target.ts';
import type { World } from './world.ts';

/**
 * Locks a site for one apply: in the working folder, and once more for whoever applies to it from another folder of this machine.
 * Throws a Failure `LOCKED` when either is held.
 */
export function lockSite(site: string, values: Values, world: World): Lock {
  const force = values.forceUnlock === undefined ? {} : { force: values.forceUnlock as string };
  const options = { site, id: world.newId(), now: world.now(), ...force };
  const here = takeLock({ ...options, folder: locksFolder(values, world) });
  try {
    const everywhere = ifThereIsRoom({ ...options, folder: join(sharedFolder(world), whereIs(site, values, world)) });
    return {
      release: () => {
        everywhere?.release();
        here.release();
      },
    };
  } catch (error) {
    here.release();
    throw error;
  }
}

/** A temporary folder that cannot be written to keeps nobody from working: the lock of the working folder holds all the same. */
function ifThereIsRoom(options: LockOptions): Lock | undefined {
  try {
    return takeLock(options);
  } catch (error) {
    if (error instanceof Failure) throw error;
    return undefined;
  }
}

/** Of this user alone: nobody can write into what another one has made. */
function sharedFolder({ env }: World): string {
  return join(env['TMPDIR'] ?? tmpdir(), `loyalty-locks-${process.getuid?.() ?? 'user'}`);
}

/** Wix, a sandbox over HTTP or an embedded one: what sites of one id are told apart by. */
function whereIs(site: string, { endpoint, sandboxDir }: Values, world: World): string {
  const embedded = site === SANDBOX ? resolve(world.cwd, sandboxDir) : 'wix';
  return hash(endpoint ?? embedded).slice(0, 16);
}

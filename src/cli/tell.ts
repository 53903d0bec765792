import { Failure } from '../kernel/failure.ts';
import type { Problem } from '../kernel/problem.ts';
import { problemsText } from '../render/index.ts';
import { Stop } from './exit.ts';
import type { Values } from './flags.ts';
import { look } from './look.ts';
import type { World } from './world.ts';

/** Prints what went wrong on stderr, and answers with it as a Stop. */
export function complain(error: unknown, values: Values | undefined, world: World): Stop {
  const stop = error instanceof Stop ? error : new Stop([problemOf(error)]);
  if (stop.problems.length > 0) world.err(problemsText(stop.problems, look(world, values, 'err')));
  return stop;
}

/** Whatever was thrown, as a Problem: what a site, the disk or this program itself did wrong. */
export function problemOf(error: unknown): Problem {
  return error instanceof Failure ? error.problem : (fileTrouble(error) ?? internal(error));
}

const DISK: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file or folder',
  EACCES: 'the permission is missing',
  EPERM: 'the permission is missing',
  ENOSPC: 'the disk is full',
  EROFS: 'the disk is read-only',
  EISDIR: 'it is a folder',
  ENOTDIR: 'a part of the path is not a folder',
  EMFILE: 'too many files are open',
  EEXIST: 'it is there already',
  ENAMETOOLONG: 'the name is too long',
  EFBIG: 'it would become too large',
  EDQUOT: 'the quota is used up',
  EIO: 'the device failed',
  EBUSY: 'something else uses it',
  ENXIO: 'nothing is at its other end',
  EBADF: 'it is not open',
  ELOOP: 'its symbolic links lead round in a circle',
  EADDRINUSE: 'the port is taken',
  EADDRNOTAVAIL: 'this machine does not have the address',
  ENOTFOUND: 'there is no such host',
};

/** What the disk refused, in words. */
function fileTrouble(error: unknown): Problem | undefined {
  const { code, path, port, address, hostname } = error as NodeJS.ErrnoException & Record<string, string | undefined>;
  const why = code === undefined ? undefined : DISK[code];
  if (why === undefined) return undefined;
  const addressed = address === undefined ? undefined : [address, ...(port === undefined ? [] : [port])].join(':');
  return {
    code: 'FILE_TROUBLE',
    severity: 'error',
    message: `${path ?? hostname ?? addressed ?? 'A file'} cannot be used: ${why} (${code}).`,
    next: 'Put that right and run again.',
  };
}

function internal(error: unknown): Problem {
  return {
    code: 'INTERNAL',
    severity: 'error',
    message: `This is a fault in loyalty itself: ${error instanceof Error ? error.message : String(error)}`,
    next: 'Please report it with the command you ran, and this message.',
  };
}

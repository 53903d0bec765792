import { closeSync, lstatSync, openSync, readlinkSync, statSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { Stop } from './exit.ts';
import { intoDescriptor } from './streams.ts';
import { problemOf } from './tell.ts';
import type { World } from './world.ts';

/**
 * Writes a text to where it was asked for: a regular file is there whole or as it was, its mode kept, also behind a symbolic link; into a
 * device, a pipe or a descriptor (`/dev/fd/1`) it is written as into a stream. Throws a Stop that names the path as it was asked for.
 */
export function writeText(path: string, text: string, world: World): void {
  asked.set(world, [...(asked.get(world) ?? []), path]);
  try {
    write(resolve(world.cwd, path), text);
  } catch (error) {
    throw new Stop([problemOf(Object.assign(error as Error, { path }))]);
  }
}

const asked = new WeakMap<World, readonly string[]>();

/** Whether this run has written there, or tried to. */
export function wasWritten(path: string, world: World): boolean {
  return asked.get(world)?.includes(path) === true;
}

function write(path: string, text: string): void {
  const descriptor = descriptorOf(path);
  const there = statSync(path, { throwIfNoEntry: false });
  if (descriptor !== undefined) intoDescriptor(descriptor, text);
  else if (there === undefined) replace(leadingTo(path), text);
  else if (there.isFile()) replace(path, text);
  else intoStream(path, text);
}

function replace(path: string, text: string): void {
  // Left to write by itself, the package takes what a full disk had room for as the whole text.
  writeFileAtomic.sync(path, '', { tmpfileCreated: (beside) => writeFileSync(beside, text) });
}

function intoStream(path: string, text: string): void {
  const file = openSync(path, 'w');
  try {
    intoDescriptor(file, text);
  } finally {
    closeSync(file);
  }
}

/** Where a new file is to be made: at the end of symbolic links that lead to nothing yet. */
function leadingTo(path: string): string {
  const link = lstatSync(path, { throwIfNoEntry: false });
  return link?.isSymbolicLink() ? leadingTo(resolve(dirname(path), readlinkSync(path))) : path;
}

const NAMED: Readonly<Record<string, number>> = { '/dev/stdout': 1, '/dev/stderr': 2 };

/** A path that means something this process has open: opening it anew would begin the file again, and cannot be done with a socket. */
function descriptorOf(path: string): number | undefined {
  const number = /^\/(?:dev|proc\/self)\/fd\/(\d+)$/.exec(path)?.[1];
  return number === undefined ? NAMED[path] : Number(number);
}

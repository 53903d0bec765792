import { randomBytes } from 'node:crypto';
import { writeSync } from 'node:fs';
import pkg from '../../package.json' with { type: 'json' };
import { run } from './run.ts';
import type { World } from './world.ts';

/** The process as a World. */
const world: World = {
  argv: process.argv.slice(2),
  env: process.env,
  cwd: process.cwd(),
  version: pkg.version,
  out: (text) => write(1, text),
  err: (text) => write(2, text),
  stdin: process.stdin,
  tty: { in: process.stdin.isTTY === true, out: process.stdout.isTTY === true, err: process.stderr.isTTY === true },
  columns: process.stdout.columns || process.stderr.columns || 80,
  now: () => new Date(),
  sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  newId: () => randomBytes(3).toString('hex'),
  onInterrupt: (listener) => {
    process.on('SIGINT', listener).on('SIGTERM', listener);
    return () => void process.off('SIGINT', listener).off('SIGTERM', listener);
  },
};

/** Synchronous, so that nothing is lost when the process ends; a reader that went away (`| head`) is no error. */
function write(file: number, text: string): void {
  const bytes = Buffer.from(text);
  for (let done = 0; done < bytes.length; ) {
    try {
      done += writeSync(file, bytes, done);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'EPIPE') return;
      if (code !== 'EAGAIN') throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
    }
  }
}

process.exitCode = await run(world);

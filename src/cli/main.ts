import { randomBytes } from 'node:crypto';
import pkg from '../../package.json' with { type: 'json' };
import { EXIT } from './exit.ts';
import { run } from './run.ts';
import { printers } from './streams.ts';
import type { World } from './world.ts';

const listeners = new Set<() => void>();
process.on('SIGINT', interrupted).on('SIGTERM', interrupted);

/** Whoever is writing finishes what is in flight; everybody else is stopped where he stands. */
function interrupted(): void {
  for (const listener of listeners) listener();
  if (listeners.size > 0) return;
  world.err('Interrupted.\n');
  process.exit(EXIT.interrupted);
}

/** The process as a World. */
const world: World = {
  argv: process.argv.slice(2),
  env: process.env,
  cwd: process.cwd(),
  version: pkg.version,
  ...printers(1, 2),
  // Looked at only when asked: to open a stream on it costs a start 5 ms.
  get stdin() {
    return process.stdin;
  },
  ask: async (question) => (await import('./asking.ts')).ask(question),
  tty: {
    get in() {
      return process.stdin.isTTY === true;
    },
    get out() {
      return process.stdout.isTTY === true;
    },
    get err() {
      return process.stderr.isTTY === true;
    },
  },
  columns: process.stdout.columns || process.stderr.columns || 80,
  now: () => new Date(),
  sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  newId: () => randomBytes(3).toString('hex'),
  onInterrupt: (listener) => {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  },
};

void run(world).then((exit) => {
  process.exitCode = exit;
});

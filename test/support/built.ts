import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import type { Shop } from './shop.ts';

/** The command as it is installed. */
export const BIN = fileURLToPath(new URL('../../src/cli/bin.cjs', import.meta.url));

/** How a process ended, and what it printed. */
export interface Ended {
  /** 128 and more for a process that a signal ended, as shells count. */
  readonly exit: number;
  readonly out: string;
  readonly err: string;
}

/** A process that has been started. */
export interface Running {
  readonly child: ChildProcess;
  readonly ended: Promise<Ended>;
}

/** Starts the built command in the folder of a shop, as a process of its own. */
export function start(made: Shop, args: readonly string[], given: Readonly<Record<string, string>> = {}): Running {
  const env = {
    PATH: process.env['PATH'],
    HOME: made.folder,
    LOYALTY_ENDPOINT: made.url,
    LOYALTY_SETTLE: '0',
    ...given,
  };
  const child = spawn(process.execPath, [BIN, ...args], { cwd: made.folder, env, stdio: ['ignore', 'pipe', 'pipe'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  const text = { out: '', err: '' };
  child.stdout.on('data', (data: Buffer) => {
    text.out += data.toString();
  });
  child.stderr.on('data', (data: Buffer) => {
    text.err += data.toString();
  });
  const ended = new Promise<Ended>((resolve) => {
    child.on('close', (code, signal) => resolve({ exit: code ?? (signal ? 999 : -1), ...text }));
  });
  return { child, ended };
}

/** Runs one command line to its end. */
export function run(made: Shop, line: string, given: Readonly<Record<string, string>> = {}): Promise<Ended> {
  return start(made, line.split(' '), given).ended;
}

import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The command as it is installed: the launcher, and behind it what was built. */
export const LOYALTY = fileURLToPath(new URL('../../src/cli/bin.cjs', import.meta.url));
const PEAK = new URL('./peak.mjs', import.meta.url).href;

/** How a process ended. */
export interface Ended {
  readonly exit: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly out: string;
  readonly err: string;
  /** Wall time from the spawn to the end. */
  readonly ms: number;
}

/** A process under way. */
export interface Running {
  readonly child: ChildProcess;
  readonly ended: Promise<Ended>;
}

export interface ChildOptions {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly stdin?: string;
}

/** Nothing of the caller's environment that could change what a command does. */
const QUIET_ENV = {
  PATH: process.env['PATH'] ?? '',
  HOME: process.env['HOME'] ?? '',
  NO_COLOR: '1',
};

/** Starts Node on a script. */
export function startNode(args: readonly string[], options: ChildOptions = {}): Running {
  return start(process.execPath, args, options);
}

/** Starts any program, with an environment of its own. */
export function start(program: string, args: readonly string[], options: ChildOptions = {}): Running {
  const from = performance.now();
  const child = spawn(program, args, {
    cwd: options.cwd ?? tmpdir(),
    env: { ...QUIET_ENV, ...options.env },
    stdio: [options.stdin === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'],
  });
  const parts = { out: [] as Buffer[], err: [] as Buffer[] };
  child.stdout?.on('data', (part: Buffer) => parts.out.push(part));
  child.stderr?.on('data', (part: Buffer) => parts.err.push(part));
  child.stdin?.on('error', () => undefined);
  child.stdin?.end(options.stdin);
  let ms = 0;
  child.once('exit', () => {
    ms = performance.now() - from;
  });
  const ended = new Promise<Ended>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (exit, signal) =>
      resolve({ exit, signal, ms, out: Buffer.concat(parts.out).toString(), err: Buffer.concat(parts.err).toString() }),
    );
  });
  return { child, ended };
}

/** Starts the built command. */
export function startLoyalty(args: readonly string[], options: ChildOptions = {}): Running {
  return startNode([LOYALTY, ...args], options);
}

/** Runs the built command to its end. */
export function loyalty(args: readonly string[], options: ChildOptions = {}): Promise<Ended> {
  return startLoyalty(args, options).ended;
}

/** The same, and throws with all it printed when it ends otherwise than expected. */
export async function mustEnd(running: Promise<Ended>, exit = 0): Promise<Ended> {
  const ended = await running;
  if (ended.exit === exit) return ended;
  throw new Error(`ended with ${ended.exit ?? ended.signal}, not ${exit}:\n${ended.out}${ended.err}`);
}

/** Peak resident memory of a script, in MiB. In a run of its own: asking for it takes time. */
export async function peakMiB(args: readonly string[], options: ChildOptions = {}): Promise<number> {
  const file = join(mkdtempSync(join(tmpdir(), 'loyalty-peak-')), 'kib');
  const env = { ...options.env, BENCH_PEAK_FILE: file };
  await mustEnd(startNode(['--import', PEAK, ...args], { ...options, env }).ended);
  return Number(readFileSync(file, 'utf8')) / 1024;
}

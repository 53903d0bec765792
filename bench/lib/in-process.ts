import { Readable } from 'node:stream';
import { run } from '../../src/cli/run.ts';

/** What one command line printed, and how it ended. */
export interface Printed {
  readonly exit: number;
  readonly out: string;
  readonly err: string;
}

let ids = 0;

/** Runs a command line in this process: the whole command, without the start of a process of its own. */
export async function runHere(
  argv: readonly string[],
  options: { readonly cwd: string; readonly env?: Readonly<Record<string, string>>; readonly stdin?: string },
): Promise<Printed> {
  const parts = { out: '', err: '' };
  const exit = await run({
    argv,
    env: options.env ?? {},
    cwd: options.cwd,
    version: '0.0.0-bench',
    out: (text) => {
      parts.out += text;
    },
    err: (text) => {
      parts.err += text;
    },
    stdin: Readable.from([Buffer.from(options.stdin ?? '')]),
    ask: async () => undefined,
    tty: { in: false, out: false, err: false },
    columns: 100,
    now: () => new Date(),
    sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    newId: () => `bench${++ids}`,
    onInterrupt: () => () => undefined,
  });
  return { exit, ...parts };
}

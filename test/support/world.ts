import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { onTestFinished } from 'vitest';
import { run } from '../../src/cli/run.ts';
import type { World } from '../../src/cli/world.ts';

/** What one command printed, and how it ended. */
export interface Printed {
  readonly exit: number;
  readonly out: string;
  readonly err: string;
}

/** A folder of its own, with the real command run in this process. */
export interface Desk {
  readonly folder: string;
  write(path: string, text: string): void;
  /** Runs one command line; `env` is all of the environment there is. */
  loyalty(
    line: string | readonly string[],
    options?: {
      readonly env?: World['env'];
      readonly stdin?: string | Uint8Array;
      readonly tty?: boolean;
      /** What is said to a question; nothing breaks it off. */
      readonly answer?: boolean;
      /** Where it prints, in place of what is answered. */
      readonly streams?: Pick<World, 'out' | 'err'>;
    },
  ): Promise<Printed>;
  /** Sends what Ctrl-C sends to the command that is running. */
  interrupt(): void;
  /** Waits until a running command has printed this on stdout; answers the first match. */
  printed(pattern: RegExp): Promise<string>;
  /** Moves the clock that commands see. */
  advance(ms: number): void;
}

/** A desk with these files on it; it is cleared away when the test ends. */
export function desk(files: Readonly<Record<string, string>> = {}): Desk {
  const folder = mkdtempSync(join(tmpdir(), 'loyalty-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const write = (path: string, text: string): void => writeFileSync(join(folder, path), text);
  for (const [path, text] of Object.entries(files)) write(path, text);
  const listeners = new Set<() => void>();
  let offset = 0;
  let ids = 0;
  let all = '';
  return {
    folder,
    write,
    interrupt: () => {
      for (const listener of listeners) listener();
    },
    async printed(pattern) {
      for (;;) {
        const [found] = pattern.exec(all) ?? [];
        if (found !== undefined) return found;
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
    },
    advance: (ms) => {
      offset += ms;
    },
    async loyalty(line, options = {}) {
      let out = '';
      let err = '';
      const tty = options.tty === true;
      const exit = await run({
        argv: typeof line === 'string' ? line.split(' ').filter((word) => word !== '') : line,
        env: options.env ?? {},
        cwd: folder,
        version: '0.0.0-test',
        out: (text) => {
          out += text;
          all += text;
        },
        err: (text) => {
          err += text;
        },
        ...options.streams,
        stdin: Readable.from([Buffer.from(options.stdin ?? '')]),
        ask: async (question) => {
          err += `${question}\n`;
          return options.answer;
        },
        tty: { in: tty, out: tty, err: tty },
        columns: 100,
        now: () => new Date(Date.now() + offset),
        sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
        newId: () => `id${++ids}`,
        onInterrupt: (listener) => {
          listeners.add(listener);
          return () => void listeners.delete(listener);
        },
      });
      return { exit, out, err };
    },
  };
}

import type { Readable } from 'node:stream';

/** Everything outside the program: argv, environment, clock, streams. Only `main.ts` takes it from the process. */
export interface World {
  readonly argv: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  readonly version: string;
  /** The answer, and nothing else. Throws what the disk says when it cannot be printed. */
  out(text: string): void;
  /** Talk, progress and logs. Never throws: from the first that cannot be printed, all is dropped. */
  err(text: string): void;
  readonly stdin: Readable;
  /** Asks for a yes or a no where the talk goes; undefined when the question was broken off (Ctrl-C). Only for a terminal. */
  ask(question: string): Promise<boolean | undefined>;
  readonly tty: { readonly in: boolean; readonly out: boolean; readonly err: boolean };
  /** Cells in a line of the terminal. */
  readonly columns: number;
  now(): Date;
  sleep(ms: number): Promise<void>;
  /** A few characters that differ from run to run. */
  newId(): string;
  /** Calls back on SIGINT and SIGTERM, until the function that it answers with is called. Nobody listening, they end the run with 130. */
  onInterrupt(listener: () => void): () => void;
}

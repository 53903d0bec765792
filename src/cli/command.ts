import type { PositionalOptions } from 'yargs';
import type { Exit } from './exit.ts';
import type { Flags, Values } from './flags.ts';
import type { World } from './world.ts';

/** An argument without a flag. */
export type Positional = PositionalOptions & { readonly defaultDescription?: string };

/** What one file of `commands/` offers. */
export interface Command {
  readonly flags: Flags;
  readonly positionals?: Readonly<Record<string, Positional>>;
  /** Command line and what it does. */
  readonly examples: readonly (readonly [string, string])[];
  /** Text under the help: exit codes, where to read on. */
  readonly epilogue?: string;
  run(values: Values, world: World): Promise<Exit>;
}

/** A command before it is loaded: the list of them is all that `--help` needs. */
export interface Listed {
  /** With its positionals: `plan [files..]`. */
  readonly usage: string;
  readonly describe: string;
  load(): Promise<{ readonly command: Command }>;
}

import type { Listed } from './command.ts';
import { CONSENT, FILE, type Flag, type Flags, GLOBAL, OUTPUT, RUNS, SELECTION, SITE, STRICTNESS } from './flags.ts';

/** A command, and where in the line its name stands. */
export interface Named {
  readonly listed: Listed;
  readonly at: number;
}

/** What a shell asks with, to complete a line. */
export const COMPLETING = '--get-yargs-completions';

/** The word by which a command is called. */
export function nameOf(listed: Listed): string {
  return listed.usage.split(' ')[0] as string;
}

/**
 * The command that a line names: its first word that is one and stands behind nothing but flags of that command and their values. Where
 * no word stands so, the first word of all, if it is one: its parser then says what is wrong.
 */
export async function commandIn(argv: readonly string[], commands: readonly Listed[]): Promise<Named | undefined> {
  const named = argv.flatMap((word, at): readonly Named[] => {
    const listed = commands.find((one) => nameOf(one) === word);
    return listed ? [{ listed, at }] : [];
  });
  for (const one of named) {
    if (one.at === 0) return one;
    const { flags } = (await one.listed.load()).command;
    if (isAllFlags(argv.slice(0, one.at), { ...GLOBAL, ...flags })) return one;
  }
  // A shell that completes sends the line as typed, the word `loyalty` first.
  const first = firstAt(argv[0] === COMPLETING ? argv.slice(2) : argv) + (argv[0] === COMPLETING ? 2 : 0);
  return named.find(({ at }) => at === first);
}

/** Flags that several commands have: what is known before the command is. */
const SHARED: Flags = { ...GLOBAL, ...FILE, ...SITE, ...OUTPUT, ...SELECTION, ...STRICTNESS, ...CONSENT, ...RUNS };

/** The first word that is neither a flag nor, as far as that is known without a command, the value of one. */
export function firstWord(argv: readonly string[]): string | undefined {
  return argv[firstAt(argv)];
}

function firstAt(argv: readonly string[]): number {
  return argv.findIndex((word, at) => !word.startsWith('-') && !takesNext(argv[at - 1], SHARED));
}

function isAllFlags(words: readonly string[], flags: Flags): boolean {
  for (let at = 0; at < words.length; at++) {
    const word = words[at] as string;
    if (flagOf(word, flags) === undefined) return false;
    if (takesNext(word, flags)) at++;
    if (at >= words.length) return false;
  }
  return true;
}

/** `--site`, which the next word belongs to; not `--site=x`, and not `--quiet`. */
function takesNext(word: string | undefined, flags: Flags): boolean {
  if (word === undefined || word.includes('=')) return false;
  const flag = flagOf(word, flags);
  return flag !== undefined && flag.type !== 'boolean';
}

/** `--site`, `--site=x` or `-f`, or the last of several letters: `-qf`. */
export function flagOf(word: string, flags: Flags): Flag | undefined {
  const name = /^--([^=]+)/.exec(word)?.[1] ?? /^-[a-z]*([a-z])$/i.exec(word.split('=')[0] as string)?.[1];
  if (name === undefined) return undefined;
  return Object.entries(flags).find(([long, { alias }]) => long === name || [alias].flat().includes(name))?.[1];
}

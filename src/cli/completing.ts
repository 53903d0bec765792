import { COMPLETING, flagOf } from './command-word.ts';
import type { Flags } from './flags.ts';

/**
 * What can stand where the cursor is, when that is the value of a flag that has a closed list of them; undefined elsewhere. `argv` is what a
 * shell asks with: COMPLETING, the words of the line, the one at the cursor last.
 */
export function valuesAt(argv: readonly string[], flags: Flags): readonly string[] | undefined {
  if (argv[0] !== COMPLETING) return undefined;
  const typed = /^(--[^=]+)=(.*)$/.exec(argv.at(-1) ?? '');
  // bash takes `--format=json` for three words.
  const words =
    typed === null ? argv.slice(1).filter((word) => word !== '=') : [...argv.slice(1, -1), ...typed.slice(1)];
  if (argv.at(-1) === '=') words.push('');
  const { type, choices } = flagOf(words.at(-2) ?? '', flags) ?? {};
  if (choices === undefined) return undefined;
  const before = type === 'array' ? (/^.*,/.exec(words.at(-1) ?? '')?.[0] ?? '') : '';
  const start = typed === null ? before : `${typed[1]}=${before}`;
  return choices.map((choice) => start + String(choice));
}

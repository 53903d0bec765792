import {
  BASE,
  CONSENT,
  FILE,
  type Flag,
  type Flags,
  IMPACT,
  RUNS,
  SELECTION,
  SITE,
  STRICTNESS,
  type Values,
} from './flags.ts';
import { word } from './shell.ts';
import type { World } from './world.ts';

const { file: _, ...AIM } = FILE;

/** Flags by which `plan` and `apply -f` come to the same plan; what a saved plan holds need not be said again. */
const OF_A_FILE: Flags = { ...AIM, ...BASE, ...SITE, ...SELECTION, ...STRICTNESS, ...IMPACT, ...CONSENT, ...RUNS };
const OF_A_PLAN: Flags = { ...SITE, ...STRICTNESS, ...CONSENT, ...RUNS };

/** The command that applies what this one planned from files: with the flags it was called with, those of the environment being there again. */
export function applyFiles(files: readonly string[], values: Values, world: World): string {
  return ['loyalty apply', ...files.map((file) => `-f ${word(file)}`), ...given(OF_A_FILE, values, world)].join(' ');
}

/** The command that applies a saved plan, reached as this command reached its site. */
export function applyPlan(path: string, values: Values, world: World): string {
  return ['loyalty apply', word(path), ...given(OF_A_PLAN, values, world)].join(' ');
}

/** The command that looks at the drift of the same files once more, reached the same way; without flags about what to do of it. */
export function driftFiles(files: readonly string[], values: Values, world: World): string {
  return ['loyalty drift', ...files.map(word), ...given({ ...AIM, ...BASE, ...SITE }, values, world)].join(' ');
}

/** The flags that stand in the command line, as words of another. */
function given(flags: Flags, values: Values, world: World): readonly string[] {
  return Object.entries(flags).flatMap(([name, flag]) => {
    const value = values[name.replace(/-(.)/g, (__, letter: string) => letter.toUpperCase())];
    if (value === undefined || value === false || !isTyped(name, flag, world.argv)) return [];
    if (value === true) return [`--${name}`];
    return [value].flat().map((one) => `--${name} ${word(String(one))}`);
  });
}

function isTyped(name: string, { alias }: Flag, argv: readonly string[]): boolean {
  const names = [name, ...[alias ?? []].flat()].map((one) => (one.length === 1 ? `-${one}` : `--${one}`));
  return argv.some((typed) => names.some((one) => typed === one || typed.startsWith(`${one}=`)));
}

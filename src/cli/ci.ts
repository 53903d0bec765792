import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { packageFile } from './scaffolding.ts';
import type { World } from './world.ts';

/** What workflows have to know of the files they are for. */
export interface Pipeline {
  /** The file, or a pattern for many. */
  readonly file: string;
  /** What a change must touch for the workflows to run, as patterns. */
  readonly paths: readonly string[];
  /** The variables that hold keys. */
  readonly keys: readonly string[];
}

/** A file that `--ci` writes: where to, and its text for these files. */
export interface PipelineFile {
  readonly to: string;
  text(pipeline: Pipeline): string;
}

const USUAL = 'loyalty.yaml';
const KEY = 'WIX_API_KEY';
/** What the templates watch. */
const WATCHED = "'loyalty.yaml', '**/loyalty.yaml'";

const FILES: Readonly<Record<string, readonly PipelineFile[]>> = {
  github: [
    { to: '.github/actions/loyalty/action.yml', text: () => packageFile('action.yml') },
    ...['loyalty-plan.yml', 'loyalty-apply.yml', 'loyalty-drift.yml'].map(
      (name): PipelineFile => ({
        to: `.github/workflows/${name}`,
        text: (pipeline) => onGithub(packageFile(`examples/github/${name}`), pipeline),
      }),
    ),
  ],
  gitlab: [
    { to: '.gitlab/loyalty.yml', text: (pipeline) => onGitlab(packageFile('examples/gitlab/loyalty.yml'), pipeline) },
    { to: '.gitlab/loyalty-note.mjs', text: () => packageFile('examples/gitlab/loyalty-note.mjs') },
  ],
};

/** Where workflows can be written for. */
export const SYSTEMS: readonly string[] = Object.keys(FILES);

/** The files of one of `SYSTEMS`. */
export function pipelineFiles(system: string): readonly PipelineFile[] {
  return FILES[system] ?? [];
}

/** The workflows of one file: its keys are those that it names itself. */
export function pipelineOf(path: string, world: World): Pipeline {
  const text = readFileSync(resolve(world.cwd, path), 'utf8');
  const keys = [...text.matchAll(/\bapiKey:\s*["']?\$\{([A-Z_][A-Z0-9_]*)\}/g)].map(([, key]) => key as string);
  return { file: path, paths: [path], keys: keys.length === 0 ? [KEY] : [...new Set(keys)] };
}

function onGithub(template: string, { file, paths, keys }: Pipeline): string {
  const secrets = keys.map((key) => `${key}: \${{ secrets.${key} }}`);
  const text = template.replace(/WIX_API_KEY: \$\{\{ secrets\.WIX_API_KEY \}\}/, () => secrets.join('\n          '));
  return file === USUAL
    ? text
    : text
        .replace(WATCHED, () => quoted(paths))
        .replace(/^( *)command: \w+$/m, (line, indent: string) => `${line}\n${indent}file: ${quoted([file])}`);
}

function onGitlab(template: string, { file, paths, keys }: Pipeline): string {
  const [first = KEY] = keys;
  const text = template
    .replace('"$WIX_API_KEY"', () => `"$${first}"`)
    .replaceAll(/\bWIX_API_KEY\b/g, () => named(keys));
  return file === USUAL
    ? text
    : text
        .replaceAll(WATCHED, () => quoted(paths))
        .replace(
          /^( *)LOYALTY_VERSION: .*$/m,
          (line, indent: string) => `${line}\n${indent}LOYALTY_FILE: ${quoted([file])}`,
        );
}

/** More keys than these are told in the files alone. */
const NAMED = 6;

function named(keys: readonly string[]): string {
  if (keys.length <= NAMED) return keys.join(', ');
  return `${keys.slice(0, NAMED).join(', ')} and ${keys.length - NAMED} more keys that the files name`;
}

/** In the quotes of YAML, as entries of a list. */
function quoted(texts: readonly string[]): string {
  return texts.map((text) => `'${text.replaceAll("'", "''")}'`).join(', ');
}

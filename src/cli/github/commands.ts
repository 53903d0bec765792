import { isPlain, word } from '../shell.ts';
import type { World } from '../world.ts';

/** The command that runs this very job once more; undefined outside a workflow. */
export function rerun({ env }: World): string | undefined {
  const [run, repository] = [env['GITHUB_RUN_ID'], env['GITHUB_REPOSITORY']];
  return isPlain(run) && isPlain(repository) ? `gh run rerun ${run} --failed --repo ${repository}` : undefined;
}

/** The command that applies the change set with this digest and no other: by starting the workflow by hand, or outside one by itself. */
export function applyExpecting(digest: string, files: readonly string[], { env }: World): string {
  const workflow = /\/\.github\/workflows\/([\w.-]+)@/.exec(env['GITHUB_WORKFLOW_REF'] ?? '')?.[1];
  const repository = env['GITHUB_REPOSITORY'];
  return workflow !== undefined && isPlain(repository)
    ? `gh workflow run ${workflow} --repo ${repository} -f expect=${digest}`
    : `loyalty apply ${named(files)} --expect ${digest}`;
}

/** The command that shows what is left to do. */
export function planAgain(files: readonly string[]): string {
  return `loyalty plan ${named(files)}`;
}

function named(files: readonly string[]): string {
  return files.map((file) => `-f ${word(file)}`).join(' ');
}

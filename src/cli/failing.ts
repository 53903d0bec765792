import type { Problem } from '../kernel/problem.ts';
import { problemsGithub, problemsJson, problemsMarkdown, problemsText } from '../render/index.ts';
import type { Exit } from './exit.ts';
import type { Values } from './flags.ts';
import { complain } from './tell.ts';
import type { World } from './world.ts';
import { wasWritten, writeText } from './writing.ts';

/**
 * Ends a command with what went wrong: on stderr for people, and for programs as the answer and in the files of `--report`, where nothing has
 * been said in their place. Answers with the exit code.
 */
export function fail(
  error: unknown,
  { values, answered }: { readonly values: Values | undefined; readonly answered: boolean },
  world: World,
): Exit {
  const { problems, exit } = complain(error, values, world);
  // A runner shows annotations besides what was answered.
  const answer = values?.format === 'github' || !answered ? inFormat(values?.format, problems) : undefined;
  if (answer !== undefined) anyway(() => world.out(answer));
  for (const { format, path } of reportsIn(values)) {
    const text = format === 'text' ? plain(problems) : inFormat(format, problems);
    if (text !== undefined && !wasWritten(path, world)) anyway(() => writeText(path, text, world));
  }
  return exit;
}

/** What cannot be told a second way changes nothing of what went wrong, which is told already. */
function anyway(tell: () => void): void {
  try {
    tell();
  } catch {}
}

function plain(problems: readonly Problem[]): string {
  return problemsText(problems, { colour: false, width: 100 });
}

/** For programs; people read stderr. */
function inFormat(format: string | undefined, problems: readonly Problem[]): string | undefined {
  if (format === 'json') return problemsJson(problems);
  if (format === 'github') return problemsGithub(problems);
  return format === 'markdown' ? problemsMarkdown(problems) : undefined;
}

function reportsIn(values: Values | undefined): readonly { readonly format: string; readonly path: string }[] {
  return (values?.report ?? []).flatMap((text) => {
    const [format = '', ...path] = text.split('=');
    return path.length === 0 ? [] : [{ format, path: path.join('=') }];
  });
}

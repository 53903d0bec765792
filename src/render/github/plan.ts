import type { PlanDocument } from '../../kernel/document.ts';
import type { Problem } from '../../kernel/problem.ts';
import { bySeverity, headline, refusal, verdictOf } from '../verdict.ts';
import { type ChangeView, changeViews } from '../view.ts';
import { type Annotation, annotationOf, commands, outputLines } from './commands.ts';

export interface PlanGithubOptions {
  /** The file as the repository knows it; the document's own unless told. */
  readonly file?: string;
  /** What still refuses the plan after the consents given; by default everything that could. */
  readonly refused?: readonly Problem[];
}

/** A plan as workflow commands: what refuses it, then the gravest changes, then all else that was found. `planMarkdown` is the step summary. */
export function planGithub(document: PlanDocument, options: PlanGithubOptions = {}): string {
  const verdict = verdictOf(document, options.refused);
  const file = options.file ?? document.config.path;
  const summary =
    verdict.refused.length === 0
      ? headline(document, verdict)
      : `${headline(document, verdict)}. ${refusal(verdict.refused)}`;
  return commands([
    { level: 'notice', title: `Loyalty plan for ${document.site}`, message: summary },
    ...verdict.refused.map((problem) => ({ ...annotationOf(problem, document.changes), level: 'error' as const })),
    ...changeViews(document)
      .filter((view) => view.grave)
      .map((view) => changeAnnotation(view, file)),
    ...[...verdict.manual, ...verdict.others].map((problem) => annotationOf(problem)),
  ]);
}

/** Problems as workflow commands, the worst first. */
export function problemsGithub(problems: readonly Problem[]): string {
  return commands(bySeverity(problems).map((problem) => annotationOf(problem)));
}

/** What later steps of a workflow may ask for, as lines for the file named by `GITHUB_OUTPUT`. */
export function githubOutputs(document: PlanDocument, refused?: readonly Problem[]): string {
  const { create, update, delete: gone } = document.summary;
  const changes = document.changes.length;
  const standing = verdictOf(document, refused).refused.length > 0;
  const verdict = standing ? 'refused' : changes === 0 ? 'nothing' : 'changes';
  return outputLines({ verdict, create, update, delete: gone, changes, digest: document.digest });
}

function changeAnnotation(view: ChangeView, file: string): Annotation {
  const marks = view.marks.length === 0 ? '' : ` (${view.marks.join(', ')})`;
  const lines = view
    .lines()
    .map(({ path, before, after }) => `${path}: ${before ?? '(not set)'} → ${after ?? '(removed)'}`);
  return {
    level: 'warning',
    title: `${view.word} ${view.address}`,
    message: [`${view.reason}${marks}`, ...lines.slice(0, 10)].join('\n'),
    file,
  };
}

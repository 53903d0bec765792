import type { ThingDrift } from '../../kernel/drift.ts';
import type { DriftDocument } from '../../kernel/drift-document.ts';
import type { Place } from '../../kernel/problem.ts';
import { type Annotation, annotationOf, commands, outputLines } from '../github/commands.ts';
import { driftHeadline, driftLines, wordOf } from './view.ts';

export interface DriftGithubOptions {
  /** Where the file declares something; annotations without a place stand at the head of the file. */
  placeOf?(address: string, path?: string): Place | undefined;
}

/** A drift as workflow commands: conflicts as errors, what the site changed as warnings; what is only not applied yet is counted. */
export function driftGithub(document: DriftDocument, { placeOf }: DriftGithubOptions = {}): string {
  const { site } = document;
  return commands([
    { level: 'notice', title: `Loyalty drift of ${site}`, message: driftHeadline(document) },
    ...driftAnnotations(document, placeOf),
  ]);
}

/** What was found, at its places in the file. */
export function driftAnnotations(
  { things, problems, config }: DriftDocument,
  placeOf?: DriftGithubOptions['placeOf'],
): readonly Annotation[] {
  const annotation = (thing: ThingDrift): Annotation => {
    const place = placeOf?.(thing.address, thing.fields[0]?.path);
    const lines = driftLines(thing).map(
      ({ path, values }) => `${path}: ${values.map(([label, value]) => `${label} ${value}`).join(' · ')}`,
    );
    return {
      level: thing.side === 'both' ? 'error' : 'warning',
      title: `${thing.side === 'both' ? 'Conflict' : 'Drift'}: ${thing.address}`,
      message: [wordOf(thing), ...lines.slice(0, 10)].join('\n'),
      ...(place ? { file: place.file, line: place.line, column: place.column } : { file: config.path }),
    };
  };
  return [
    ...things.filter(({ side }) => side !== 'ours').map(annotation),
    ...problems.map((problem) => annotationOf(problem)),
  ];
}

/** What later steps of a workflow may ask for: `verdict` is none, drift or conflict; and the count of things on each side. */
export function driftOutputs({ verdict, summary }: DriftDocument): string {
  return outputLines({ verdict, ...summary });
}

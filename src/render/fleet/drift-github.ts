import type { Place } from '../../kernel/problem.ts';
import { driftAnnotations } from '../drift/github.ts';
import { type Annotation, annotationOf, commands, outputLines } from '../github/commands.ts';
import { DRIFT_ORDER, type FleetDrift, fleetDriftHeadline } from './drift.ts';
import { fleetVerdict } from './drift-markdown.ts';

/** Where the file of a site declares something. */
export type PlacesOf = (file: string) => ((address: string, path?: string) => Place | undefined) | undefined;

/** The drift of many sites as workflow commands: what could not be compared, conflicts, then what the sites changed. */
export function fleetDriftGithub(report: FleetDrift, placesOf: PlacesOf): string {
  const ranked = DRIFT_ORDER.flatMap((status) => report.sites.filter((row) => row.status === status));
  return commands([
    { level: 'notice', title: 'Loyalty drift', message: fleetDriftHeadline(report) },
    ...ranked.flatMap(({ file, site, problems, drift }): readonly Annotation[] => [
      ...problems.map((problem) => ({ file, ...annotationOf(problem) })),
      ...(drift === undefined ? [] : driftAnnotations(drift, placesOf(file))).map(({ message, ...rest }) => ({
        ...rest,
        message: `At ${site}: ${message}`,
      })),
    ]),
  ]);
}

/** What later steps of a workflow may ask for: `verdict` is failed, conflict, drift or none; and the count of sites of each sort. */
export function fleetDriftOutputs(report: FleetDrift): string {
  return outputLines({ verdict: fleetVerdict(report), ...report.summary });
}

import { type Annotation, annotationOf, commands, outputLines } from '../github/commands.ts';
import { agreed } from '../verdict.ts';
import type { FleetEnding } from './ending.ts';
import { fleetEndingLine } from './ending-text.ts';
import { type Group, groupsOf, labelsOf, namesOf, sharedProblems } from './groups.ts';
import type { FleetReport } from './report.ts';
import { fleetHeadline, fleetTroubles, groupTitle } from './words.ts';

/** A plan of many sites as workflow commands: what stands in the way, then the gravest changes, then all else. `fleetMarkdown` is the summary. */
export function fleetGithub(report: FleetReport): string {
  const label = labelsOf(report.sites);
  const names = ({ rows }: Group): string => namesOf(rows, label);
  const groups = groupsOf(report);
  return commands([
    { level: 'notice', title: 'Loyalty plan', message: `${fleetHeadline(report)}. ${fleetTroubles(report)}`.trim() },
    ...report.refused.map((problem) => annotationOf(problem)),
    ...groups.flatMap((group) =>
      group.refused.map((problem): Annotation => {
        const { message, ...rest } = annotationOf(problem);
        return { file: group.rows[0].file, ...rest, message: `At ${names(group)}: ${message}` };
      }),
    ),
    ...groups
      .filter(({ views }) => views.some((view) => view.grave))
      .map(
        (group): Annotation => ({
          level: 'warning',
          title: groupTitle(group),
          message: `${names(group)}: ${group.views.map((view) => `${view.word} ${view.address}`).join(', ')}`,
          file: group.rows[0].file,
        }),
      ),
    ...report.problems.map(agreed).map((problem) => annotationOf(problem)),
    ...sharedProblems(report).map(({ problem }) => annotationOf(problem)),
  ]);
}

/** What later steps of a workflow may ask for, as lines for the file named by `GITHUB_OUTPUT`. */
export function fleetOutputs({ summary, digest, refused }: FleetReport): string {
  const { create, update, delete: gone, sites, failed } = summary;
  const stuck = refused.length + summary.refused > 0;
  const verdict = failed > 0 ? 'failed' : stuck ? 'refused' : summary.changes === 0 ? 'nothing' : 'changes';
  const changes = create + update + gone;
  return outputLines({ verdict, create, update, delete: gone, changes, digest, sites, changing: summary.changes });
}

/** The end of an apply of many sites as workflow commands: how it went, and each site that did not end well. */
export function fleetEndingGithub(ending: FleetEnding): string {
  const label = labelsOf(ending.sites);
  return commands([
    { level: 'notice', title: 'Loyalty apply', message: fleetEndingLine(ending) },
    ...ending.sites.flatMap((row) =>
      row.problems.map((problem): Annotation => {
        const { message, ...rest } = annotationOf(problem);
        return { file: row.file, ...rest, message: `${label(row.file)}: ${message}` };
      }),
    ),
  ]);
}

/** How an apply of many sites ended, for later steps of a workflow: `verdict`, and how many sites came to which end. */
export function fleetEndingOutputs({ exit, summary }: FleetEnding): string {
  return outputLines({ verdict: exit === 0 ? 'applied' : 'unfinished', ...summary });
}

import { code, md } from '../markdown/escape.ts';
import { headerLine } from '../markdown/header.ts';
import { problemItem, sentenceItem } from '../markdown/items.ts';
import { caution, nextCommand, type PageOptions, pageOf } from '../markdown/page.ts';
import { count } from '../words.ts';
import { END_ORDER, END_WORDS, type EndRow, type FleetEnding } from './ending.ts';
import { fleetEndingLine } from './ending-text.ts';
import { labelsOf, namesOf, patternOf } from './groups.ts';
import { fleetApplyHeader } from './markdown.ts';

export interface FleetEndingMarkdownOptions extends PageOptions {
  /** The one command to run next. */
  readonly command?: string | undefined;
  /** Digest of what is left, when all of it was reviewed: kept in the hidden header. */
  readonly remains?: string | undefined;
}

/** The end of an apply of many sites for the pull request it came from: what was written, what was not, and why. */
export function fleetEndingMarkdown(ending: FleetEnding, options: FleetEndingMarkdownOptions = {}): string {
  const label = labelsOf(ending.sites);
  const pattern = patternOf(ending.sites);
  const of = (status: EndRow['status']) => ending.sites.filter((row) => row.status === status);
  const top = `${headerLine(fleetApplyHeader(ending), { digest: ending.digest, remains: options.remains })}
${md`### ${fleetEndingLine(ending)}`.markdown}

${md`${count(ending.sites.length, 'site')} · ${code(pattern)}`.markdown}

`;
  const stopped =
    ending.stoppedAfter === undefined ? '' : caution(`Stopped after wave ${ending.stoppedAfter}: it did not go well.`);
  const sections = END_ORDER.map((status) => ({
    title: `${of(status).length} ${END_WORDS[status]}`,
    items:
      of(status).length === 0
        ? []
        : [
            sentenceItem(namesOf(of(status), label), 0),
            ...of(status).flatMap((row) =>
              row.problems.map(({ message, ...problem }) =>
                problemItem({ ...problem, message: `${label(row.file)}: ${message}` }, 1),
              ),
            ),
          ],
    folded: status === 'same' || status === 'done',
  }));
  const next = options.command === undefined ? '' : nextCommand(options.command);
  return pageOf(top + stopped + next, sections, options);
}

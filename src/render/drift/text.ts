import type { ThingDrift } from '../../kernel/drift.ts';
import type { DriftDocument } from '../../kernel/drift-document.ts';
import type { Ink, Span } from '../text/ink.ts';
import { BLANK, lay, type Options, type Row, row, whole } from '../text/layout.ts';
import { cells } from '../text/measure.ts';
import { problemRows } from '../text/problems.ts';
import { count } from '../words.ts';
import { driftHeadline, driftLines, GROUPS, signOf, wordOf } from './view.ts';

export interface DriftTextOptions extends Options {
  readonly verbose?: boolean;
  /** What to do next: commands or sentences. */
  readonly next?: readonly string[];
}

/** Longer lists are only counted, unless all is asked for. */
const LISTED = 10;
const WIDEST_PATH = 34;

/** A drift for a terminal: conflicts first, the site in the first and in the last line. */
export function driftText(document: DriftDocument, options: DriftTextOptions): string {
  const { site, config, base } = document;
  const headline = driftHeadline(document);
  const body = [
    ...groupRows(document),
    ...aloneRows(document.unmanaged, 'on the site and not in the file: no drift', options),
    ...aloneRows(document.ignored, 'ignored, as the file says', options),
    ...problemsRows(document, options),
    ...adoptedRows(document),
    ...(options.next ?? []).map((line, index) => row(0, ['cyan', index === 0 ? 'Next: ' : '  or: '], line)),
  ];
  const last = whole(0, ['bold', headline], ` (site ${site})`);
  if (body.length === 0) return lay([last], options);
  const against = base === null ? '' : ` · base ${base.given}${base.commit ? ` (${base.commit.slice(0, 10)})` : ''}`;
  const first = whole(0, ['bold', `Site ${site}`], ` · ${config.path}${against}`);
  return lay([first, whole(0, ['bold', headline]), BLANK, ...body, last], options);
}

/** What drifted at one of many sites: things by side, remarks, and what was adopted. */
export function driftRows(document: DriftDocument, options: DriftTextOptions): readonly Row[] {
  return [...groupRows(document), ...problemsRows(document, options), ...adoptedRows(document)];
}

function groupRows({ things }: DriftDocument): readonly Row[] {
  return GROUPS.flatMap(({ side, title, says }) => {
    const group = things.filter((thing) => thing.side === side);
    if (group.length === 0) return [];
    return [row(0, ['bold', title], ['dim', ` (${says})`]), BLANK, ...group.flatMap(thingRows)];
  });
}

const INK = { '~': 'yellow', '-': 'red', '+': 'green' } as const satisfies Record<string, Ink>;

function thingRows(thing: ThingDrift): readonly Row[] {
  const sign = signOf(thing);
  const lines = driftLines(thing);
  const width = Math.min(WIDEST_PATH, Math.max(0, ...lines.map(({ path }) => cells(path))));
  const named = thing.name === '' || thing.address.endsWith(JSON.stringify(thing.name)) ? '' : `  ${thing.name}`;
  return [
    row(2, [INK[sign], `${sign} ${wordOf(thing)}`], '  ', ['bold', thing.address], named),
    ...lines.map(({ path, side, values }) => {
      const pad = ' '.repeat(Math.max(0, width - cells(path)));
      const told = values.flatMap(([label, value], index): Span[] => [
        ...(index === 0 ? [] : [' · ']),
        ['dim', `${label} `],
        [label === 'site' ? 'yellow' : label === 'file' ? 'cyan' : 'dim', value],
      ]);
      const mixed: Span[] = side === thing.side ? [] : [['dim', `  (${MIXED[side]})`]];
      return { ...row(6, path, pad, '  ', ...told, ...mixed), hang: 4 };
    }),
    BLANK,
  ];
}

/** For an attribute on another side than its thing. */
const MIXED = { both: 'conflict', theirs: 'changed on the site', ours: 'not applied yet', unknown: 'unknown' } as const;

function aloneRows(items: readonly string[], says: string, { verbose }: DriftTextOptions): readonly Row[] {
  if (items.length === 0) return [];
  const shown = verbose || items.length <= LISTED ? items : [];
  const hint: Span[] = shown.length === 0 ? [' ', ['dim', '(-v lists them)']] : [];
  return [
    row(0, `${count(items.length, 'thing')} ${says}`, ...hint),
    ...shown.map((item) => row(2, ['dim', `· ${item}`])),
    BLANK,
  ];
}

function adoptedRows({ adopted, config }: DriftDocument): readonly Row[] {
  if (adopted === undefined || adopted.length === 0) return [];
  return [
    row(0, ['bold', `Brought into ${config.path}`]),
    ...adopted.map((about) => row(2, ['green', '✓'], ` ${about}`)),
    BLANK,
  ];
}

/** Notes about the file alone are for `plan`, unless all is asked for. */
function problemsRows({ problems }: DriftDocument, { verbose }: DriftTextOptions): readonly Row[] {
  const shown = verbose ? problems : problems.filter(({ severity }) => severity !== 'info');
  if (shown.length === 0) return [];
  return [
    row(0, ['bold', count(shown.length, 'remark')]),
    BLANK,
    ...shown.flatMap((problem) => [...problemRows(problem, 2), BLANK]),
  ];
}

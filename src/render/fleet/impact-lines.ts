import { figureText } from '../../impact/figure.ts';
import { currencyUnit } from '../impact/amounts.ts';
import { count } from '../words.ts';
import type { Label } from './groups.ts';
import { lossesTogether } from './impact-sums.ts';
import type { SiteRow } from './report.ts';
import { lossText, mostOf, type SiteImpact } from './site-impact.ts';

/** What is above these lines. */
export const IMPACT_TITLE = 'What it does to customers';

/** More sites than this are added up, and more losses of one site counted, unless all is asked for. */
const SITES = 5;
const LOSSES = 3;
const NAMES = 8;

interface Weighed {
  readonly name: string;
  readonly impact: SiteImpact;
}

interface Counted extends Weighed {
  readonly customers: NonNullable<SiteImpact['customers']>;
}

/** What the plans of these sites do to their customers, in sentences: site by site, the most hit first, then together, and where nobody was counted. None when nobody asked. */
export function impactLines(rows: readonly SiteRow[], label: Label, whole = false): readonly string[] {
  const asked = rows.flatMap(({ file, impact }): readonly Weighed[] => (impact ? [{ name: label(file), impact }] : []));
  if (asked.length === 0) return [];
  const counted = asked.flatMap((each): readonly Counted[] => {
    const { customers } = each.impact;
    return customers === null ? [] : [{ ...each, customers }];
  });
  const deserted = counted.filter(({ customers }) => customers.value === 0);
  const losing = counted.filter(({ impact }) => impact.losses.length > 0).toSorted((a, b) => hit(b) - hit(a));
  const quiet = counted.filter((each) => !losing.includes(each) && !deserted.includes(each));
  const shown = losing.slice(0, whole ? losing.length : SITES);
  const silent = rows.filter(({ impact }) => impact === undefined).map(({ file }) => label(file));
  return [
    ...shown.map((each) => siteLine(each, whole)),
    ...(losing.length === shown.length ? [] : [`… and ${count(losing.length - shown.length, 'more site')}`]),
    ...(losing.length < 2 ? [] : [`${losing.length} sites together: ${together(losing, whole)}`]),
    ...at('Nobody loses, as far as was counted, at', quiet.map(nameOf)),
    ...at('No customers yet at', deserted.map(nameOf)),
    ...notesAt(
      'Customers not counted at',
      asked.filter(({ impact }) => impact.customers === null),
    ),
    ...at('Customers not counted at', silent),
    ...notesAt('Not known at', whole ? counted : quiet),
  ];
}

const nameOf = ({ name }: Weighed): string => name;

function siteLine({ name, impact, customers: all }: Counted, whole: boolean): string {
  const unit = currencyUnit(impact.currency);
  const customers = ` (of ${figureText(all)} customers)`;
  return `${name}${customers}: ${some(
    impact.losses.map((loss) => lossText(loss, unit)),
    whole,
  )}`;
}

function together(losing: readonly Weighed[], whole: boolean): string {
  return some(lossesTogether(losing.map(({ impact }) => impact)), whole);
}

function some(losses: readonly string[], whole: boolean): string {
  const hidden = whole ? 0 : losses.length - LOSSES;
  const shown = losses.slice(0, hidden > 0 ? LOSSES : losses.length).join('; ');
  return hidden > 0 ? `${shown}; and in ${count(hidden, 'more way')}` : shown;
}

/** Ranked by numbers that are told, so that the order tells nothing more. */
function hit({ impact }: Weighed): number {
  return Math.max(...impact.losses.map(({ accounts }) => mostOf(accounts)));
}

/** Sites of which the same is not known, once. */
function notesAt(says: string, sites: readonly Weighed[]): readonly string[] {
  const shared = new Map<string, string[]>();
  for (const { name, impact } of sites)
    for (const note of impact.notes) shared.set(note, [...(shared.get(note) ?? []), name]);
  return [...shared].flatMap(([note, names]) => at(says, names, `: ${note}`));
}

function at(says: string, names: readonly string[], why = '.'): readonly string[] {
  if (names.length === 0) return [];
  const named =
    names.length > NAMES
      ? `${names.slice(0, NAMES - 1).join(', ')} and ${names.length - NAMES + 1} more`
      : names.join(', ');
  return [`${says} ${count(names.length, 'site')} (${named})${why}`];
}

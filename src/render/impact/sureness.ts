import type { Impact } from '../../impact/document.ts';
import { type AmountFigure, type CountFigure, countText, worst } from '../../impact/figure.ts';
import { type ImpactLine, line } from './lines.ts';

/** How a group of figures was found. */
export interface Evidence {
  readonly figure: string;
  readonly certainty: CountFigure['certainty'];
  /** `± 1.92 points of per cent`; empty where nothing was sampled. */
  readonly margin: string;
  readonly accounts: CountFigure['accounts'];
  readonly calls: number;
  readonly method: string;
}

/** How sure each sort of figure is, and on what it rests. */
export function evidenceOf(impact: Impact): readonly Evidence[] {
  const { customers, tiers, rewards, liability, expiry, stranded, giveBack, speed } = impact;
  const told = rewards.some(({ changed }) => changed) ? rewards.filter(({ changed }) => changed) : rewards;
  const found: readonly (readonly [string, CountFigure | AmountFigure | null | undefined])[] = [
    ['Customers', customers],
    ['Who goes down', tiers?.demoted],
    ['Who goes up', tiers?.promoted],
    ['Just short of a tier', leastSure(tiers?.nearMisses.map(({ accounts }) => accounts))],
    ['Rewards out of reach', leastSure(told.map(({ outOfReach }) => outOfReach))],
    ['Held points', leastSure(told.map(({ heldPoints }) => heldPoints?.devaluation))],
    ['Open coupons', leastSure(told.map(({ coupons }) => coupons?.open))],
    ['What points may cost', liability?.expected.after ?? liability?.expected.before],
    ['Points that expire', expiry?.atOnce?.points ?? expiry?.within.after?.points],
    ['Points that cannot be spent', stranded],
    ['Give-back', giveBack[0]?.headline.after ?? giveBack[0]?.headline.before],
    ['Way to the first reward', speed[0]?.spend.after ?? speed[0]?.spend.before],
  ];
  return found.flatMap(([figure, of]) => (of ? [evidence(figure, of)] : []));
}

/** `exact`, `bounded`, `estimated (± 1.92 points of per cent)`. */
export function sureText({ certainty, margin }: Pick<Evidence, 'certainty' | 'margin'>): string {
  return margin === '' ? certainty : `${certainty} (${margin})`;
}

/** How sure the figures are, in a few lines: those that are equally sure together. */
export function sureLines(impact: Impact): readonly ImpactLine[] {
  const groups = new Map<string, string[]>();
  for (const one of evidenceOf(impact)) groups.set(sureText(one), [...(groups.get(sureText(one)) ?? []), one.figure]);
  return [
    ...[...groups].map(([sure, figures]) => line(sure, figures.join(', ').toLowerCase())),
    line('Read', readText(impact)),
  ];
}

/** What was read of the site, when, and whether it held still. */
export function readText({ reads, observedAt, level }: Impact): string {
  const { calls, accounts, budget, moving } = reads;
  const limit = budget === null ? '' : ` of at most ${budget}`;
  const still = moving === true ? '; the site moved while it was read, so figures may be off' : '';
  return `${level}, ${calls} calls${limit}, ${countText(accounts)} accounts one by one, at ${observedAt}${still}`;
}

/** Of several figures of one sort the reader is told how sure the least sure one is. */
function leastSure<Of extends CountFigure | AmountFigure>(
  figures: readonly (Of | null | undefined)[] | undefined,
): Of | undefined {
  const known = (figures ?? []).flatMap((figure) => figure ?? []) as Of[];
  const least = worst(known.map(({ certainty }) => certainty));
  return known.find(({ certainty }) => certainty === least);
}

function evidence(figure: string, of: CountFigure | AmountFigure): Evidence {
  const margin = 'plusMinus' in of && of.plusMinus ? `± ${of.plusMinus.points} points of per cent` : '';
  return { figure, certainty: of.certainty, margin, accounts: of.accounts, calls: of.calls, method: of.method };
}

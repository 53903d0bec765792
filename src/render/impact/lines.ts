import type { Impact, Move, RewardFigures, TierFigures, Turn } from '../../impact/document.ts';
import { type AmountFigure, type CountFigure, countText, figureText } from '../../impact/figure.ts';
import type { PlanDocument } from '../../kernel/document.ts';
import { sanitize } from '../sanitize.ts';

/** One line of the impact on customers: what it is about, and what is known of it. */
export interface ImpactLine {
  readonly about: string;
  readonly says: string;
}

/** The impact of a plan in lines, the same for every format; none when nobody asked for it. */
export function impactLines({ impact }: PlanDocument): readonly ImpactLine[] {
  // Out of a saved plan of another version it may be anything.
  if (impact === null || !('level' in impact)) return [];
  return linesOf(impact as Impact);
}

function linesOf({
  customers,
  tiers,
  rewards,
  liability,
  expiry,
  stranded,
  currency,
  notes,
  reads,
}: Impact): ImpactLine[] {
  const names = new Map((tiers?.tiers ?? []).map(({ address, name }) => [address, sanitize(name)]));
  return [
    ...(customers ? [line('Customers', `${figureText(customers)} (${reads.calls} calls)`)] : []),
    ...(tiers?.tiers ?? []).flatMap(tierLine),
    ...(tiers?.moves ?? []).flatMap((move) => moveLine(move, names)),
    ...rewards.filter(({ changed }) => changed).map((reward) => rewardLine(reward, currency)),
    ...(liability ? turnLines('Points may cost', liability.expected, currency) : []),
    ...(expiry?.atOnce ? [line('Points expire at once', figureText(expiry.atOnce.accounts))] : []),
    ...(stranded ? [line('Cannot spend their points', figureText(stranded))] : []),
    ...notes.map((note) => line('Note', sanitize(note))),
  ];
}

function tierLine({ name, threshold, accounts }: TierFigures): readonly ImpactLine[] {
  const [before, after] = [shown(accounts.before), shown(accounts.after)];
  if (before === after && threshold.before === threshold.after) return [];
  return [line(`Tier ${sanitize(name)}`, `${before} → ${after}`)];
}

function moveLine({ from, to, way, accounts, share }: Move, names: ReadonlyMap<string, string>): readonly ImpactLine[] {
  if (way === 'stays' || accounts.value === 0) return [];
  const part = share === null ? '' : ` (${share} % of ${names.get(from) ?? from})`;
  return [line(`${names.get(from) ?? from} → ${names.get(to) ?? to}`, `${figureText(accounts)} go ${way}${part}`)];
}

function rewardLine(
  { name, affordable, outOfReach, inReach, heldPoints, coupons }: RewardFigures,
  currency: string | null,
): ImpactLine {
  const loss = heldPoints?.devaluation?.value;
  const parts = [
    `can take it: ${shown(affordable.before)} → ${shown(affordable.after)}`,
    ...(outOfReach.value === 0 ? [] : [`newly out of reach of ${figureText(outOfReach)}`]),
    ...(inReach.value === 0 ? [] : [`newly in reach of ${figureText(inReach)}`]),
    ...(loss === undefined || loss === null ? [] : [`held points lose ${money(loss, currency)}`]),
    ...(coupons && coupons.open.value !== 0 ? [`open coupons: ${figureText(coupons.open)}`] : []),
  ];
  return line(`Reward ${sanitize(name)}`, parts.join('; '));
}

function turnLines(
  about: string,
  { before, after }: Turn<AmountFigure>,
  currency: string | null,
): readonly ImpactLine[] {
  if (before === null || after === null || before.value === null || after.value === null) return [];
  return [line(about, `${money(before.value, currency)} → ${money(after.value, currency)}`)];
}

function money(amount: string, currency: string | null): string {
  return currency === null || currency === 'XXX' ? amount : `${amount} ${currency}`;
}

function shown(figure: CountFigure | null): string {
  return figure === null ? 'none' : figure.between ? figureText(figure) : countText(figure.value);
}

function line(about: string, says: string): ImpactLine {
  return { about, says };
}

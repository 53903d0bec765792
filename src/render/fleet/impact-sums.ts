import { amountsTogether, countText, NO_CURRENCY } from '../../impact/figure.ts';
import { amountText, briefCount } from '../impact/amounts.ts';
import { count, list } from '../words.ts';
import { type Loss, lossWords, mostOf, type SiteImpact } from './site-impact.ts';

interface Money {
  readonly low: string;
  readonly high: string;
  readonly rough: boolean;
}

/**
 * The losses of several sites added up, loss by loss. Only what is told of each site is added: of a group too small to tell there is but the number
 * of sites that have one, currencies stay apart, and sites whose amount is withheld, or in no known currency, are counted instead.
 */
export function lossesTogether(impacts: readonly SiteImpact[]): readonly string[] {
  const shared = new Map<string, { readonly loss: Loss; readonly currency: string | null }[]>();
  for (const { losses, currency } of impacts) {
    for (const loss of losses) {
      const key = `${loss.what} ${loss.address}`;
      shared.set(key, [...(shared.get(key) ?? []), { loss, currency }]);
    }
  }
  return [...shared.values()].map((all) => {
    const [first] = all as [(typeof all)[number]];
    return lossWords(first.loss, peopleOf(all.map(({ loss }) => loss)), worthOf(all)) + leftOut(all);
  });
}

/** `90`, `about 90`, `80–95`, `90 and <5 at 2 sites each`. */
function peopleOf(losses: readonly Loss[]): string {
  const some = losses.filter(({ accounts }) => accounts.value !== 0);
  const small = some.filter(({ accounts }) => isSmall(accounts)).length;
  const told = some.flatMap(({ accounts }) => (isSmall(accounts) ? [] : [accounts]));
  const high = told.reduce((sum, accounts) => sum + mostOf(accounts), 0);
  const low = told.reduce((sum, accounts) => sum + lowOf(accounts), 0);
  const certainty = told.some((each) => each.certainty === 'estimated') ? 'estimated' : 'exact';
  const parts = [
    ...(told.length === 0
      ? []
      : [briefCount({ value: high, certainty, ...(low < high ? { between: [low, high] } : {}) })]),
    ...(small === 0 ? [] : [`${countText('<5')} at ${small === 1 ? '1 site' : `${small} sites each`}`]),
  ];
  return parts.join(' and ');
}

function isSmall(accounts: Loss['accounts']): boolean {
  return accounts.value === '<5' || accounts.between?.[1] === '<5';
}

function lowOf({ value, between }: Loss['accounts']): number {
  const low = between ? between[0] : value;
  return low === '<5' ? 0 : low;
}

interface Lost {
  readonly loss: Loss;
  readonly currency: string | null;
}

function worthOf(all: readonly Lost[]): string {
  const sums = new Map<string, Money>();
  for (const { loss, currency } of all) {
    if (!isSummed({ loss, currency })) continue;
    const { value, between, certainty } = loss.worth as { value: string } & NonNullable<Loss['worth']>;
    const { low, high, rough } = sums.get(currency as string) ?? { low: '0', high: '0', rough: false };
    const [least, most] = between ?? [value, value];
    const isRough = rough || certainty === 'estimated';
    sums.set(currency as string, {
      low: amountsTogether(low, least),
      high: amountsTogether(high, most),
      rough: isRough,
    });
  }
  return list([...sums].map(([currency, money]) => moneyText(money, currency)));
}

function moneyText({ low, high, rough }: Money, currency: string): string {
  const between = low === high ? {} : { between: [low, high] as const };
  return amountText({ value: high, certainty: rough ? 'estimated' : 'exact', ...between }, currency);
}

function isSummed({ loss: { worth }, currency }: Lost): boolean {
  return worth !== undefined && worth.value !== null && currency !== null && currency !== NO_CURRENCY;
}

function leftOut(all: readonly Lost[]): string {
  const missing = all.filter((each) => each.loss.worth !== undefined && !isSummed(each)).length;
  if (missing === 0) return '';
  return ` (what is lost at ${count(missing, 'site')} is not in it: withheld, or in no known currency)`;
}

import { countOf, countText, NO_CURRENCY } from './figure.ts';
import { isKnown } from './movement.ts';
import { isMoving, type Picture } from './picture.ts';
import type { Answered } from './population.ts';
import { asksBalances } from './questions.ts';
import { redemptionProxy } from './redemption.ts';
import type { Situation } from './situation.ts';

/** What is not known, and why, in sentences. Without a picture the totals could not be read; of nobody there is nothing to say. */
export function notesOn(
  situation: Situation,
  answered: readonly Answered[],
  picture: Picture | undefined,
): readonly string[] {
  const { assumptions, changes } = situation;
  if (changes.length === 0 || picture?.totals.answer.accounts === 0) return [];
  return [
    ...(picture ? peopleNotes(picture) : [unknown(answered)]),
    ...(assumptions ? [] : ['No assumptions are declared: there are counts, and no money.']),
    ...(picture && assumptions ? moneyNotes(situation, picture) : []),
  ];
}

function unknown(answered: readonly Answered[]): string {
  const refusal = answered.find(({ question, answer }) => question.ask === 'totals' && answer === null)?.refusal;
  return `Impact unknown: the site did not tell its totals, so no customer was counted.${refusal ? ` It says: ${refusal}` : ''}`;
}

function peopleNotes(picture: Picture): readonly string[] {
  const { situation, strata, balances, answered } = picture;
  const read = strata.filter(isKnown);
  const missing = strata.filter((stratum) => stratum.question && !isKnown(stratum));
  return [
    ...(balances || !asksBalances(situation)
      ? []
      : ['Balances could not be counted: who can afford what is not known.']),
    ...(isMoving(picture) ? ['The site moved while it was read: the figures are those of a moving target.'] : []),
    ...(missing.length > 0 ? [`Not read, so only bounded: ${missing.map(({ rung }) => rung.name).join(', ')}.`] : []),
    ...cutShort(answered),
    ...read
      .filter(({ sample }) => sample)
      .map(
        ({ rung, seen }) =>
          `${rung.name}: a sample of ${countText(countOf(seen))}, each figure within the margin with 95 %.`,
      ),
  ];
}

/** Rewards with more coupons than calls. */
function cutShort(answered: readonly Answered[]): readonly string[] {
  return answered.flatMap(({ question, answer, read }) =>
    question.ask === 'coupons' && answer && read.certainty !== 'exact'
      ? [`${question.reward.address}: not all open coupons were read; there are at least as many as are told.`]
      : [],
  );
}

function moneyNotes(situation: Situation, { answered }: Picture): readonly string[] {
  const { assumptions } = situation;
  const missing = (['averageOrder', 'visitsPerMonth', 'margin'] as const).filter(
    (name) => assumptions?.[name] === undefined,
  );
  const proxy = assumptions?.redemptionRate === undefined ? redemptionProxy(situation, answered) : undefined;
  const rate = assumptions?.redemptionRate === undefined && proxy === undefined ? ['redemptionRate'] : [];
  const all = [...missing, ...rate];
  return [
    ...(all.length > 0
      ? [`Not declared under assumptions, so figures that need them are left out: ${all.join(', ')}.`]
      : []),
    ...(assumptions?.currency === NO_CURRENCY
      ? ['No currency is declared: amounts of money are told without one.']
      : []),
    ...(proxy === undefined
      ? []
      : [`The redemption rate ${proxy} is what was redeemed over what was earned in the last 90 days.`]),
  ];
}

import { countOf, countText } from './figure.ts';
import { isKnown } from './movement.ts';
import type { Picture } from './picture.ts';
import { redemptionProxy } from './redemption.ts';
import { windowMoves } from './segments.ts';
import type { Situation } from './situation.ts';

/** What is not known, and why, in sentences. Undefined: the totals could not be read. */
export function notesOn(situation: Situation, picture: Picture | undefined): readonly string[] {
  const { assumptions, changes } = situation;
  if (changes.length === 0) return [];
  return [
    ...(picture ? peopleNotes(picture) : ['The totals of the site could not be read: no customer was counted.']),
    ...(assumptions ? [] : ['No assumptions are declared: there are counts, and no money.']),
    ...(picture && assumptions ? moneyNotes(situation, picture) : []),
  ];
}

function peopleNotes({ situation, strata, balances, answered }: Picture): readonly string[] {
  const read = strata.filter(isKnown);
  const missing = strata.filter((stratum) => stratum.question && !isKnown(stratum));
  const unread =
    windowMoves(situation) && !answered.some(({ question, answer }) => question.ask === 'window' && answer);
  return [
    ...(balances ? [] : ['Balances could not be counted: who can afford what is not known.']),
    ...(missing.length > 0 ? [`Not read, so only bounded: ${missing.map(({ rung }) => rung.name).join(', ')}.`] : []),
    ...read
      .filter(({ sample }) => sample)
      .map(
        ({ rung, seen }) =>
          `${rung.name}: a sample of ${countText(countOf(seen))}, each figure within the margin with 95 %.`,
      ),
    ...(unread ? ['The window changes: who moves is known only from transactions, which "--impact full" reads.'] : []),
  ];
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
    ...(proxy === undefined
      ? []
      : [`The redemption rate ${proxy} is what was redeemed over what was earned in the last 90 days.`]),
  ];
}

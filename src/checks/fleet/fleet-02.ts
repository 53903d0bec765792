import { list } from '../words.ts';
import { defineFleet, type InheritedAmount, type Member } from './fleet-check.ts';

export const fleet02 = defineFleet({
  id: 'L-FLEET-02',
  severity: 'error',
  scope: 'fleet',
  title: 'sites of different currencies share an overlay with amounts of money',
  why: 'An amount keeps its number and changes its worth: 8 dollars off are not 8 yen off, and a point for each dollar is not one for each yen.',
  fix: 'Write these amounts in a file of their own for the sites of this currency, even where the number is the same.',
  limits: {},
  check: (members) => {
    const currencies = new Map([...sharers(members)].map(([file, sites]) => [file, usualIn(sites)]));
    return members.flatMap((member) => {
      const { currency } = member.facts;
      const foreign = [...byFile(member)].filter(([file]) => {
        const usual = currencies.get(file);
        return currency !== undefined && usual !== undefined && usual !== currency;
      });
      return foreign.map(([file, amounts]) => ({
        file: member.file,
        message: `The site is in ${currency}, and takes ${told(amounts)} from ${file}, which is in ${currencies.get(file)} for most sites.`,
        place: (amounts[0] as InheritedAmount).place,
        measured: `${currency}`,
        limit: `${currencies.get(file)}`,
      }));
    });
  },
});

/** Which sites take amounts from which file. */
function sharers(members: readonly Member[]): ReadonlyMap<string, readonly Member[]> {
  const sites = new Map<string, Member[]>();
  for (const member of members) {
    for (const file of byFile(member).keys()) sites.set(file, [...(sites.get(file) ?? []), member]);
  }
  return sites;
}

function byFile({ facts }: Member): ReadonlyMap<string, readonly InheritedAmount[]> {
  const amounts = new Map<string, InheritedAmount[]>();
  for (const amount of facts.inherited) {
    const { file } = amount.place;
    amounts.set(file, [...(amounts.get(file) ?? []), amount]);
  }
  return amounts;
}

/** The currency of most of them; of equally many, the one that comes first. Undefined where nobody declares one. */
function usualIn(members: readonly Member[]): string | undefined {
  const counts = new Map<string, number>();
  for (const { facts } of members) {
    if (facts.currency !== undefined) counts.set(facts.currency, (counts.get(facts.currency) ?? 0) + 1);
  }
  return [...counts].reduce<readonly [string | undefined, number]>(
    (best, one) => (one[1] > best[1] ? one : best),
    [undefined, 0],
  )[0];
}

function told(amounts: readonly InheritedAmount[]): string {
  const names = amounts.map(({ what }) => what);
  return names.length > 4 ? `${names.length} amounts of money` : list(names);
}

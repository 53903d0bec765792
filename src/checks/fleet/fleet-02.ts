import { list } from '../words.ts';
import { defineFleet, type InheritedAmounts, type Member } from './fleet-check.ts';

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
    return members.flatMap(({ file, facts: { currency, inherited } }) => {
      const foreign = inherited.filter((amounts) => {
        const usual = currencies.get(amounts.file);
        return currency !== undefined && usual !== undefined && usual !== currency;
      });
      return foreign.map((amounts) => ({
        file,
        message: `The site is in ${currency}, and takes ${told(amounts)} from ${amounts.file}, which is in ${currencies.get(amounts.file)} for most sites.`,
        place: amounts.place,
        measured: `${currency}`,
        limit: `${currencies.get(amounts.file)}`,
      }));
    });
  },
});

/** Which sites take amounts from which file. */
function sharers(members: readonly Member[]): ReadonlyMap<string, readonly Member[]> {
  const sites = new Map<string, Member[]>();
  for (const member of members) {
    for (const { file } of member.facts.inherited) {
      const known = sites.get(file);
      if (known) known.push(member);
      else sites.set(file, [member]);
    }
  }
  return sites;
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

function told({ count, names }: InheritedAmounts): string {
  return count > names.length ? `${count} amounts of money` : list(names);
}

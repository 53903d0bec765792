import { exceeds, list, percent } from '../words.ts';
import { defineFleet, type Member } from './fleet-check.ts';

export const fleet01 = defineFleet({
  id: 'L-FLEET-01',
  severity: 'warning',
  scope: 'fleet',
  title: 'points of one name are worth different amounts on sites of one chain',
  why: 'Customers of two sites compare what the same points buy.',
  fix: 'Give the points the same worth, or another name; or switch the check off in the files where it is meant, with a reason.',
  limits: { spread: { value: 10, unit: '%', means: 'by how much the worth of a point may differ between sites' } },
  check: (members, { spread }) =>
    [...alike(members).values()].flatMap((sites) => {
      const worths = sites.map(({ facts }) => facts.worth as number);
      const [least, most] = [Math.min(...worths), Math.max(...worths)];
      const difference = most / least - 1;
      if (!exceeds(difference, spread / 100)) return [];
      const { points = '', currency } = (sites[0] as Member).facts;
      const unit = currency === undefined ? '' : ` ${currency}`;
      const said = byWorth(sites).map(([worth, files]) => `${worth}${unit} at ${told(files)}`);
      return [
        {
          message: `Points called ${points} buy ${list(said)}.`,
          measured: percent(difference),
          limit: percent(spread / 100),
        },
      ];
    }),
});

/** Sites whose points have one name and are worth something in one currency: only these can be compared. */
function alike(members: readonly Member[]): ReadonlyMap<string, readonly Member[]> {
  const groups = new Map<string, Member[]>();
  for (const member of members) {
    const { points, currency, worth } = member.facts;
    if (points === undefined || worth === undefined) continue;
    const key = JSON.stringify([points.normalize('NFC').trim().toLowerCase(), currency]);
    const known = groups.get(key);
    if (known) known.push(member);
    else groups.set(key, [member]);
  }
  return groups;
}

function byWorth(sites: readonly Member[]): readonly (readonly [string, readonly string[]])[] {
  const groups = new Map<string, string[]>();
  for (const { file, facts } of sites) {
    const worth = (facts.worth as number).toFixed(4);
    const known = groups.get(worth);
    if (known) known.push(file);
    else groups.set(worth, [file]);
  }
  return [...groups].toSorted(([, a], [, b]) => a.length - b.length);
}

/** A few sites are named, many are counted. */
function told(files: readonly string[]): string {
  return files.length > 4 ? `${files.length} sites` : list(files);
}

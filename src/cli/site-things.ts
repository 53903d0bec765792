import type { Thing } from '../impact/program.ts';
import { type Address, addressByName, addressOf } from '../kernel/address.ts';
import { directory } from '../kernel/directory.ts';
import type { Handle, Kind, Live } from '../kernel/kind.ts';
import { listOf, type Survey, withKeys } from '../kernel/survey.ts';
import { kinds } from './kinds.ts';

/** All that a site holds, managed or not, under the addresses that a plan knows them by; ids of tiers are swapped for keys. */
export function siteThings(live: Survey, known: Readonly<Record<Address, Handle>>): readonly Thing[] {
  const book = directory(known);
  return kinds.flatMap((kind) =>
    withKeys(kind, listOf(live, kind), book).map((thing) => ({
      kind: kind.name,
      address: addressIn(kind, thing, known),
      id: thing.handle.id,
      spec: thing.spec,
    })),
  );
}

function addressIn(kind: Kind<unknown>, thing: Live<unknown>, known: Readonly<Record<Address, Handle>>): Address {
  const { section, single } = kind;
  if (single) return addressOf(section, single.key);
  const mine = Object.entries(known).find(
    ([address, { id }]) => id === thing.handle.id && address.startsWith(`${section}/`),
  );
  return (mine?.[0] as Address | undefined) ?? addressByName(section, kind.nameOf(thing.spec));
}

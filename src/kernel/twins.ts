import { type Address, keyIn } from './address.ts';
import type { Create } from './change.ts';
import type { Kind, Live } from './kind.ts';

/** What the site has of things that are to be created. */
export interface Twins {
  readonly found: ReadonlyMap<Address, Live<unknown>>;
  /** Creates for which the kind could not tell which thing it is. */
  readonly unclear: ReadonlySet<Address>;
}

/** The live things that the kind's claim would give to these creates. */
export function twins(
  kind: Kind<unknown>,
  creates: readonly Pick<Create<unknown>, 'address' | 'to'>[],
  live: readonly Live<unknown>[],
): Twins {
  const wanted = creates.map(({ address, to }) => ({ address, key: keyIn(address), spec: to as never, identity: {} }));
  const { pairs, missing } = kind.claim(wanted, live);
  const found = new Map(pairs.map((pair) => [pair.wanted.address, pair.live]));
  const absent = new Set(missing.map(({ address }) => address));
  const unclear = creates
    .map(({ address }) => address)
    .filter((address) => !found.has(address) && !absent.has(address));
  return { found, unclear: new Set(unclear) };
}

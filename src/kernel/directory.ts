import { type Address, keyIn } from './address.ts';
import type { Handle } from './kind.ts';
import { sortedBy } from './sorted.ts';

/** The phone book of one run: which handle stands behind an address, and which key behind an id. Grows as things are created. */
export interface Directory {
  handle(address: Address): Handle | undefined;
  /** The id behind an address. Throws a RangeError when there is none: the plan's order has been broken. */
  id(address: Address): string;
  /** The key the file has for the thing with this id. */
  keyOf(id: string): string | undefined;
  set(address: Address, handle: Handle): void;
  drop(address: Address): void;
  /** Everything known, for the plan document. */
  entries(): Readonly<Record<Address, Handle>>;
}

/** A directory that starts with these handles. */
export function directory(known: Readonly<Record<Address, Handle>> = {}): Directory {
  const handles = new Map<Address, Handle>(Object.entries(known) as [Address, Handle][]);
  const keys = new Map<string, string>();
  for (const [address, handle] of handles) keys.set(handle.id, keyIn(address));
  return {
    handle: (address) => handles.get(address),
    id: (address) => {
      const handle = handles.get(address);
      if (!handle) throw new RangeError(`${address} has no id yet`);
      return handle.id;
    },
    keyOf: (id) => keys.get(id),
    set: (address, handle) => {
      handles.set(address, handle);
      keys.set(handle.id, keyIn(address));
    },
    drop: (address) => {
      const handle = handles.get(address);
      if (handle) keys.delete(handle.id);
      handles.delete(address);
    },
    entries: () => Object.fromEntries(sortedBy([...handles], ([address]) => address)),
  };
}

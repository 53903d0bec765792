import type { Address } from '../kernel/address.ts';
import type { Declared } from '../kernel/kind.ts';

/** A thing of one kind, as a file declares it or a site has it. */
export interface Of<Spec> {
  readonly address: Address;
  readonly spec: Declared<Spec>;
}

/** `null` in a spec says "is not there", an absent key "nobody speaks of it": to a check both are nothing. */
export function said<T>(value: T | null | undefined): T | undefined {
  return value ?? undefined;
}

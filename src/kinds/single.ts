import type { Address } from '../kernel/address.ts';
import { addressOf } from '../kernel/address.ts';
import { Failure } from '../kernel/failure.ts';
import type { Claims, Declared, Live, Wanted } from '../kernel/kind.ts';
import { canonicalTexts } from './text.ts';

/** Claims for a kind of which a site has exactly one: whatever the file wants of it is about that one. */
export function claimSingle<Spec>(wanted: readonly Wanted<Spec>[], live: readonly Live<Spec>[]): Claims<Spec> {
  const [only] = live;
  if (!only) return { pairs: [], missing: wanted, unmatched: [], problems: [] };
  return {
    pairs: wanted.map((one) => ({ wanted: one, live: only })),
    missing: [],
    unmatched: wanted.length > 0 ? [] : live,
    problems: [],
  };
}

/**
 * The parts of a section that one single kind reads, as the thing it wants: none when the file declares none of them.
 * Texts come out in canonical form.
 */
export function wantedSingle<Spec>(
  place: { readonly section: string; readonly key: string },
  declared: unknown,
  parts: readonly string[],
): readonly Wanted<Spec>[] {
  if (typeof declared !== 'object' || declared === null) return [];
  const own = Object.entries(declared).filter(([name, value]) => parts.includes(name) && value !== undefined);
  if (own.length === 0) return [];
  const spec = canonicalTexts(Object.fromEntries(own)) as Declared<Spec>;
  return [{ address: addressOf(place.section, place.key), key: place.key, spec, identity: {} }];
}

/** For the writer of something that Wix makes and keeps by itself. */
export function onlyOne(what: 'created' | 'deleted', address: Address): Failure {
  const message = `${address} cannot be ${what}: every site has exactly one.`;
  return new Failure({ code: 'ONLY_ONE', severity: 'error', address, message }, 'unsent');
}

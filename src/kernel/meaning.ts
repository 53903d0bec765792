import { type Address, addressByName, type Reference } from './address.ts';
import type { Kind, Live, Wanted } from './kind.ts';
import type { Match } from './match.ts';
import { nearest } from './nearest.ts';

/** True when a reference, its attribute aside, is about this thing of the file: by its key, or in quotes by a name or the id. */
export function meansWanted(
  kind: Kind<unknown>,
  reference: Reference,
  wanted: Wanted<unknown>,
  live: Live<unknown>,
): boolean {
  if (reference.section !== kind.section) return false;
  return reference.name === undefined
    ? reference.key === wanted.key
    : namesOf(kind, live).includes(alike(reference.name));
}

/** The word a reference has for a thing, as names are compared; undefined for a whole section. */
export function said({ name, key }: Reference): string | undefined {
  const word = name ?? key;
  return word === undefined ? undefined : alike(word);
}

/** All by which a file can mean a live thing that has no key there; a single always has one. */
export function wordsOf(kind: Kind<unknown>, live: Live<unknown>): readonly string[] {
  return kind.single ? [kind.single.key] : namesOf(kind, live);
}

/** A live thing's display name, and its id. */
export function namesOf(kind: Kind<unknown>, live: Live<unknown>): readonly string[] {
  return [alike(kind.nameOf(live.spec)), live.handle.id];
}

/** Names are compared in NFC, trimmed, case kept. */
function alike(name: string): string {
  return name.normalize('NFC').trim();
}

/** The live thing that a reference to nothing most likely misspells, among those that the file does not declare. */
export function meantBy(reference: Reference, matches: readonly Match[]): Address | undefined {
  const names = matches
    .filter(({ kind }) => kind.section === reference.section && !kind.single)
    .flatMap(({ kind, claims }) => claims.unmatched.map(({ spec }) => kind.nameOf(spec)));
  const name = nearest(said(reference) ?? '', names);
  return name === undefined ? undefined : addressByName(reference.section, name);
}

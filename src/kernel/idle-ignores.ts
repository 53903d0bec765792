import { type Reference, textOf } from './address.ts';
import type { Match, Policy } from './match.ts';
import { meansWanted, meantBy, said, wordsOf } from './meaning.ts';
import type { Problem } from './problem.ts';

/** Lines under `ignore:` that leave nothing alone, since what they name is not there. Worth saying, never an error. */
export function idleIgnores({ ignore = [] }: Policy, matches: readonly Match[]): readonly Problem[] {
  const idle = ignore.filter((reference) => !matches.some((match) => isUsed(reference, match)));
  return idle.map((reference) => problemOf(reference, matches));
}

function isUsed(reference: Reference, { kind, live, claims }: Match): boolean {
  if (reference.section !== kind.section) return false;
  if (reference.path === '') return live.some((thing) => wordsOf(kind, thing).some((word) => word === said(reference)));
  // What is yet to be made may have any name.
  const isToCome = claims.missing.some(({ key }) => reference.key === undefined || reference.key === key);
  return isToCome || claims.pairs.some((pair) => meansWanted(kind, reference, pair.wanted, pair.live));
}

function problemOf(reference: Reference, matches: readonly Match[]): Problem {
  const meant = meantBy(reference, matches);
  const why = reference.path === '' ? 'it is not on the site' : 'the file declares no such thing';
  return {
    code: 'IGNORE_IDLE',
    severity: 'info',
    address: textOf(reference),
    message: `ignore: ${textOf(reference)} leaves nothing alone: ${why}.`,
    next: meant === undefined ? 'Delete the line, unless the thing is to come back.' : `Did you mean ${meant}?`,
  };
}

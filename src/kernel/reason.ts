import type { Field } from './change.ts';
import type { Json, Kind } from './kind.ts';
import { compare } from './sorted.ts';
import { at } from './tree.ts';

/** More attributes than these are only counted. */
const NAMED = 3;

/** Why a thing is updated, in a sentence: what it is called now, or which attributes the file has otherwise. */
export function whyUpdated(kind: Kind<unknown>, from: unknown, to: unknown, fields: readonly Field[]): string {
  const name = kind.nameOf(from);
  if (isParked(kind, from, to)) return 'A run that was cut off left it under a temporary value.';
  if (name === '') return 'It has no name on the site.';
  if (name !== kind.nameOf(to)) return `The site calls it ${JSON.stringify(name)}.`;
  const paths = fields.map(({ path }) => path).sort(compare);
  if (paths.length > NAMED) return `${paths.length} attributes are not as the file has them.`;
  const [last = '', ...before] = paths.toReversed();
  if (before.length === 0) return `The file has another ${last}.`;
  return `The file has another ${before.toReversed().join(', ')} and ${last}.`;
}

/** It stands on a value that stands in for one it is to have. */
function isParked(kind: Kind<unknown>, from: unknown, to: unknown): boolean {
  return (kind.unique ?? []).some(({ path, spare }) => {
    const [now, then] = [at(from, path), at(to, path)] as [Json, Json];
    return typeof now === 'string' && now !== then && now === spare(then, new Set());
  });
}

import type { Address } from './address.ts';
import type { Change } from './change.ts';
import type { Problem } from './problem.ts';

/** Refuses deletes of protected things, and replacements, which delete too. No consent lets them pass: it takes two steps. */
export function guarded(changes: readonly Change[], things: readonly Address[]): readonly Problem[] {
  const safe = new Set(things);
  return changes.flatMap((change): readonly Problem[] => {
    if (change.op !== 'delete' || !safe.has(change.address)) return [];
    return [
      {
        code: 'PROTECTED',
        severity: 'error',
        address: change.address,
        message: `${change.address} is protected by preventDestroy, and would be deleted. ${change.reason}`,
        next: 'First take "preventDestroy: true" out of the file and apply that; then make this change.',
      },
    ];
  });
}

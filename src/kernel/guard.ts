import type { Lives } from './basis.ts';
import type { Change, Delete } from './change.ts';
import { type Problem, refuses } from './problem.ts';

/** More deletes than this in one plan ask for a consent of their own. */
const DELETES_AT_ONCE = 10;
/** As does a larger share of a kind than this, where the site has at least `SHARE_FROM` of it. */
const DELETED_SHARE = 0.3;
const SHARE_FROM = 10;

/** What a person agreed to on the command line. Never stored, never taken from the environment. */
export interface Consents {
  readonly allowDelete?: boolean;
  readonly allowAdverse?: boolean;
  /** The names after `--override`. */
  readonly overrides?: readonly string[];
}

/** The brakes on deletes: who asked, how many, and how precious. */
export function limits(changes: readonly Change[], site: readonly Lives[]): readonly Problem[] {
  const deletes = changes.filter((change) => change.op === 'delete');
  return [...unasked(changes), ...tooMany(deletes, site)];
}

/** True for the code of a Problem that `limits` gives. */
export function isLimit(code: string): boolean {
  return code === 'DELETE_NOT_ALLOWED' || code === 'DELETE_LIMIT';
}

/** The Problems that refuse this run, given what was agreed to. `plan` and `apply` ask the same question. */
export function verdict(problems: readonly Problem[], consents: Consents): readonly Problem[] {
  return problems.filter(
    (problem) => refuses(problem) && !(problem.severity === 'critical' && agreed(problem.yieldsTo, consents)),
  );
}

function agreed(yieldsTo: string | undefined, consents: Consents): boolean {
  if (yieldsTo === 'allow-delete') return consents.allowDelete === true;
  if (yieldsTo === 'allow-adverse') return consents.allowAdverse === true;
  return (
    yieldsTo?.startsWith('override ') === true &&
    consents.overrides?.includes(yieldsTo.slice('override '.length)) === true
  );
}

/** A delete that the file does not name under `removed:` needs the flag. */
function unasked(changes: readonly Change[]): readonly Problem[] {
  return changes.flatMap((change): readonly Problem[] => {
    if (change.op !== 'delete' || change.consent === 'removed') return [];
    return [
      {
        code: 'DELETE_NOT_ALLOWED',
        severity: 'critical',
        address: change.address,
        message: `${change.address} would be deleted. ${change.reason}`,
        next: 'Agree with --allow-delete, or name it under "removed:" in the file.',
        yieldsTo: 'allow-delete',
      },
    ];
  });
}

function tooMany(deletes: readonly Delete<unknown>[], site: readonly Lives[]): readonly Problem[] {
  const reasons: string[] = [];
  if (deletes.length > DELETES_AT_ONCE)
    reasons.push(`${deletes.length} things would be deleted at once (limit ${DELETES_AT_ONCE}).`);
  for (const { kind, live } of site) {
    const count = deletes.filter((change) => change.kind === kind.name).length;
    if (count === 0) continue;
    const share = `${count} of ${live.length} ${kind.section} would be deleted (limit ${DELETED_SHARE * 100} % from ${SHARE_FROM} on).`;
    if (live.length >= SHARE_FROM && count / live.length > DELETED_SHARE) reasons.push(share);
    if (kind.precious !== undefined)
      reasons.push(`${count} of ${live.length} ${kind.section} would be deleted: ${kind.precious}`);
  }
  const asked = deletes.find(({ consent }) => consent === 'removed' || consent === 'exclusive')?.consent;
  return reasons.map((reason) => ({
    code: 'DELETE_LIMIT',
    severity: 'critical',
    ...(asked === undefined ? {} : { path: asked }),
    message: reason,
    next: 'If that is meant, agree with --override delete-limit --reason "<why>".',
    yieldsTo: 'override delete-limit',
  }));
}

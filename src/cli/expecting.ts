import type { PlanDocument } from '../kernel/document.ts';
import type { Problem } from '../kernel/problem.ts';
import { EXIT, Stop } from './exit.ts';
import type { Values } from './flags.ts';
import type { World } from './world.ts';

/** A change set as it was reviewed: of one site, or, as site `*`, of many. */
export type Reviewable = Pick<PlanDocument, 'site' | 'digest'> & {
  readonly config: Pick<PlanDocument['config'], 'path'>;
};

/** Holds a plan against the change set that was reviewed, when there is to be one. Throws a Stop (exit 4) when it is another. */
export async function mustBeExpected(document: Reviewable, values: Values, world: World): Promise<void> {
  const expected =
    values.expectFrom === 'github'
      ? await (await import('./github/reviewed.ts')).reviewedDigest(document, world)
      : (values.expect as string | undefined);
  if (expected !== undefined && expected !== document.digest)
    throw new Stop([unexpected(expected, document)], EXIT.stale);
}

function unexpected(expected: string, document: Reviewable): Problem {
  return {
    code: 'UNEXPECTED_CHANGES',
    severity: 'error',
    message: `The change set has the digest ${document.digest}, not the reviewed ${expected}: the file or the site moved since the review.`,
    next: 'Review the new plan, and pass its digest.',
  };
}

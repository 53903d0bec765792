import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { readPlanFile } from '../config/index.ts';
import { byPath, checksumOf, compose } from '../kernel/compose.ts';
import type { PlanDocument } from '../kernel/document.ts';
import { equal } from '../kernel/hash.ts';
import type { Problem } from '../kernel/problem.ts';
import { EXIT, Stop } from './exit.ts';
import type { World } from './world.ts';

/** Reads a plan that `plan --out` saved. Throws a Stop with every problem of the file, and for one that was edited by hand. */
export function savedPlan(path: string, world: World): PlanDocument {
  const read = readPlanFile(readFileSync(resolve(world.cwd, path), 'utf8'), path);
  if ('problems' in read && !('changes' in read)) throw new Stop(read.problems, EXIT.error);
  const document = read as PlanDocument;
  if (!isWhole(document)) throw new Stop([altered(path)], EXIT.error);
  return document;
}

/**
 * All is as it was saved: the site, what refuses the plan and what it is based on, too. What is shown and what would be applied are two parts of
 * a change: they have to say the same, as does the digest that was reviewed.
 */
function isWhole(document: PlanDocument): boolean {
  if (document.checksum !== checksumOf(document)) return false;
  const { tool, createdAt, config } = document;
  const nothing = { problems: [], manual: [], unmanaged: [], ignored: [] };
  const again = compose({ plan: document, ...nothing }, { tool, createdAt, config, blindSpots: [] });
  return (
    again.digest === document.digest &&
    again.changes.every(({ fields }, index) => equal(byPath(fields), byPath(document.changes[index]?.fields ?? [])))
  );
}

function altered(path: string): Problem {
  return {
    code: 'PLAN_ALTERED',
    severity: 'error',
    message: `${path} was changed after it was saved, so nobody can say that what it does is what was reviewed.`,
    next: 'Plan again; to change what happens, change loyalty.yaml.',
    place: { file: path, line: 1, column: 1 },
  };
}

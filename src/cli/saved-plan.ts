import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { readPlanFile } from '../config/index.ts';
import type { PlanDocument } from '../kernel/document.ts';
import { EXIT, Stop } from './exit.ts';
import type { World } from './world.ts';

/** Reads a plan that `plan --out` saved. Throws a Stop with every problem of the file. */
export function savedPlan(path: string, world: World): PlanDocument {
  const read = readPlanFile(readFileSync(resolve(world.cwd, path), 'utf8'), path);
  if ('problems' in read && !('changes' in read)) throw new Stop(read.problems, EXIT.error);
  return read as PlanDocument;
}

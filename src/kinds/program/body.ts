import type { Live } from '../../kernel/kind.ts';
import type { Fields } from '../answer.ts';
import { changed, echoed } from '../echo.ts';
import { sameIcon } from '../icon.ts';
import { PROGRAM_HANDLE, type ProgramAnswer } from '../program-answer.ts';
import type { ProgramSpec } from './spec.ts';

/** The program's looks, out of the answer that three kinds share. */
export function liveProgram({ name, pointsName, icon, facts, raw }: ProgramAnswer): Live<ProgramSpec> {
  return { spec: { name, points: { name: pointsName, icon: icon || null } }, handle: PROGRAM_HANDLE, raw, facts };
}

/**
 * What to PATCH. Top-level fields that are not sent stay (seen on a live site), so only touched ones are; within
 * pointDefinition nobody documents it, so it goes whole.
 */
export function programBody(live: Live<ProgramSpec>, to: ProgramSpec): Fields {
  const { spec } = live;
  const raw = live.raw as ProgramAnswer['raw'];
  const name = changed(spec.name, to.name);
  const over = {
    customName: changed(spec.points.name, to.points?.name),
    icon: changed(spec.points.icon, to.points?.icon, sameIcon),
  };
  const touched = Object.values(over).some((value) => value !== undefined);
  return {
    ...(name === undefined ? {} : { name }),
    ...(touched ? { pointDefinition: echoed(raw['pointDefinition'], over) } : {}),
  };
}

import type { Live } from '../../kernel/kind.ts';
import type { Fields } from '../answer.ts';
import { echoed, iconOver, textOver } from '../echo.ts';
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
  const raw = live.raw as Fields;
  const points = (raw['pointDefinition'] ?? {}) as Fields;
  const name = textOver(raw['name'], to.name);
  const over = {
    customName: textOver(points['customName'], to.points.name),
    icon: iconOver(points['icon'], to.points.icon),
  };
  const touched = over.customName !== undefined || over.icon !== undefined;
  return { ...(name === undefined ? {} : { name }), ...(touched ? { pointDefinition: echoed(points, over) } : {}) };
}

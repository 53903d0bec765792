import type { Problem } from '../../kernel/problem.ts';
import { toldTo } from '../settings.ts';
import type { FleetCheck, Member, Waves } from './fleet-check.ts';
import { FLEET } from './list.ts';

/** What was found about many sites: about one of them, named by its file, or about all. */
export interface FleetFinding {
  readonly file?: string;
  readonly problem: Problem;
}

/**
 * Looks at many sites together. `waves` are the files of the sites that change, in the order of an apply; without them only what files
 * declare is looked at. `sites` counts those, too, of which nothing is known.
 */
export function examineFleet(members: readonly Member[], sites: number, waves?: Waves): readonly FleetFinding[] {
  return FLEET.flatMap((check) => {
    const on = members.filter(({ facts }) => !facts.settings[check.id]?.off);
    const setting = on.find(({ facts }) => facts.settings[check.id])?.facts.settings[check.id];
    return check.check(on, toldTo(check, setting), waves, sites).map((found) => finding(check, found));
  });
}

function finding({ id, severity, fix }: FleetCheck, found: ReturnType<FleetCheck['check']>[number]): FleetFinding {
  const { file, message, place } = found;
  return {
    ...(file === undefined ? {} : { file }),
    problem: {
      code: id,
      severity,
      message,
      next: fix,
      ...(place === undefined ? {} : { place }),
      ...(severity === 'critical' ? { yieldsTo: `override ${id}` } : {}),
    },
  };
}

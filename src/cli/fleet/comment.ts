import { type FleetReport, fleetHeader, fleetMarkdown } from '../../render/index.ts';
import type { Values } from '../flags.ts';
import type { World } from '../world.ts';

/** Puts a plan of many sites under its pull request: one comment, changed when there is one. Only with `--comment github`. */
export async function commentFleet(report: FleetReport, values: Values, world: World): Promise<void> {
  if (values.comment !== 'github') return;
  const [{ remarkOn }, { wholeAt }] = await Promise.all([
    import('../github/remarking.ts'),
    import('../github/comment.ts'),
  ]);
  const header = fleetHeader(report);
  await remarkOn(
    ({ head }) => ({ header, body: fleetMarkdown(report, { ...wholeAt(world), ...(head ? { head } : {}) }) }),
    values,
    world,
  );
}

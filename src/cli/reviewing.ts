import type { Loaded } from '../config/index.ts';
import type { Values } from './flags.ts';
import { judged } from './judging.ts';
import { type Reviewed, refusedIn, review } from './planning.ts';
import type { Session } from './session.ts';
import { talk } from './talk.ts';
import type { World } from './world.ts';

/** Reads the site, compares the file with it, and has the plan judged: what `plan` prints and `apply` carries out. */
export async function reviewSite(loaded: Loaded, session: Session, values: Values, world: World): Promise<Reviewed> {
  const live = await session.survey();
  const planned = review(loaded, live, values, world).document;
  const level = values.impact ?? 'off';
  if (level === 'off' || planned.changes.length === 0) return verdictOn(judged(planned, loaded, live), values);
  const { weigh } = await import('./weighing.ts');
  const scales = { loaded, live, site: session.site, level, now: world.now() };
  const { document, adverse, figures } = await talk(world, values, 'Counting customers', () => weigh(planned, scales));
  return verdictOn(
    judged({ ...document, problems: [...document.problems, ...adverse] }, loaded, live, figures),
    values,
  );
}

function verdictOn(document: Reviewed['document'], values: Values): Reviewed {
  return { document, refused: refusedIn(document, values) };
}

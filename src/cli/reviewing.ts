import type { Loaded } from '../config/index.ts';
import type { Values } from './flags.ts';
import { judged } from './judging.ts';
import { type Reviewed, refusedIn, review } from './planning.ts';
import type { Session } from './session.ts';
import type { World } from './world.ts';

/** Reads the site, compares the file with it, and has the plan judged: what `plan` prints and `apply` carries out. */
export async function reviewSite(loaded: Loaded, session: Session, values: Values, world: World): Promise<Reviewed> {
  const live = await session.survey();
  const document = judged(review(loaded, live, values, world).document, loaded, live);
  return { document, refused: refusedIn(document, values) };
}

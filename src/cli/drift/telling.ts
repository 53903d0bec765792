import { driftSlack, json } from '../../render/index.ts';
import { EXIT, Stop } from '../exit.ts';
import type { Values } from '../flags.ts';
import { tellGithub } from '../github/drift.ts';
import { runUrl } from '../github/surroundings.ts';
import { notify } from '../notify.ts';
import type { World } from '../world.ts';
import type { Drifted } from './one-site.ts';

/** Tells GitHub and the address of `--notify`, as the flags ask; one that cannot be told keeps nothing from the other. Throws a Stop (exit 1). */
export async function tellOthers({ document, exit }: Drifted, values: Values, world: World): Promise<void> {
  const news = { document: json(document), slack: driftSlack(document, runUrl(world)) };
  const told = await Promise.allSettled([
    tellGithub({ document, stands: exit !== EXIT.ok }, values, world),
    notify(news, values, world),
  ]);
  const failed = told.flatMap((one) => (one.status === 'rejected' ? [one.reason as unknown] : []));
  const other = failed.find((reason) => !(reason instanceof Stop));
  if (other !== undefined) throw other;
  if (failed.length > 0) throw new Stop(failed.flatMap((reason) => (reason as Stop).problems));
}

import { driftSlack, type FleetDrift, fleetDriftSlack, json } from '../../render/index.ts';
import { EXIT, Stop } from '../exit.ts';
import type { Values } from '../flags.ts';
import { tellGithub } from '../github/drift.ts';
import { tellGithubOfFleet } from '../github/fleet-drift.ts';
import { runUrl } from '../github/surroundings.ts';
import { notify } from '../notify.ts';
import type { World } from '../world.ts';
import type { Drifted } from './one-site.ts';

/** Tells GitHub and the address of `--notify`, as the flags ask; one that cannot be told keeps nothing from the other. Throws a Stop (exit 1). */
export async function tellOthers({ document, exit }: Drifted, values: Values, world: World): Promise<void> {
  const news = { document: json(document), slack: driftSlack(document, runUrl(world)) };
  await allTold([tellGithub({ document, stands: exit !== EXIT.ok }, values, world), notify(news, values, world)]);
}

/** The same for many sites: one message, one issue, one pull request. */
export async function tellOthersOfFleet(report: FleetDrift, values: Values, world: World): Promise<void> {
  const news = { document: json(report), slack: fleetDriftSlack(report, runUrl(world)) };
  await allTold([tellGithubOfFleet(report, values, world), notify(news, values, world)]);
}

async function allTold(telling: readonly Promise<void>[]): Promise<void> {
  const told = await Promise.allSettled(telling);
  const failed = told.flatMap((one) => (one.status === 'rejected' ? [one.reason as unknown] : []));
  const other = failed.find((reason) => !(reason instanceof Stop));
  if (other !== undefined) throw other;
  if (failed.length > 0) throw new Stop(failed.flatMap((reason) => (reason as Stop).problems));
}

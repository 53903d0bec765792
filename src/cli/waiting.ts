import type { PlanDocument } from '../kernel/document.ts';
import { answeredCreates, cutOffCreates, openCreates, type SentCreate } from '../runs/history.ts';
import { SETTLE_SECONDS } from './applying.ts';
import type { Values } from './flags.ts';
import type { Halt } from './halt.ts';
import { runsFolder } from './places.ts';
import { say } from './talk.ts';
import type { World } from './world.ts';

/**
 * Before a site is planned: what a run on this machine created before it was cut off is waited for until the lists must show it.
 * A plan that did not see it would create it again, and be refused when it shows.
 */
export async function waitAfterCutOff(site: string, values: Values, world: World): Promise<void> {
  const wait = { halt: { asked: false }, values, world };
  await waitFor(cutOffCreates(runsFolder(values, world), site), CUT_OFF, wait);
}

const CUT_OFF = 'The last run was cut off while it created something';

/**
 * Lists may lag behind writes. What the last run on this machine may have created without our knowing, and what runs did create and
 * this plan would create again, is waited for until the lists must show it; the look before the first write then finds it.
 */
export async function waitForLists(
  document: PlanDocument,
  halt: Pick<Halt, 'asked'>,
  values: Values,
  world: World,
): Promise<void> {
  const runs = runsFolder(values, world);
  const planned = new Set(document.changes.flatMap(({ op, address }) => (op === 'create' ? [address] : [])));
  const since = new Date(world.now().getTime() - settleMs(values));
  const again = answeredCreates(runs, document.site, since).filter(({ addresses }) =>
    addresses.some((address) => planned.has(address)),
  );
  const wait = { halt, values, world };
  await waitFor(openCreates(runs, document.site), CUT_OFF, wait);
  await waitFor(again, 'This plan creates what was created a moment ago', wait);
}

async function waitFor(
  sent: readonly SentCreate[],
  why: string,
  { halt, values, world }: { readonly halt: Pick<Halt, 'asked'>; readonly values: Values; readonly world: World },
): Promise<void> {
  const settled = Math.max(0, ...sent.map(({ at }) => at.getTime())) + settleMs(values);
  const left = (): number => settled - world.now().getTime();
  if (left() <= 0) return;
  say(`${why}; waiting ${Math.ceil(left() / 1000)} s for the site's lists to show it.\n`, values, world);
  while (left() > 0 && !halt.asked) await world.sleep(Math.min(left(), 250));
}

function settleMs(values: Values): number {
  return (values.settle ?? SETTLE_SECONDS) * 1000;
}

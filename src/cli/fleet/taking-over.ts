import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { extractBase, mergeIntoText, type Sections } from '../../config/index.ts';
import { EXIT, type Exit, usage, worst } from '../exit.ts';
import { type Exported, exported } from '../exporting.ts';
import type { Values } from '../flags.ts';
import { packageFile, writeNew } from '../scaffolding.ts';
import { openSession } from '../session.ts';
import { talk } from '../talk.ts';
import { targetOf } from '../target.ts';
import { complain } from '../tell.ts';
import type { World } from '../world.ts';
import { forOneSite, SITES_AT_ONCE } from './flags.ts';
import { planFleet } from './planning.ts';
import { pooled } from './pool.ts';
import { printFleet } from './printing.ts';
import { type ListedSite, siteList } from './site-list.ts';

const BASE = 'base.yaml';
const SCHEMA = 'loyalty.schema.json';

const fileOf = ({ name }: ListedSite): string => `sites/${name}/loyalty.yaml`;

/**
 * Writes what many sites have, a file for each, and with `--extract-base` what most of them share into one that the others extend. Then plans
 * them: there must be nothing to do. A site that cannot be read is told, and keeps no other from being taken over.
 */
export async function takeOver(values: Values, world: World): Promise<Exit> {
  const listed = siteList(values.fromSites as string, world);
  const shared = values.extractBase === true;
  for (const path of [...(shared ? [BASE] : []), ...listed.map(fileOf)]) mustBeFree(path, world);
  const { taken, exits } = await readAll(listed, values, world);
  if (taken.length === 0) return worst(exits);
  const { base, overlays } = shared ? extractBase(taken.map(({ live }) => live.sections)) : { base: {}, overlays: [] };
  if (shared) writeNew(BASE, baseText(base, taken.length), values, world);
  for (const [index, { listed: site, live }] of taken.entries()) {
    const sections = shared ? (overlays[index] as Sections) : live.sections;
    writeNew(fileOf(site), siteText(site, { ...live, sections }, shared), values, world);
  }
  if (!existsSync(resolve(world.cwd, SCHEMA)))
    writeNew(SCHEMA, packageFile('schemas/loyalty.schema.json'), values, world);
  const report = await planFleet(
    taken.map((one) => fileOf(one.listed)),
    { ...values, impact: 'off' },
    world,
  );
  await printFleet(report, values, world);
  const differs = report.summary.same < report.summary.sites;
  return worst([...exits, report.exit as Exit, ...(differs ? [EXIT.error] : [])]);
}

interface Taken {
  readonly listed: ListedSite;
  readonly live: Exported;
}

async function readAll(
  sites: readonly ListedSite[],
  values: Values,
  world: World,
): Promise<{ readonly taken: readonly Taken[]; readonly exits: readonly Exit[] }> {
  const own = forOneSite(values);
  let done = 0;
  const one = async (listed: ListedSite): Promise<Taken | { readonly listed: ListedSite; readonly error: unknown }> => {
    try {
      return { listed, live: await readOne(listed, own, world) };
    } catch (error) {
      return { listed, error };
    } finally {
      done += 1;
    }
  };
  const label = () => `Reading sites: ${done} of ${sites.length}`;
  const all = await talk(world, values, label, () => pooled(sites, values.parallelism ?? SITES_AT_ONCE, one));
  const exits = all.flatMap((each) => {
    if (!('error' in each)) return [];
    world.err(`${each.listed.name} (${each.listed.site}) is not taken over:\n`);
    return [complain(each.error, values, world).exit];
  });
  return { taken: all.flatMap((each) => ('live' in each ? [each] : [])), exits };
}

async function readOne({ site, key }: ListedSite, values: Values, world: World): Promise<Exported> {
  const credentials = key === undefined ? {} : { credentials: { apiKey: key } };
  const session = await openSession(await targetOf({ site, ...credentials }, values, world), values, world);
  try {
    return exported(await session.survey());
  } finally {
    await session.close();
  }
}

function baseText(base: Sections, sites: number): string {
  const text = mergeIntoText(undefined, { fragments: [base], head: { version: 1 }, path: BASE });
  const [modeline = '', ...rest] = text.replace(/\$schema=\S+/, `$schema=./${SCHEMA}`).split('\n');
  return [modeline, '', `# What most of ${sites} sites have alike; each of them extends this file.`, ...rest].join(
    '\n',
  );
}

function siteText(listed: ListedSite, { sections, remarks }: Exported, shared: boolean): string {
  const { site, key } = listed;
  const head = { ...(shared ? { extends: `../../${BASE}` } : { version: 1 }), site };
  const text = mergeIntoText(undefined, { fragments: [sections], remarks, head, path: fileOf(listed) });
  const credentials = key === undefined ? '' : `\ncredentials: { apiKey: "\${${key}}" }`;
  return text
    .replace(/\$schema=\S+/, `$schema=../../${SCHEMA}`)
    .replace(/^site: .*$/m, (line) => `${line}${credentials}`)
    .replace(/\n{3,}/g, '\n\n');
}

function mustBeFree(path: string, world: World): void {
  if (!existsSync(resolve(world.cwd, path))) return;
  throw usage(
    'FILE_EXISTS',
    `${path} is there already.`,
    'Run this in a folder of its own, and move over what is wanted.',
  );
}

import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { planText } from '../../render/index.ts';
import { type Pipeline, pipelineFiles, pipelineOf, SYSTEMS } from '../ci.ts';
import type { Command } from '../command.ts';
import { EXIT, type Exit, usage } from '../exit.ts';
import { exportText } from '../exporting.ts';
import { SITE, type Values } from '../flags.ts';
import { AT_ONCE, mustBeFleet } from '../fleet/flags.ts';
import { load } from '../inputs.ts';
import { look } from '../look.ts';
import { review } from '../planning.ts';
import { packageFile, writeNew } from '../scaffolding.ts';
import { openSession } from '../session.ts';
import { targetOf } from '../target.ts';
import type { World } from '../world.ts';

/** Files of the package that `--template` copies. */
const TEMPLATES: Readonly<Record<string, string>> = {
  store: 'loyalty.yaml',
  cafe: 'examples/cafe/loyalty.yaml',
  salon: 'examples/salon/loyalty.yaml',
};

/** What the schema is called beside a new file. */
const SCHEMA = 'loyalty.schema.json';

export const command: Command = {
  flags: {
    ...SITE,
    template: {
      type: 'string',
      choices: Object.keys(TEMPLATES),
      defaultDescription: '"store"',
      describe: 'Which worked program to start from',
      group: 'File:',
    },
    'from-site': { type: 'string', describe: 'Write what this site has (needs credentials)', group: 'File:' },
    'from-sites': {
      type: 'string',
      describe:
        'Write sites/<name>/loyalty.yaml for each of these: ids with commas, or a file of lines <name> <id> [<KEY>]',
      group: 'Many sites:',
    },
    'extract-base': {
      type: 'boolean',
      describe: 'Put what most of these sites share into base.yaml, which the others extend',
      group: 'Many sites:',
    },
    ...AT_ONCE,
    file: { alias: 'f', type: 'string', default: 'loyalty.yaml', describe: 'The file to write', group: 'File:' },
    ci: {
      type: 'string',
      choices: SYSTEMS,
      describe: 'Also write workflows for pull requests, merges and drift',
      group: 'File:',
    },
  },
  examples: [
    ['loyalty init', 'A worked program for a store, to be edited'],
    ['loyalty init --template salon', 'The one of a salon'],
    ['loyalty init --from-sites sites.txt --extract-base', 'Take over many sites: a base, and an overlay for each'],
    ['loyalty init --from-site <id> --ci github', 'Take over an existing site, with workflows'],
  ],
  epilogue: 'Never overwrites a file; --ci beside a file that is there adds the workflows alone.',
  async run(values, world) {
    const path = String(values.file);
    const many = values.fromSites !== undefined;
    mustBeOneSource(values);
    const ci = values.ci === undefined ? [] : pipelineFiles(String(values.ci));
    const stays = ci.length > 0 && !asksForFile(values) && existsSync(resolve(world.cwd, path));
    for (const taken of [...(many || stays ? [] : [path]), ...ci.map(({ to }) => to)]) mustBeFree(taken, world);
    const exit = stays
      ? keptAs(path, world)
      : many
        ? await fromSites(values, world)
        : await fromOne(path, values, world);
    if (ci.length === 0) return exit;
    const pipeline = many ? await manySites(values, world) : pipelineOf(path, world);
    for (const { to, text } of ci) writeNew(to, text(pipeline), values, world);
    return exit;
  },
};

function asksForFile({ template, fromSite, fromSites: many }: Values): boolean {
  return (template ?? fromSite ?? many) !== undefined;
}

/** Workflows are added to what is there already. */
function keptAs(path: string, world: World): Exit {
  world.out(`${path} is there already, and stays as it is: only the workflows are added.\n`);
  return EXIT.ok;
}

async function manySites(values: Values, world: World): Promise<Pipeline> {
  const listed = (await import('../fleet/site-list.ts')).siteList(values.fromSites as string, world);
  const keys = listed.map(({ key }) => key ?? 'WIX_API_KEY');
  const file = 'sites/*/loyalty.yaml';
  return { file, paths: [file, ...(values.extractBase === true ? ['base.yaml'] : [])], keys: [...new Set(keys)] };
}

function mustBeOneSource(values: Values): void {
  mustBeFleet(values);
  if (values.file === ('-' as unknown))
    throw usage('USAGE', 'init writes a file, and - is none.', 'Name the file; loyalty export prints a site.');
  if (values.template !== undefined && (values.fromSite ?? values.fromSites) !== undefined)
    throw usage('USAGE', '--template and what a site has are two beginnings.', 'Give one of them.');
  if (values.fromSites !== undefined && values.fromSite !== undefined)
    throw usage('USAGE', '--from-site and --from-sites say two things.', 'Give one of them.');
  if (values.extractBase === true && values.fromSites === undefined)
    throw usage('USAGE', '--extract-base needs several sites to compare.', 'Name them with --from-sites.');
}

async function fromSites(values: Values, world: World): Promise<Exit> {
  return (await import('../fleet/taking-over.ts')).takeOver({ ...values, format: 'text' }, world);
}

function fromOne(path: string, values: Values, world: World): Exit | Promise<Exit> {
  return values.fromSite === undefined ? fromTemplate(path, values, world) : fromSite(path, values, world);
}

/** Nothing is written before everything can be. */
function mustBeFree(path: string, world: World): void {
  if (!existsSync(resolve(world.cwd, path))) return;
  const next = path.endsWith('.yaml')
    ? 'Choose another with --file, or bring the site into it: loyalty export --write.'
    : 'Move it away, or leave out --ci.';
  throw usage('FILE_EXISTS', `${path} is there already.`, next);
}

function fromTemplate(path: string, values: Values, world: World): Exit {
  writeWithSchema(
    path,
    packageFile(TEMPLATES[(values.template as string | undefined) ?? 'store'] as string),
    values,
    world,
  );
  world.out(`Wrote ${path} for the embedded sandbox. Next: loyalty plan${path === 'loyalty.yaml' ? '' : ` ${path}`}\n`);
  return EXIT.ok;
}

/** The file, and beside it the schema that its first line names: editors complete and check with it. */
function writeWithSchema(path: string, text: string, values: Values, world: World): void {
  const schema = join(dirname(path), SCHEMA);
  writeNew(path, text.replace(/\$schema=\S+/, `$schema=./${SCHEMA}`), values, world);
  if (!existsSync(resolve(world.cwd, schema)))
    writeNew(schema, packageFile('schemas/loyalty.schema.json'), values, world);
}

/** Writes the file, then plans it against the same site: it must find nothing to do. */
async function fromSite(path: string, values: Values, world: World): Promise<Exit> {
  const site = values.fromSite as string;
  const session = await openSession(await targetOf({ site }, values, world), values, world);
  try {
    const live = await session.survey();
    writeWithSchema(path, exportText(live, { site, path }), values, world);
    const loaded = await load(path, values, world);
    const { document, refused } = review(loaded, live, values, world);
    world.out(planText(document, { ...look(world, values, 'out'), refused }));
    return document.changes.length === 0 && refused.length === 0 ? EXIT.ok : EXIT.error;
  } finally {
    await session.close();
  }
}

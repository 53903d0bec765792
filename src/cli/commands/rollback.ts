import { compose } from '../../kernel/compose.ts';
import type { PlanDocument } from '../../kernel/document.ts';
import { inverse } from '../../kernel/inverse.ts';
import type { Problem } from '../../kernel/problem.ts';
import { planJson } from '../../render/index.ts';
import { doneIn, type Run } from '../../runs/history.ts';
import { aimOf, keptOf } from '../aim.ts';
import type { Command } from '../command.ts';
import { directed } from '../directing.ts';
import { EXIT, usage } from '../exit.ts';
import { CONSENT, OUTPUT, RUNS, SITE, type Values } from '../flags.ts';
import { kinds } from '../kinds.ts';
import { applyPlan } from '../next-command.ts';
import { refusedIn } from '../planning.ts';
import { printPlan, reportsOf } from '../print.ts';
import { allRuns } from '../runs-of-site.ts';
import { openSession } from '../session.ts';
import { targetOf } from '../target.ts';
import type { World } from '../world.ts';
import { writeText } from '../writing.ts';

export const command: Command = {
  positionals: {
    run: { type: 'string', demandOption: true, describe: 'The run, from `loyalty history`; `last` is the newest' },
  },
  flags: {
    ...SITE,
    ...OUTPUT,
    ...RUNS,
    ...CONSENT,
    site: { type: 'string', describe: 'Only runs of this site', group: 'File:' },
    out: { type: 'string', default: 'rollback.json', describe: 'Where to write the plan', group: 'Output:' },
  },
  examples: [
    ['loyalty rollback last', 'Write rollback.json, to be reviewed'],
    ['loyalty apply rollback.json', 'Take the run back'],
  ],
  epilogue:
    'A rollback is a plan like any other: it is written, not run. Things that were deleted come back under new ids.\nExit codes: 0 written · 1 error · 3 written, and refused as it stands: its apply takes the consents that are printed last.',
  async run(values, world) {
    reportsOf(values);
    const run = find(allRuns(values, world), values);
    const { site, config, digest } = run.started;
    const session = await openSession(await targetOf(aimOf(site, run.started), values, world), values, world);
    try {
      const back = inverse(site, doneIn(run), run.snapshot?.known ?? {}, kinds, await session.survey());
      const { document } = directed(
        compose(
          { plan: back.plan, problems: back.problems, manual: [], unmanaged: [], ignored: [] },
          {
            tool: { name: 'loyalty', version: world.version },
            createdAt: world.now().toISOString(),
            config: { path: config, digest, partial: true, ...keptOf(run.started) },
            blindSpots: ['What a dashboard alone can do is not taken back.'],
          },
        ),
      );
      writeText(values.out as string, planJson(document), world);
      const refused = refusedIn(document, values);
      await printPlan(document, refused, values, world, nextStep(document, refused, values, world));
      return refused.length === 0 ? EXIT.ok : EXIT.refused;
    } finally {
      await session.close();
    }
  },
};

/** The command that carries it out, with the consents it takes besides those that were given. */
function nextStep(
  { changes }: PlanDocument,
  refused: readonly Problem[],
  values: Values,
  world: World,
): string | undefined {
  if (changes.length === 0 || refused.some(({ yieldsTo }) => yieldsTo === undefined)) return undefined;
  const consents = [...new Set(refused.map(({ yieldsTo }) => `--${yieldsTo}`))];
  const isUnreasoned = consents.some((flag) => flag.startsWith('--override')) && values.reason === undefined;
  const reason = isUnreasoned ? ['--reason "<why>"'] : [];
  return [applyPlan(values.out as string, values, world), ...consents, ...reason].join(' ');
}

function find(runs: readonly Run[], { run, site }: Values): Run {
  const name = (run as string).trim();
  if (name === '') throw usage('USAGE', 'The name of the run is empty.', '`loyalty history` lists the runs.');
  if (runs.length === 0) {
    const whose = site === undefined ? '' : ` for site ${site}`;
    throw usage(
      'RUN_UNKNOWN',
      `There is no run on this machine yet${whose}.`,
      'An apply makes one; --runs-dir says where they are kept.',
    );
  }
  const matching =
    name === 'last'
      ? runs.slice(0, 1)
      : runs.filter((run) => run.started.run.startsWith(name) || run.started.run.endsWith(name));
  if (matching.length === 1) return matching[0] as Run;
  const why = matching.length === 0 ? 'No run of this machine is called' : 'Several runs of this machine match';
  throw usage('RUN_UNKNOWN', `${why} ${name}.`, '`loyalty history` lists them.');
}

import type { PlanDocument } from '../../kernel/document.ts';
import { aged } from '../aging.ts';
import { aimOf } from '../aim.ts';
import { PARALLELISM, SETTLE_SECONDS } from '../applying.ts';
import { approve } from '../approving.ts';
import type { Command } from '../command.ts';
import { EXIT, type Exit, Stop, usage } from '../exit.ts';
import {
  BASE,
  COMMENT,
  CONSENT,
  FILE,
  IMPACT,
  OUTPUT,
  RUNS,
  SELECTION,
  SITE,
  STRICTNESS,
  type Values,
} from '../flags.ts';
import { BAND, FLEET, mustBeFleet, SITES_AT_ONCE } from '../fleet/flags.ts';
import { filesOf, load } from '../inputs.ts';
import { notNegative, whole } from '../numbers.ts';
import { mustBeSound, refusedIn } from '../planning.ts';
import { reportsOf } from '../print.ts';
import { reviewSite } from '../reviewing.ts';
import { savedPlan } from '../saved-plan.ts';
import { openSession } from '../session.ts';
import { word } from '../shell.ts';
import { say } from '../talk.ts';
import { targetOf } from '../target.ts';
import { waitAfterCutOff } from '../waiting.ts';
import type { World } from '../world.ts';

export const command: Command = {
  positionals: { plan: { type: 'string', describe: 'A file that `loyalty plan --out` wrote' } },
  flags: {
    ...FILE,
    ...BASE,
    ...SITE,
    ...OUTPUT,
    ...COMMENT,
    ...SELECTION,
    ...STRICTNESS,
    ...IMPACT,
    ...CONSENT,
    ...RUNS,
    ...FLEET,
    band: {
      type: 'number',
      describe: `Per cent by which customers and points may move at a site of a wave [${BAND}]`,
      group: 'Many sites:',
    },
    yes: { alias: ['y', 'auto-approve'], type: 'boolean', consent: true, describe: 'Do not ask', group: 'Consent:' },
    'confirm-site': {
      type: 'string',
      consent: true,
      describe: 'Repeat the site id: needed for `environment: production` without a terminal',
      group: 'Consent:',
    },
    'force-unlock': { type: 'string', consent: true, describe: 'Break the lock with this id', group: 'Consent:' },
    expect: { type: 'string', describe: 'Apply only if the change set has this digest', group: 'Apply:' },
    'expect-from': {
      type: 'string',
      choices: ['github'],
      describe: 'Take that digest from the comment in the merged pull request (needs GITHUB_TOKEN)',
      group: 'Apply:',
    },
    'on-stale': {
      type: 'string',
      choices: ['stop', 'replan'],
      default: 'stop',
      describe: 'What to do when the site moved after the plan',
      group: 'Apply:',
    },
    'keep-going': {
      type: 'boolean',
      describe: 'After a failure, go on with what does not depend on it',
      group: 'Apply:',
    },
    parallelism: {
      type: 'number',
      describe: `Of one site: writes in flight at once [${PARALLELISM}]; of many: sites at a time [${SITES_AT_ONCE}]`,
      group: 'Apply:',
    },
    settle: {
      type: 'number',
      default: SETTLE_SECONDS,
      describe: "Seconds that the site's lists may lag behind a write",
      group: 'Apply:',
    },
  },
  examples: [
    ['loyalty apply', 'Plan, ask, and make it so'],
    ['loyalty apply plan.json', 'Exactly what was reviewed, or nothing (exit 4) if the site moved'],
    ['loyalty apply --yes --expect <digest>', 'In CI: only if the change set is the reviewed one'],
    [
      "loyalty apply -f 'sites/*/loyalty.yaml' --waves 1,4,rest",
      'Many sites: one, then four, then the rest, each looked at',
    ],
    ['loyalty apply --yes --expect-from github --comment github', 'After a merge: what the pull request showed'],
  ],
  epilogue:
    'Exit codes: 0 done · 1 error, nothing written · 3 refused by a guard · 4 the site moved, nothing written · 5 partly applied · 130 interrupted.',
  async run(values, world) {
    reportsOf(values);
    whole('parallelism', values.parallelism ?? PARALLELISM, 1);
    notNegative('settle', values.settle ?? SETTLE_SECONDS);
    if (values.expect !== undefined && values.expectFrom !== undefined)
      throw usage('USAGE', '--expect and --expect-from say two things.', 'Give one of them.');
    mustBeFleet(values);
    if (values.plan === undefined) return applyFiles(await filesOf(values, world), values, world);
    if (values.file === undefined) return applySaved(values.plan as string, values, world);
    throw usage('USAGE', 'A saved plan and --file say two things.', 'Give one of them.');
  },
};

async function applySaved(path: string, values: Values, world: World): Promise<Exit> {
  if (/\.ya?ml$/.test(path))
    throw usage(
      'NOT_A_PLAN',
      `${path} is a program, and not a plan that was saved.`,
      `To plan it and apply that: loyalty apply -f ${word(path)}`,
    );
  if (values.onStale === 'replan')
    throw usage(
      'USAGE',
      '--on-stale replan would apply another plan than the one that is given.',
      'Leave it out; when the site has moved, plan and review again. It goes with loyalty apply -f <file>.',
    );
  const document = aged(savedPlan(path, world), world.now());
  if (values.target ?? values.exclude)
    throw usage('USAGE', '--target and --exclude choose while planning.', 'Use them with `loyalty plan --out`.');
  if (values.site !== undefined && values.site !== document.site) {
    throw usage(
      'SITE_MISMATCH',
      `The plan is for site ${document.site}, not for ${values.site}.`,
      'Drop --site, or make a plan for that site.',
    );
  }
  const session = await openSession(
    await targetOf(aimOf(document.site, document.config), values, world),
    values,
    world,
  );
  try {
    const reviewed = { document, refused: refusedIn(document, values) };
    return await approve({ reviewed, session, environment: document.config.environment }, values, world);
  } finally {
    await session.close();
  }
}

async function applyFiles(files: readonly string[], values: Values, world: World): Promise<Exit> {
  if (files.length === 1 && values.shard === undefined) return applyFile(files[0] as string, values, world);
  return (await import('../fleet/approving.ts')).applyMany(files, values, world);
}

/** How often a plan is made anew under `--on-stale replan`. */
const REPLANS = 3;

async function applyFile(file: string, values: Values, world: World): Promise<Exit> {
  const loaded = await load(file, values, world);
  mustBeSound(loaded);
  const target = await targetOf(loaded.model, values, world);
  await waitAfterCutOff(target.site, values, world);
  const session = await openSession(target, values, world);
  try {
    for (let tries = 1; ; tries++) {
      const reviewed = await reviewSite(loaded, session, values, world);
      try {
        const replan = async (): Promise<PlanDocument> => (await reviewSite(loaded, session, values, world)).document;
        return await approve({ reviewed, session, environment: loaded.model.environment, replan }, values, world);
      } catch (error) {
        const again =
          error instanceof Stop && error.exit === EXIT.stale && values.onStale === 'replan' && tries < REPLANS;
        if (!again) throw error;
        say('The site moved since the plan was made; planning anew.\n', values, world);
      }
    }
  } finally {
    await session.close();
  }
}

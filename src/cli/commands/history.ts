import { historyJson, historyText, type PastRun } from '../../render/index.ts';
import type { Run } from '../../runs/history.ts';
import type { Command } from '../command.ts';
import { EXIT } from '../exit.ts';
import { formatIn, RUNS } from '../flags.ts';
import { look } from '../look.ts';
import { shownPath } from '../places.ts';
import { allRuns } from '../runs-of-site.ts';

export const command: Command = {
  flags: {
    ...RUNS,
    site: { type: 'string', describe: 'Only runs of this site', group: 'File:' },
    format: formatIn(['text', 'json'], 'How to print the list'),
  },
  examples: [
    ['loyalty history', 'Every apply of this machine, newest first'],
    ['loyalty history --format json', 'For programs'],
  ],
  async run(values, world) {
    const runs = allRuns(values, world).map((run) => ({ ...past(run), path: shownPath(run.path, world) }));
    world.out(values.format === 'json' ? historyJson(runs) : historyText(runs, look(world, values, 'out')));
    return EXIT.ok;
  },
};

function past({ started, outcomes, end, open, path }: Run): PastRun {
  const { run, site, at, changes, consents } = started;
  const count = (status: string): number => outcomes.filter((line) => line.status === status).length;
  return {
    run,
    site,
    at,
    changes,
    consents,
    path,
    applied: count('applied'),
    failed: count('failed'),
    open: open.length,
    ...(end ? { exit: end.exit } : {}),
  };
}

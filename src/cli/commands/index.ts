import type { Listed } from '../command.ts';

/** Every command, in the order of the help; a command's code is loaded when it runs. */
export const commands: readonly Listed[] = [
  { usage: 'init', describe: 'Write a first loyalty.yaml', load: () => import('./init.ts') },
  {
    usage: 'validate [files..]',
    describe: 'Check files offline, and show every problem at once',
    load: () => import('./validate.ts'),
  },
  { usage: 'fmt [files..]', describe: 'Put files into canonical form, comments kept', load: () => import('./fmt.ts') },
  {
    usage: 'plan [files..]',
    describe: 'Show what would change on the site; writes nothing',
    load: () => import('./plan.ts'),
  },
  {
    usage: 'report <what> [parts..]',
    describe: 'Merge the parts of a plan of many sites into one report',
    load: () => import('./report.ts'),
  },
  { usage: 'show <plan>', describe: 'Print a saved plan, offline', load: () => import('./show.ts') },
  {
    usage: 'apply [plan]',
    describe: 'Make it so: a saved plan, or plan, ask and apply',
    load: () => import('./apply.ts'),
  },
  {
    usage: 'drift [files..]',
    describe: 'Tell what was changed on the site from what the file changed',
    load: () => import('./drift.ts'),
  },
  {
    usage: 'diff <a> <b>',
    describe: 'Compare a file, site or saved plan with another',
    load: () => import('./diff.ts'),
  },
  { usage: 'export', describe: 'Write the live site as YAML', load: () => import('./export.ts') },
  { usage: 'history', describe: 'List the applies of this machine', load: () => import('./history.ts') },
  { usage: 'rollback <run>', describe: 'Write the plan that takes an apply back', load: () => import('./rollback.ts') },
  { usage: 'sandbox', describe: 'Serve the simulated Wix site over HTTP', load: () => import('./sandbox.ts') },
  { usage: 'explain [path]', describe: 'Say what an attribute of the file means', load: () => import('./explain.ts') },
  { usage: 'schema', describe: 'Print the JSON Schema of the file', load: () => import('./schema.ts') },
  { usage: 'coverage', describe: 'List what the file cannot govern, and why', load: () => import('./coverage.ts') },
  {
    usage: 'doctor [files..]',
    describe: 'Check credentials, app, features and rate budget',
    load: () => import('./doctor.ts'),
  },
  {
    usage: 'completion [shell]',
    describe: 'Print the completion script for a shell',
    load: () => import('./completion.ts'),
  },
];

import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { type Contexts, evaluate, filled } from './expression.ts';

/** One step of a workflow or of the action. */
export interface Step {
  readonly name?: string;
  readonly id?: string;
  readonly if?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly shell?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly with?: Readonly<Record<string, unknown>>;
  readonly 'working-directory'?: string;
}

export interface Workflow {
  readonly on: Readonly<Record<string, unknown>>;
  readonly permissions: Readonly<Record<string, string>>;
  readonly concurrency: { readonly group: string; readonly 'cancel-in-progress': boolean };
  readonly jobs: Readonly<Record<string, { readonly steps: readonly Step[]; readonly environment?: string }>>;
}

export interface Action {
  readonly inputs: Readonly<Record<string, { readonly default?: string; readonly required?: boolean }>>;
  readonly outputs: Readonly<Record<string, { readonly value: string }>>;
  readonly runs: { readonly using: string; readonly steps: readonly Step[] };
}

/** What a step was, and how it ended; a foreign action is not run. */
export interface Ran {
  readonly name: string;
  readonly exit: number | 'foreign';
  readonly out: string;
}

/** Where a job runs: its folder is the checkout. */
export interface Machine {
  readonly folder: string;
  /** All of the environment that a step has besides its own. */
  readonly env: Readonly<Record<string, string>>;
  readonly contexts: Contexts;
}

/** A file of YAML in a folder. */
export function yamlAt<T>(folder: string, path: string): T {
  return parse(readFileSync(join(folder, path), 'utf8')) as T;
}

/** Runs the steps of a job one by one, those of local actions too, as a runner does: after a failure only what says `always()`. */
export async function runSteps(steps: readonly Step[], machine: Machine): Promise<readonly Ran[]> {
  const ran: Ran[] = [];
  const ended: Record<string, { readonly outcome: 'skipped' | 'success' | 'failure' }> = {};
  for (const step of steps) {
    const failed = ran.some(isFailure);
    const condition = step.if ?? 'true';
    const contexts = { ...machine.contexts, steps: ended };
    const isSkipped = (failed && !condition.includes('always()')) || evaluate(condition, contexts) === false;
    const own = isSkipped ? [] : await runStep(step, machine);
    if (step.id !== undefined)
      ended[step.id] = { outcome: isSkipped ? 'skipped' : own.some(isFailure) ? 'failure' : 'success' };
    ran.push(...own);
  }
  return ran;
}

function isFailure({ exit }: Ran): boolean {
  return exit !== 0 && exit !== 'foreign';
}

async function runStep(step: Step, machine: Machine): Promise<readonly Ran[]> {
  const { contexts, folder } = machine;
  const own = Object.entries(step.env ?? {}).map(([name, value]) => [name, filled(String(value), contexts)]);
  const env = { ...machine.env, ...Object.fromEntries(own) };
  const name = step.name ?? step.uses ?? 'run';
  if (step.uses?.startsWith('./')) return runAction(step, { ...machine, env });
  if (step.uses !== undefined) return [{ name, exit: 'foreign', out: '' }];
  if (step.shell !== 'bash') throw new Error(`${name}: which shell?`);
  const cwd = join(folder, filled(step['working-directory'] ?? '.', contexts));
  return [{ name, ...(await runBash(step.run ?? '', cwd, env)) }];
}

async function runAction({ uses = '', with: given = {} }: Step, machine: Machine): Promise<readonly Ran[]> {
  const action = yamlAt<Action>(machine.folder, join(uses, 'action.yml'));
  const inputs = Object.entries(action.inputs).map(([name, { default: usual = '', required }]) => {
    if (required && !(name in given)) throw new Error(`the input ${name} is missing`);
    return [name, filled(String(given[name] ?? usual), machine.contexts)];
  });
  return runSteps(action.runs.steps, {
    ...machine,
    contexts: { ...machine.contexts, inputs: Object.fromEntries(inputs) },
  });
}

/** Runs a script as a runner calls bash; what it printed on both streams. */
export function runBash(
  script: string,
  cwd: string,
  env: Readonly<Record<string, string>>,
): Promise<{ readonly exit: number; readonly out: string }> {
  return new Promise((resolve) => {
    const child = spawn('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', script], { cwd, env });
    let out = '';
    const add = (data: Buffer): void => {
      out += data.toString();
    };
    child.stdout.on('data', add);
    child.stderr.on('data', add);
    child.on('close', (code) => resolve({ exit: code ?? -1, out }));
  });
}

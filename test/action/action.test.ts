import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { sources } from '../architecture/sources.ts';
import { evaluate } from './expression.ts';
import { type Action, type Step, type Workflow, yamlAt } from './workflow.ts';

const TOP = fileURLToPath(new URL('../..', import.meta.url));
const WORKFLOWS = ['plan', 'apply', 'drift'].map((name) => `examples/github/loyalty-${name}.yml`);
/** What each of them may write. */
const NEEDED: Readonly<Record<string, readonly string[]>> = {
  'examples/github/loyalty-plan.yml': ['pull-requests'],
  'examples/github/loyalty-apply.yml': ['contents', 'pull-requests'],
  'examples/github/loyalty-drift.yml': ['issues'],
};
const action = yamlAt<Action>(TOP, 'action.yml');

const stepsOf = (path: string): readonly Step[] =>
  path === 'action.yml'
    ? action.runs.steps
    : Object.values(yamlAt<Workflow>(TOP, path).jobs).flatMap(({ steps }) => steps);

describe.each(['action.yml', ...WORKFLOWS, '.github/workflows/ci.yml'])('%s', (path) => {
  it('pins every foreign action to a commit, with its version beside it', () => {
    const text = readFileSync(`${TOP}/${path}`, 'utf8');
    const used = stepsOf(path).flatMap(({ uses }) => (uses === undefined || uses.startsWith('./') ? [] : [uses]));
    for (const uses of used) {
      expect(uses).toMatch(/^[\w-]+\/[\w-]+@[0-9a-f]{40}$/);
      expect(text).toMatch(new RegExp(`${uses} # v\\d+\\.\\d+\\.\\d+`));
    }
  });

  it('passes values through the environment, and never into a script', () => {
    for (const { run } of stepsOf(path)) expect(run ?? '').not.toContain('${{');
  });
});

describe('the action', () => {
  it('installs the version it belongs to', () => {
    expect(action.inputs['version']?.default).toBe(yamlAt<{ version: string }>(TOP, 'package.json').version);
  });

  it('names inputs and outputs that are there', () => {
    const text = readFileSync(`${TOP}/action.yml`, 'utf8');
    for (const [, name = ''] of text.matchAll(/\binputs\.([\w-]+)/g))
      expect(Object.keys(action.inputs)).toContain(name);
    for (const [, id] of text.matchAll(/\bsteps\.([\w-]+)\./g))
      expect(action.runs.steps.map((step) => step.id)).toContain(id);
  });
});

describe.each(WORKFLOWS)('%s', (path) => {
  const workflow = yamlAt<Workflow>(TOP, path);

  it('has a concurrency group, the permissions it needs and no more, and no credentials left in the checkout', () => {
    expect(workflow.concurrency.group).toMatch(/^loyalty-/);
    const writes = Object.entries(workflow.permissions).flatMap(([name, right]) => (right === 'write' ? [name] : []));
    expect(writes).toEqual(NEEDED[path]);
    const checkout = stepsOf(path).find(({ uses }) => uses?.startsWith('actions/checkout@'));
    expect(checkout?.with?.['persist-credentials']).toBe(false);
  });

  it('never runs for a pull request with secrets of the repository', () => {
    expect(Object.keys(workflow.on)).not.toContain('pull_request_target');
  });
});

it('apply waits for its environment, never ends another apply, and keeps its run folder', () => {
  const { jobs, concurrency } = yamlAt<Workflow>(TOP, 'examples/github/loyalty-apply.yml');
  expect(concurrency['cancel-in-progress']).toBe(false);
  expect(jobs['apply']?.environment).toBe('loyalty');
  expect(jobs['apply']?.steps.at(-1)).toMatchObject({ if: 'always()', with: { path: '.loyalty/runs' } });
});

it('expressions mean what they mean to GitHub', () => {
  const contexts = { github: { event_name: 'push', event: {} }, inputs: { x: '' } };
  expect(evaluate("github.event_name == 'push' && github.event.pull_request.head.sha != 'a'", contexts)).toBe(true);
  expect(evaluate("(inputs.x == '' || always()) && !github.event.none", contexts)).toBe(true);
  expect(evaluate("inputs.x || 'b'", contexts)).toBe('b');
  expect(() => evaluate('outputs.x', contexts)).toThrow('there is no context');
  expect(() => evaluate('inputs.x = 3', contexts)).toThrow('not understood');
  expect(sources('test/action').length).toBeGreaterThan(3);
});

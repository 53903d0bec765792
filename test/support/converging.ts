import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseDocument } from 'yaml';
import { type Printed, runHere } from '../../bench/lib/in-process.ts';
import { SANDBOX, SANDBOX_KEY } from '../../src/cli/target.ts';
import { createSandbox, type SandboxOptions, type SiteOptions, type SiteState } from '../../src/sandbox/index.ts';
import { UNWEIGHED } from './consents.ts';
import type { RandomCase } from './random-program.ts';

/** One change of a plan, as its JSON says. */
export interface PlannedChange {
  readonly op: 'create' | 'update' | 'delete';
  readonly kind: string;
  readonly address: string;
  readonly fields: readonly { readonly path: string; readonly before?: unknown; readonly after?: unknown }[];
}

/** What became of one case. */
export interface Converged {
  /** `refused` with the codes of what refuses it; `failed` with what was printed. */
  readonly end: 'converged' | 'refused' | 'failed';
  readonly said: string;
  readonly changes: readonly PlannedChange[];
}

/** A site that listens, and a folder beside it. */
interface Place {
  readonly folder: string;
  readonly reach: readonly string[];
  readonly viaSdk: () => boolean;
}

async function at<Result>(
  site: Pick<SiteOptions, 'state' | 'fixture'>,
  switches: SandboxOptions['switches'] = {},
  work: (place: Place) => Promise<Result>,
): Promise<Result> {
  const folder = mkdtempSync(join(tmpdir(), 'loyalty-case-'));
  const sandbox = createSandbox({ sites: [{ id: SANDBOX, key: SANDBOX_KEY, ...site }], switches });
  try {
    const { url } = await sandbox.listen();
    return await work({
      folder,
      reach: ['--endpoint', url, '--max-rps', '100000', '--settle', '0'],
      viaSdk: () => sandbox.requests().every((request) => request.viaSdk),
    });
  } finally {
    await sandbox.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Plans, applies and plans again: the last plan must be empty, and every request must have come through the SDK. */
export function converge({ state, answers, text }: RandomCase): Promise<Converged> {
  return at({ state }, answers, async ({ folder, reach, viaSdk }) => {
    writeFileSync(join(folder, 'loyalty.yaml'), text);
    const plan = (...more: readonly string[]) =>
      runHere(['plan', ...reach.slice(0, -2), ...UNWEIGHED, ...more], { cwd: folder });
    const first = await plan('--format', 'json');
    const changes = first.out.startsWith('{')
      ? (JSON.parse(first.out) as { changes: readonly PlannedChange[] }).changes
      : [];
    if (first.exit !== 0) return { end: 'refused', said: codesIn(`${first.out}${first.err}`), changes };
    const applied = await runHere(['apply', '--yes', ...reach, ...UNWEIGHED], { cwd: folder });
    if (applied.exit !== 0) return { end: 'failed', said: `apply: ${troubleIn(applied)}`, changes };
    writeFileSync(join(folder, 'loyalty.yaml'), withoutSpentIds(text, changes));
    const second = await plan('--detailed-exitcode');
    if (second.exit !== 0) return { end: 'failed', said: `plan again: ${troubleIn(second)}`, changes };
    if (!viaSdk()) return { end: 'failed', said: 'a request did not come through the SDK', changes };
    return { end: 'converged', said: '', changes };
  });
}

/** Exports the site and plans what was exported: there must be nothing to do. Answers what was printed otherwise. */
export function exportAndPlan(state: Partial<SiteState>, answers: SandboxOptions['switches'] = {}): Promise<string> {
  return at({ state }, answers, exported);
}

/** The same for a site made from a fixture. */
export function exportFixture(fixture: string): Promise<string> {
  return at({ fixture }, {}, exported);
}

async function exported({ folder, reach }: Place): Promise<string> {
  const here = reach.slice(0, -2);
  const written = await runHere(['export', ...here, '--out', 'loyalty.yaml'], { cwd: folder });
  if (written.exit !== 0) return `export: ${written.out}${written.err}`;
  const planned = await runHere(['plan', ...here, '--detailed-exitcode'], { cwd: folder });
  return planned.exit === 0 ? '' : `plan: ${planned.out}${planned.err}`;
}

/** What was replaced has another id now: whoever named it by its id has to let go of the line. */
function withoutSpentIds(text: string, changes: readonly PlannedChange[]): string {
  const created = new Set(changes.filter(({ op }) => op === 'create').map(({ address }) => address));
  const file = parseDocument(text);
  for (const { op, address } of changes) {
    if (op === 'delete' && created.has(address)) file.deleteIn([...address.split('/'), 'id']);
  }
  return file.toString();
}

/** What was printed, from where it goes wrong. */
function troubleIn({ exit, out, err }: Printed): string {
  const lines = `${err}${out}`.split('\n');
  const wrong = lines.findIndex((line) => /\b(error|failed)\b/.test(line));
  return [`exit ${exit}`, ...lines.slice(Math.max(0, wrong - 1), wrong + 12)].join('\n');
}

/** Codes of errors and refusals, once each. */
function codesIn(text: string): string {
  const found = text.startsWith('{')
    ? (
        JSON.parse(text.slice(0, text.lastIndexOf('}') + 1)) as { problems: { code: string; severity: string }[] }
      ).problems
        .filter(({ severity }) => severity === 'error' || severity === 'critical')
        .map(({ code }) => code)
    : [...text.matchAll(/error {2}([A-Z0-9_-]+)/g)].map(([, code]) => code ?? '');
  return [...new Set(found)].sort().join(' ');
}

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Address } from '../kernel/address.ts';
import type { Done } from '../kernel/inverse.ts';
import type { Handle } from '../kernel/kind.ts';
import { JOURNAL_VERSION, type Kept, type Line, type RunStarted, type Settled } from './line.ts';
import { siteFolder } from './places.ts';

/** One run as its journal tells it. */
export interface Run {
  readonly path: string;
  readonly started: RunStarted & { readonly at: string };
  readonly snapshot?: { readonly things: readonly Kept[]; readonly known: Readonly<Record<Address, Handle>> };
  readonly outcomes: readonly Settled[];
  /** Absent when the run was cut off. */
  readonly end?: { readonly at: string; readonly exit: number };
  /** Writes whose answer is not in the journal: they may have been carried out. */
  readonly open: readonly Sent[];
  /** Writes that the site answered as done. */
  readonly answered: readonly Sent[];
}

/** A write as it was sent. */
export interface Sent {
  readonly at: string;
  readonly op: string;
  readonly addresses: readonly Address[];
  readonly call: string;
}

/** A create, and when it was sent. */
export interface SentCreate {
  readonly at: Date;
  readonly addresses: readonly Address[];
}

/**
 * The runs of a site, newest first, each read when it is asked for; folders of other sites are not looked at. Files that are no journals are
 * passed over.
 */
export function* runsOf(runs: string, site: string): Generator<Run> {
  const folder = siteFolder(runs, site);
  if (!existsSync(folder)) return;
  const names = readdirSync(folder).filter((name) => name.endsWith('.jsonl'));
  for (const name of names.sort().reverse()) {
    const run = readRun(join(folder, name));
    if (run !== undefined) yield run;
  }
}

/** Reads one journal; undefined when its first line is not there. A torn last line is passed over: it was never acted upon. */
export function readRun(path: string): Run | undefined {
  const lines = readFileSync(path, 'utf8').split('\n').flatMap(parse);
  const first = lines.find((line) => line.type === 'run');
  if (!first) return undefined;
  const answered = new Set(
    lines.flatMap((line) => (line.type === 'result' && line.fate !== 'unknown' ? [line.seq] : [])),
  );
  const fine = new Set(lines.flatMap((line) => (line.type === 'result' && line.ok ? [line.seq] : [])));
  const done = new Set(lines.flatMap((line) => (line.type === 'outcome' && isDone(line) ? [line.address] : [])));
  const snapshot = lines.find((line) => line.type === 'snapshot');
  const end = lines.find((line) => line.type === 'end');
  return {
    path,
    started: first,
    ...(snapshot ? { snapshot } : {}),
    outcomes: lines.filter((line) => line.type === 'outcome'),
    ...(end ? { end } : {}),
    answered: lines.filter((line) => line.type === 'intent').filter((line) => fine.has(line.seq)),
    open: lines
      .filter((line) => line.type === 'intent')
      .filter((line) => !answered.has(line.seq) && !line.addresses.every((address) => done.has(address))),
  };
}

/** What became of it is certain: a change that failed may have been carried out all the same. */
function isDone({ status }: Settled): boolean {
  return status === 'applied' || status === 'already';
}

/** What a run changed, for a rollback. */
export function doneIn(run: Run): readonly Done[] {
  return run.outcomes.flatMap((line) => {
    if (line.status !== 'applied' || line.id === undefined) return [];
    const { address, kind, op, name, from, to, id } = line;
    return [
      { address, kind, op, name, id, ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) },
    ];
  });
}

/** Creates of the last run that may have been carried out without our knowing, and when they were sent. */
export function openCreates(runs: string, site: string): readonly SentCreate[] {
  const last = lastOf(runs, site);
  return createsAmong(last?.open ?? []);
}

/** Creates of the last run, when it was cut off: those it knows to be carried out, and those that may be. */
export function cutOffCreates(runs: string, site: string): readonly SentCreate[] {
  const last = lastOf(runs, site);
  return last === undefined || last.end ? [] : createsAmong([...last.open, ...last.answered]);
}

/** Creates that runs on this machine know to be carried out, sent at this time or later: lists may not show them yet. */
export function answeredCreates(runs: string, site: string, since: Date): readonly SentCreate[] {
  const found: SentCreate[] = [];
  for (const run of runsOf(runs, site)) {
    found.push(...createsAmong(run.answered).filter(({ at }) => at >= since));
    // A site is applied to by one run at a time: those before this one ended sooner.
    if (run.end !== undefined && new Date(run.end.at) < since) break;
  }
  return found;
}

function lastOf(runs: string, site: string): Run | undefined {
  for (const run of runsOf(runs, site)) return run;
  return undefined;
}

function createsAmong(sent: readonly Sent[]): readonly SentCreate[] {
  return sent
    .filter((line) => line.op === 'create')
    .map((line) => ({ at: new Date(line.at), addresses: line.addresses }));
}

const MAJOR = JOURNAL_VERSION.split('.')[0];

function parse(text: string): readonly Line[] {
  try {
    const line = JSON.parse(text) as Line;
    return line.v?.split('.')[0] === MAJOR ? [line] : [];
  } catch {
    return [];
  }
}

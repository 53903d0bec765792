import { join } from 'node:path';
import { apply } from '../kernel/apply.ts';
import type { PlanDocument } from '../kernel/document.ts';
import { carryOut } from '../kernel/execute.ts';
import type { Note } from '../kernel/look.ts';
import type { Outcome } from '../kernel/outcome.ts';
import type { Problem } from '../kernel/problem.ts';
import { type Recheck, recheck } from '../kernel/recheck.ts';
import type { Survey } from '../kernel/survey.ts';
import { type Journal, openJournal, runName } from '../runs/journal.ts';
import type { Kept, RunStarted } from '../runs/line.ts';
import { EXIT, type Exit, Stop } from './exit.ts';
import type { Values } from './flags.ts';
import { kinds } from './kinds.ts';
import type { Session } from './session.ts';
import type { World } from './world.ts';

/** How long Wix's lists may lag behind a write; nobody documents it. */
export const SETTLE_SECONDS = 10;

/** What an apply came to. */
export interface Applied {
  readonly outcomes: readonly Outcome[];
  readonly exit: Exit;
  readonly warnings: readonly Problem[];
  /** Where the run is written down; absent when nothing had to be written. */
  readonly journal?: string;
}

/** What watches an apply: called once with every outcome as it becomes known. */
export type Watch = (outcome: Outcome, done: number, total: number) => void;

/**
 * Carries out a plan on a site: re-reads, checks that nothing moved, journals, writes. The site's lock must be held.
 * Throws a Stop (exit 4) when the site moved; then nothing has been written.
 */
export async function carryOutPlan(
  document: PlanDocument,
  session: Session,
  values: Values,
  world: World,
  watch: Watch,
): Promise<Applied> {
  const live = await session.survey();
  const checked = recheck(document, kinds, live);
  if (checked.stale.length > 0) throw new Stop(checked.stale, EXIT.stale);
  const total = document.changes.length;
  if (checked.already.size === total) {
    const outcomes = document.changes.map((change): Outcome => ({ status: 'already', change }));
    for (const [index, outcome] of outcomes.entries()) watch(outcome, index + 1, total);
    return { outcomes, exit: EXIT.ok, warnings: checked.warnings };
  }
  const name = runName(world.now(), world.newId());
  const journal = openJournal(join(world.cwd, values.runsDir), document.site, name, () => world.now());
  journal.write({ type: 'run', run: name, pid: process.pid, tool: world.version, ...headOf(document, values) });
  journal.write({ type: 'snapshot', things: snapshotOf(live), known: document.known });
  const run = new Run(journal, world);
  const exit = await run.through(document, session, checked, values, watch);
  return { outcomes: run.outcomes, exit, warnings: checked.warnings, journal: journal.path };
}

function headOf(
  document: PlanDocument,
  values: Values,
): Pick<RunStarted, 'site' | 'digest' | 'config' | 'changes' | 'consents'> {
  const consents = [
    ...(values.allowDelete ? ['allow-delete'] : []),
    ...(values.allowAdverse ? ['allow-adverse'] : []),
    ...(values.override ?? []).map((name) => `override ${name}: ${values.reason ?? ''}`),
  ];
  return {
    site: document.site,
    digest: document.digest,
    config: document.config.path,
    changes: document.changes.length,
    consents,
  };
}

/** The whole site, unmanaged things too. */
function snapshotOf(live: Survey): readonly Kept[] {
  return [...live].flatMap(([kind, list]) => list.map(({ handle, spec }) => ({ kind, handle, spec })));
}

/** One walk through a plan, with all that has to be remembered to end it honestly. */
class Run {
  readonly outcomes: Outcome[] = [];
  readonly #journal: Journal;
  readonly #world: World;
  /** Something may have reached the site. */
  #wrote = false;
  #interrupted = false;
  #broken: unknown;

  constructor(journal: Journal, world: World) {
    this.#journal = journal;
    this.#world = world;
  }

  async through(
    document: PlanDocument,
    session: Session,
    checked: Recheck,
    values: Values,
    watch: Watch,
  ): Promise<Exit> {
    const execute = carryOut({
      hands: session.hands,
      fresh: checked.fresh,
      seen: checked.seen,
      around: (note, request) => this.#around(note, request),
      sleep: (ms) => this.#world.sleep(ms),
      now: () => this.#world.now().getTime(),
      settleMs: ((values.settle as number | undefined) ?? SETTLE_SECONDS) * 1000,
    });
    const release = this.#world.onInterrupt(() => {
      if (!this.#interrupted) this.#world.err('\nStopping: finishing what is under way …\n');
      this.#interrupted = true;
    });
    const walk = apply(document, execute, {
      concurrency: (values.parallelism as number | undefined) ?? 10,
      directory: checked.directory,
      already: checked.already,
      batchOf: (change) => sizeOf(session, change.kind, change.op === 'create' ? change.to : undefined),
      keepGoing: values.keepGoing === true,
      stopped: () => this.#interrupted || this.#broken !== undefined,
    });
    for await (const outcome of walk) this.#settle(outcome, document.changes.length, watch);
    release();
    const exit = this.#exit();
    this.#try(() => this.#journal.close(exit));
    if (this.#broken !== undefined) throw this.#broken;
    return exit;
  }

  async #around<T>(note: Note, request: () => Promise<T>): Promise<T> {
    return this.#journal.around(note, async () => {
      try {
        const answer = await request();
        this.#wrote = true;
        return answer;
      } catch (error) {
        if (mayHaveWritten(error)) this.#wrote = true;
        throw error;
      }
    });
  }

  #settle(outcome: Outcome, total: number, watch: Watch): void {
    this.outcomes.push(outcome);
    this.#try(() => this.#journal.settle(outcome));
    watch(outcome, this.outcomes.length, total);
  }

  /** A journal that cannot be written stops the run; what is on the site already is told all the same. */
  #try(write: () => void): void {
    try {
      write();
    } catch (error) {
      this.#broken ??= error;
    }
  }

  #exit(): Exit {
    if (this.#broken !== undefined) return this.#wrote ? EXIT.partly : EXIT.error;
    if (this.#interrupted && this.outcomes.some((outcome) => outcome.status === 'untried')) return EXIT.interrupted;
    const failed = this.outcomes.filter((outcome) => outcome.status === 'failed');
    if (failed.length === 0) return EXIT.ok;
    if (this.#wrote) return EXIT.partly;
    return failed.every((outcome) => outcome.problem.code === 'STALE') ? EXIT.stale : EXIT.error;
  }
}

function mayHaveWritten(error: unknown): boolean {
  return (error as { readonly fate?: string }).fate === 'unknown';
}

function sizeOf(session: Session, kind: string, spec: unknown): number {
  const bulk = session.hands.get(kind)?.writer.bulk;
  return spec !== undefined && bulk?.fits(spec) === true ? bulk.limit : 1;
}

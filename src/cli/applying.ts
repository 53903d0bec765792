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
import { noteWrite } from './afterwards.ts';
import { keptOf } from './aim.ts';
import { EXIT, type Exit, Stop } from './exit.ts';
import type { Values } from './flags.ts';
import type { Halt } from './halt.ts';
import { kinds } from './kinds.ts';
import { runsFolder } from './places.ts';
import type { Session } from './session.ts';
import { problemOf } from './tell.ts';
import type { World } from './world.ts';

/** How long Wix's lists may lag behind a write; nobody documents it. */
export const SETTLE_SECONDS = 10;
/** Writes in flight at once. */
export const PARALLELISM = 10;

/** What an apply came to. */
export interface Applied {
  readonly outcomes: readonly Outcome[];
  readonly exit: Exit;
  readonly warnings: readonly Problem[];
  /** Where the run is written down; absent when nothing had to be written. */
  readonly journal?: string;
}

/** Called once with every outcome as it becomes known. */
export type Watch = (outcome: Outcome, done: number, total: number) => void;

/** Who watches an apply, and who may stop it. */
export interface Surroundings {
  readonly halt: Pick<Halt, 'asked'>;
  readonly watch: Watch;
}

/**
 * Carries out a plan on a site: re-reads, checks that nothing moved, journals, writes. The site's lock must be held.
 * Throws a Stop (exit 4) when the site moved; then nothing has been written.
 */
export async function carryOutPlan(
  document: PlanDocument,
  session: Session,
  values: Values,
  world: World,
  { halt, watch }: Surroundings,
): Promise<Applied> {
  const live = await session.survey();
  const checked = recheck(document, kinds, live);
  if (checked.stale.length > 0) throw new Stop(checked.stale, EXIT.stale);
  const { warnings } = checked;
  const total = document.changes.length;
  if (halt.asked) return { outcomes: all(document, 'untried'), exit: EXIT.interrupted, warnings };
  if (checked.already.size === total) {
    const outcomes = all(document, 'already');
    for (const [index, outcome] of outcomes.entries()) watch(outcome, index + 1, total);
    return { outcomes, exit: EXIT.ok, warnings };
  }
  const name = runName(world.now(), world.newId());
  const journal = openJournal(runsFolder(values, world), document.site, name, () => world.now());
  journal.write({ type: 'run', run: name, pid: process.pid, tool: world.version, ...headOf(document, values) });
  journal.write({ type: 'snapshot', things: snapshotOf(live), known: document.known });
  const run = new Run(journal, world, { halt, watch });
  const exit = await run.through(document, session, checked, values);
  return { outcomes: run.outcomes, exit, warnings: [...warnings, ...run.troubles], journal: journal.path };
}

function all({ changes }: PlanDocument, status: 'already' | 'untried'): readonly Outcome[] {
  return changes.map((change): Outcome => ({ status, change }));
}

function headOf(document: PlanDocument, values: Values): Omit<RunStarted, 'type' | 'run' | 'pid' | 'tool'> {
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
    ...keptOf(document.config),
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
  #broken: unknown;
  readonly #around: Surroundings;

  constructor(journal: Journal, world: World, surroundings: Surroundings) {
    this.#journal = journal;
    this.#world = world;
    this.#around = surroundings;
  }

  /** Why the run could not be written down to its end. */
  get troubles(): readonly Problem[] {
    return this.#broken === undefined ? [] : [problemOf(this.#broken)];
  }

  async through(document: PlanDocument, session: Session, checked: Recheck, values: Values): Promise<Exit> {
    const { halt, watch } = this.#around;
    const execute = carryOut({
      hands: session.hands,
      fresh: checked.fresh,
      seen: checked.seen,
      around: (note, request) => this.#noted(note, request),
      sleep: (ms) => this.#world.sleep(ms),
      now: () => this.#world.now().getTime(),
      settleMs: (values.settle ?? SETTLE_SECONDS) * 1000,
    });
    const walk = apply(document, execute, {
      concurrency: values.parallelism ?? PARALLELISM,
      directory: checked.directory,
      already: checked.already,
      batchOf: (change) => sizeOf(session, change.kind, change.op === 'create' ? change.to : undefined),
      keepGoing: values.keepGoing === true,
      stopped: () => halt.asked || this.#broken !== undefined,
    });
    for await (const outcome of walk) this.#settle(outcome, document.changes.length, watch);
    this.#try(() => this.#journal.close(this.#exit()));
    return this.#exit();
  }

  async #noted<T>(note: Note, request: () => Promise<T>): Promise<T> {
    return this.#journal.around(note, async () => {
      try {
        const answer = await request();
        this.#reached();
        return answer;
      } catch (error) {
        if (mayHaveWritten(error)) this.#reached();
        throw error;
      }
    });
  }

  #reached(): void {
    this.#wrote = true;
    noteWrite(this.#world);
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
    if (this.#around.halt.asked && this.outcomes.some((outcome) => outcome.status === 'untried'))
      return EXIT.interrupted;
    const open = this.outcomes.filter(({ status }) => status !== 'applied' && status !== 'already');
    if (open.length === 0) return EXIT.ok;
    if (this.#wrote) return EXIT.partly;
    const failed = open.filter((outcome) => outcome.status === 'failed');
    const isStale = failed.length > 0 && failed.every((outcome) => outcome.problem.code === 'STALE');
    return isStale ? EXIT.stale : EXIT.error;
  }
}

function mayHaveWritten(error: unknown): boolean {
  return (error as { readonly fate?: string }).fate === 'unknown';
}

function sizeOf(session: Session, kind: string, spec: unknown): number {
  const bulk = session.hands.get(kind)?.writer.bulk;
  return spec !== undefined && bulk?.fits(spec) === true ? bulk.limit : 1;
}

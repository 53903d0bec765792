import { type ApplyOptions, apply } from '../../src/kernel/apply.ts';
import { carryOut } from '../../src/kernel/execute.ts';
import type { Kind, Wanted } from '../../src/kernel/kind.ts';
import type { Note, Tools } from '../../src/kernel/look.ts';
import type { Policy } from '../../src/kernel/match.ts';
import type { Outcome } from '../../src/kernel/outcome.ts';
import { plan } from '../../src/kernel/plan.ts';
import type { Plan, Planned } from '../../src/kernel/plan-document.ts';
import { type Recheck, recheck } from '../../src/kernel/recheck.ts';
import type { ToySite } from './toy-site.ts';
import { KINDS } from './toys.ts';

/** What a toy file says. */
export interface ToyFile extends Policy {
  readonly wanted: readonly Wanted<never>[];
}

/** The plan that leads a site to a file. */
export function planOf(
  site: ToySite,
  { wanted, ...policy }: ToyFile,
  shuffle?: <T>(items: readonly T[]) => readonly T[],
  kinds: readonly Kind<unknown>[] = KINDS,
): Planned {
  const mix = shuffle ?? ((items) => items);
  const wishes = kinds.map((kind) => ({
    kind,
    wanted: mix(wanted.filter(({ address }) => address.startsWith(`${kind.section}/`))) as readonly Wanted<unknown>[],
  }));
  return plan({ site: 'toys', wishes, survey: site.survey(mix), ...policy });
}

/** What came of one run. */
export interface Ran {
  readonly checked: Recheck;
  /** Empty when the plan was stale: then nothing was written. */
  readonly outcomes: readonly Outcome[];
  /** What the journal was told. */
  readonly notes: readonly Note[];
}

/** Applies a plan as the command does: look first, write only when nothing moved. */
export async function run(site: ToySite, made: Plan, options: Partial<ApplyOptions> = {}): Promise<Ran> {
  const checked = recheck(made, KINDS, site.survey());
  const notes: Note[] = [];
  const outcomes: Outcome[] = [];
  if (checked.stale.length > 0) return { checked, outcomes, notes };
  const tools = toolsFor(site, checked, notes);
  const walk = apply(made, carryOut(tools), {
    concurrency: 4,
    directory: checked.directory,
    already: checked.already,
    batchOf: ({ kind, ...change }) => {
      const bulk = tools.hands.get(kind)?.writer.bulk;
      return change.op === 'create' && bulk?.fits(change.to) ? bulk.limit : 1;
    },
    ...options,
  });
  for await (const outcome of walk) outcomes.push(outcome);
  return { checked, outcomes, notes };
}

export function toolsFor(site: ToySite, { fresh, seen }: Pick<Recheck, 'fresh' | 'seen'>, notes: Note[] = []): Tools {
  return {
    hands: site.hands(),
    fresh,
    seen,
    around: (note, request) => {
      notes.push(note);
      return request();
    },
    sleep: (ms) => site.sleep(ms),
    now: () => site.now,
    settleMs: 10_000,
  };
}

/** `create zetaCards/ace`, for tables. */
export function steps(made: Pick<Plan, 'changes'>): readonly string[] {
  return made.changes.map((change) => {
    const parked = change.op === 'update' && change.parked === true;
    return `${parked ? 'park' : change.op} ${change.address}`;
  });
}

/** Codes of problems, with their addresses. */
export function codes(problems: readonly { readonly code: string; readonly address?: string }[]): readonly string[] {
  return problems.map(({ code, address }) => (address === undefined ? code : `${code} ${address}`));
}

import {
  type Acceptance,
  type Assumptions,
  accepted,
  type Covered,
  examine,
  type Figures,
  type Finding,
  programOf,
  type Settings,
  type Subject,
  type Thing,
  thingsOf,
  unmade,
  withoutRepeats,
} from '../checks/index.ts';
import type { Loaded } from '../config/index.ts';
import { afterwards } from '../impact/program.ts';
import type { PlanDocument } from '../kernel/document.ts';
import { type Problem, refuses } from '../kernel/problem.ts';
import type { Survey } from '../kernel/survey.ts';
import { siteThings } from './site-things.ts';

/** A file's problems, and what the expert checks say of it without a site. Of a file with errors they say nothing. */
export function fileProblems(loaded: Loaded): readonly Problem[] {
  if (loaded.problems.some(refuses)) return loaded.problems;
  const { findings } = examine(subjectOf(loaded), settingsIn(loaded));
  const declared = thingsOf(loaded.wanted);
  // What is spent only a plan can tell: most acceptances are about changes.
  const { open, covered } = accepted(findings, loaded.model.accept, { changes: [], declared });
  return [
    ...withoutRepeats(loaded.problems, findings),
    ...twoCurrencies(loaded),
    ...placed(loaded, open),
    ...placed(loaded, covered.map(passed)),
  ];
}

/** A plan with what the checks say of the file and of what becomes of the site; what the file accepts passes. */
export function judged(document: PlanDocument, loaded: Loaded, live: Survey, figures: Figures = {}): PlanDocument {
  const declared = thingsOf(loaded.wanted);
  const subject = { ...subjectOf(loaded), ...moveOf(document, live), figures };
  const found = examine(subject, settingsIn(loaded)).findings;
  const running = subject.move.before.status === 'active' ? found : found.map(harmless);
  const findings = document.changes.length === 0 ? running.map(standing) : running;
  const all: readonly (Problem | Finding)[] = [
    ...placed(loaded, withoutRepeats(document.problems, findings)),
    ...placed(loaded, findings),
    ...twoCurrencies(loaded),
  ];
  const pending = { changes: document.changes, declared };
  const { open, covered, spent } = accepted(all, loaded.model.accept, pending);
  const uncounted =
    running === found ? accepted(unmade(subject, settingsIn(loaded)), loaded.model.accept, pending).open : [];
  const problems = [...open, ...covered.map(passed), ...notMade(uncounted, document), ...spentLines(loaded, spent)];
  return { ...document, problems, summary: { ...document.summary, blocked: problems.filter(refuses).length } };
}

/** A program that does not run has no customers who could lose by a change of it. */
function harmless(finding: Finding): Finding {
  if (finding.scope === 'static' || finding.severity !== 'critical') return finding;
  const { yieldsTo: _, ...rest } = finding;
  return { ...rest, severity: 'info', next: 'Nothing, while the program does not run on the site.' };
}

/** A plan that changes nothing has nothing to refuse; what it would refuse is told all the same. */
function standing(finding: Finding): Finding {
  if (!refuses(finding)) return finding;
  const { yieldsTo: _, ...rest } = finding;
  const message = `${finding.message} It is so already: the next plan with a change will be refused for it.`;
  return { ...rest, severity: 'warning', message };
}

/** One line for all checks that had something to look at, and no counts; none where they could only have warned. */
function notMade(missing: readonly Finding[], { impact }: PlanDocument): readonly Problem[] {
  if (!missing.some(refuses)) return [];
  const ids = [...new Set(missing.map(({ code }) => code))].join(', ');
  return [
    {
      code: 'NOT_COUNTED',
      severity: 'warning',
      message: `Not checked, since customers were not counted: ${ids}.`,
      next:
        impact === null
          ? '`loyalty plan --impact estimate` counts them, and may refuse this.'
          : 'Plan again when the site tells its counts.',
    },
  ];
}

/** A file as the checks look at it. */
export function subjectOf({ wanted, model: { extras, currency } }: Loaded): Subject {
  return {
    file: programOf(thingsOf(wanted)),
    figures: {},
    assumptions: {
      ...(currency === undefined ? {} : { currency }),
      ...(extras['assumptions'] as Assumptions | undefined),
    },
    jurisdiction: (extras['jurisdiction'] as readonly string[] | undefined) ?? [],
  };
}

function moveOf(document: PlanDocument, live: Survey): Required<Pick<Subject, 'move'>> {
  const before = siteThings(live, document.known);
  const after: readonly Thing[] = afterwards(before, document.changes);
  return { move: { before: programOf(before), after: programOf(after), changes: document.changes } };
}

/** What a file says under `checks:`. */
export function settingsIn({ model }: Loaded): Settings {
  return (model.extras['checks'] as Settings | undefined) ?? {};
}

/** What a line of the file lets pass is still told. */
function passed<P extends Problem>({ problem, acceptance }: { problem: P; acceptance: Acceptance }): Problem {
  const { yieldsTo: _, next: __, ...rest } = problem;
  return { ...rest, severity: 'info', message: `${problem.message} Accepted: ${acceptance.reason}` };
}

function placed<P extends Problem>(loaded: Loaded, problems: readonly P[]): readonly P[] {
  return problems.map((problem) => loaded.placed(problem) as P);
}

/** Amounts of rewards and amounts that are assumed are held against each other, and nothing is converted. */
function twoCurrencies(loaded: Loaded): readonly Problem[] {
  const { currency, extras } = loaded.model;
  const assumed = (extras['assumptions'] as Assumptions | undefined)?.currency;
  if (currency === undefined || assumed === undefined || currency === assumed) return [];
  const problem: Problem = {
    code: 'TWO_CURRENCIES',
    severity: 'error',
    message: `The currency of the file is ${currency}, and that of its assumptions ${assumed}: amounts are not converted.`,
    next: 'Write the amounts under assumptions in the currency of the file, and leave assumptions.currency out.',
  };
  return [standingAt(['assumptions', 'currency'], problem, loaded)];
}

/** Spent acceptances name no thing, and stand in the file all the same. */
function spentLines(loaded: Loaded, spent: readonly Covered<Problem>[]): readonly Problem[] {
  return spent.map(({ problem, acceptance: { entry } }) => standingAt(['accept', String(entry)], problem, loaded));
}

function standingAt(path: readonly string[], problem: Problem, loaded: Loaded): Problem {
  const place = loaded.origin(path)?.place;
  return place ? { ...problem, place, frame: loaded.frame(place) } : problem;
}

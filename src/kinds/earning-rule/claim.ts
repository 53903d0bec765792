import type { Claims, Live, Wanted } from '../../kernel/kind.ts';
import type { Problem } from '../../kernel/problem.ts';
import { LIMITS } from '../../wire/limits.ts';
import { claimByName, type Naming, repeatedNames } from '../claim.ts';
import { classOf, type EarningRuleSpec, type RuleClass } from './rule.ts';
import { knownTrigger, sameApp } from './triggers.ts';

type Want = Wanted<EarningRuleSpec>;
type Rule = Live<EarningRuleSpec>;
type Found = Claims<EarningRuleSpec>;

/** Rules are told apart by title only where several have the same trigger. */
export const naming: Naming<EarningRuleSpec> = {
  noun: 'earning rule',
  unique: false,
  longest: LIMITS.ruleTitle.max,
  nameOf: (spec) => spec.title,
  wantedName: (spec) => spec.title,
};

/**
 * Pairs by `id`; then by class and trigger (Stores' two apps are one); then, where a trigger has several rules, by title and former titles.
 * What is still unclear is an error that prints the ids.
 */
export function claimRules(wanted: readonly Want[], live: readonly Rule[]): Found {
  const byId = checked(byTitle(wanted.filter(hasId), live));
  const taken = new Set(byId.pairs.map((pair) => pair.live));
  let left = live.filter((rule) => !taken.has(rule));
  const stages = groups(wanted.filter((want) => !hasId(want))).map((group) => {
    const found = claimGroup(
      group,
      left.filter((rule) => group.every((want) => meets(want, rule))),
    );
    const used = new Set(found.pairs.map((pair) => pair.live));
    left = left.filter((rule) => !used.has(rule));
    return found;
  });
  const all = [byId, ...stages];
  const strays = all.flatMap(({ missing }) => missing).map((want) => [want, stray(want, left)] as const);
  const paired = new Map(all.flatMap(({ pairs }) => pairs).map((pair) => [pair.wanted, pair]));
  const missing = new Set(strays.flatMap(([want, problem]) => (problem ? [] : [want])));
  return {
    pairs: wanted.flatMap((want) => paired.get(want) ?? []),
    missing: wanted.filter((want) => missing.has(want)),
    unmatched: left,
    problems: [...all.flatMap(({ problems }) => problems), ...strays.flatMap(([, problem]) => problem ?? [])],
  };
}

/** Errors for rules of the file on one trigger that no site could tell apart by title. */
export function repeatedRules(wanted: readonly Want[]): readonly Problem[] {
  // Of a custom rule a site has one anyway, and one that says no trigger lacks more than a title of its own.
  const named = wanted.filter((want) => !hasId(want) && want.spec.trigger);
  return groups(named).flatMap((group) => titled(repeatedNames(group, naming)));
}

/** The class of a rule that the file wants. */
function wantedClass({ spec, identity }: Want): RuleClass {
  if (spec.custom) return 'custom';
  return identity.adopt ? 'automation' : 'non-automated';
}

function hasId({ identity }: Want): boolean {
  return identity.id !== undefined;
}

/** What rules of one class meet by: the activity, or the type of a custom rule. */
function activity(spec: { readonly custom?: string | null; readonly trigger?: string | null }): string {
  return spec.custom ?? spec.trigger ?? '';
}

function meets(want: Want, { spec }: Rule): boolean {
  if (wantedClass(want) !== classOf(spec) || activity(want.spec) !== activity(spec)) return false;
  return want.spec.triggerApp === undefined || sameApp(want.spec.triggerApp, spec.triggerApp);
}

/** Wanted rules that may be after the same live ones; those that name an app choose before those that do not. */
function groups(wanted: readonly Want[]): readonly (readonly Want[])[] {
  const found = new Map<string, Want[]>();
  for (const want of wanted) {
    const app = want.spec.triggerApp ?? '';
    const key = [app === '' ? 'any' : 'app', wantedClass(want), activity(want.spec), firstApp(want, app)].join(' ');
    found.set(key, [...(found.get(key) ?? []), want]);
  }
  return [...found]
    .sort(([a], [b]) => Number(a.startsWith('any')) - Number(b.startsWith('any')))
    .map(([, group]) => group);
}

/** One id for all apps under which the trigger is the same. */
function firstApp(want: Want, app: string): string {
  const known = knownTrigger(activity(want.spec))?.appIds ?? [];
  return known.includes(app) ? (known[0] as string) : app;
}

function claimGroup(wanted: readonly Want[], live: readonly Rule[]): Found {
  const [want, otherWant] = wanted;
  const [rule, otherRule] = live;
  if (want && rule && !otherWant && !otherRule)
    return { pairs: [{ wanted: want, live: rule }], missing: [], unmatched: [], problems: [] };
  const found = byTitle(wanted, live);
  if (found.missing.length === 0 || found.unmatched.length === 0) return found;
  return {
    ...found,
    missing: [],
    problems: [...found.problems, ...found.missing.map((one) => unclear(one, found.unmatched))],
  };
}

function byTitle(wanted: readonly Want[], live: readonly Rule[]): Found {
  const found = claimByName(wanted, live, naming);
  return { ...found, problems: titled(found.problems) };
}

/** What other things have as a name, a rule has as a title. */
function titled(problems: readonly Problem[]): readonly Problem[] {
  return problems.map((problem) => (problem.path === 'name' ? { ...problem, path: 'title' } : problem));
}

/** A rule that the file names by id has to be of the class that the file says; an automation has to have its trigger too, for it is never replaced. */
function checked(found: Found): Found {
  const wrong = found.pairs.filter(({ wanted, live }) => !fits(wanted, live));
  return {
    ...found,
    pairs: found.pairs.filter((pair) => !wrong.includes(pair)),
    problems: [...found.problems, ...wrong.map(({ wanted, live }) => misnamed(wanted, live))],
  };
}

function fits(want: Want, { spec }: Rule): boolean {
  const unsaid = want.spec.custom === undefined && want.spec.trigger === undefined;
  if (unsaid && !want.identity.adopt) return true;
  if (wantedClass(want) !== classOf(spec)) return false;
  return wantedClass(want) === 'non-automated' || unsaid || activity(want.spec) === activity(spec);
}

function misnamed({ address, identity }: Want, { spec }: Rule): Problem {
  return {
    code: 'ID_OF_ANOTHER',
    severity: 'error',
    address,
    path: 'id',
    message: `${address} names the rule with the id ${identity.id}, which is ${described(spec)}.`,
    next: 'Correct the id, or declare the rule as what it is.',
  };
}

function described(spec: EarningRuleSpec): string {
  if (spec.custom) return `the custom rule ${spec.custom}`;
  return `${spec.automated ? 'an automation' : 'a rule'} on ${spec.trigger}`;
}

function unclear(want: Want, candidates: readonly Rule[]): Problem {
  const list = candidates.map(({ spec, handle }) => `${JSON.stringify(spec.title)} (id ${handle.id})`).join(', ');
  return {
    code: 'AMBIGUOUS_MATCH',
    severity: 'error',
    address: want.address,
    message: `${want.address} could be one of the site's rules on ${activity(want.spec)} under another title: ${list}.`,
    next: `If it is one of them, say so with "formerly:" or "id: ${candidates[0]?.handle.id}"; if it is not, declare or remove that one as well.`,
  };
}

/** A wanted rule that would be created, or made by hand, though the site has the trigger in another class. */
function stray(want: Want, left: readonly Rule[]): Problem | undefined {
  const trigger = want.spec.trigger;
  const twin = left.find(({ spec }) => spec.trigger !== null && spec.trigger === trigger);
  if (!trigger || !twin) return undefined;
  const at = { severity: 'error', address: want.address, path: 'adopt' } as const;
  if (want.identity.adopt && !twin.spec.automated) {
    const message = `${want.address} is to be an automation, but the site's rule on ${trigger} (id ${twin.handle.id}) is none.`;
    return { ...at, code: 'NOT_AN_AUTOMATION', message, next: 'Delete the line "adopt".' };
  }
  if (!want.identity.adopt && twin.spec.automated && knownTrigger(trigger)?.class !== 'non-automated') {
    const message = `${want.address} would be created, but on this site ${trigger} belongs to an automation (id ${twin.handle.id}).`;
    return { ...at, code: 'TRIGGER_NEEDS_ADOPT', message, next: 'Add "adopt: true".' };
  }
  return undefined;
}

import { type Address, textOf } from './address.ts';
import { basisOf, type Lives } from './basis.ts';
import type { Change } from './change.ts';
import { type Draft, draft } from './draft.ts';
import { limits } from './guard.ts';
import type { Json, Picture } from './kind.ts';
import { type Matched, match, type Policy, type Wish } from './match.ts';
import { order } from './order.ts';
import type { Planned } from './plan-document.ts';
import type { Problem } from './problem.ts';
import { guarded } from './protection.ts';
import { sortedBy } from './sorted.ts';
import type { Survey } from './survey.ts';
import { inUse } from './tenancy.ts';
import { collisions, valuesInUse } from './unique.ts';

/** What to plan: one site, what the file wants of it, and what it is. */
export interface Request extends Policy {
  readonly site: string;
  /** In the order of the registry, each kind once. */
  readonly wishes: readonly Wish[];
  readonly survey: Survey;
}

/** Compares what is wanted with what is, and says what to do about it. Writes nothing, decides nothing: the verdict is `verdict`'s. */
export function plan(request: Request): Planned {
  const matched = match(request.wishes.map(inOrder), sortedSurvey(request.survey), request);
  const { matches } = matched;
  const drafted = matches.map((one) => ({ match: one, ...draft(one, request) }));
  const drafts = drafted.flatMap((one) => one.drafts);
  const known = matched.directory.entries();
  const { changes, problems: circles } = order(
    drafts,
    matches.map(({ kind }) => kind),
    valuesInUse(matches, drafts),
  );
  return {
    plan: { formatVersion: '1.0', site: request.site, basis: basisOf(changes, matches), known, changes },
    problems: [
      ...matched.problems,
      ...drafted.flatMap((one) => [...one.problems, ...collisions(one.match, one.drafts)]),
      ...inUse(matches, drafts, known),
      ...circles,
      ...judgements(matched, drafts, changes),
      ...limits(changes, matches),
      ...guarded(changes, request.protected ?? []),
    ],
    unmanaged: matches.flatMap((one) => one.unmanaged.map(({ address }) => address).sort()),
    ignored: ignoredIn(request, matched),
    manual: drafted.flatMap((one) => one.manual),
  };
}

/** Neither the order of the file nor that of the site's lists shows in a plan. */
function inOrder({ kind, wanted }: Wish): Wish {
  return { kind, wanted: sortedBy(wanted, ({ address }) => address) };
}

function sortedSurvey(survey: Survey): Survey {
  return new Map([...survey].map(([kind, live]) => [kind, sortedBy(live, ({ handle }) => handle.id)]));
}

/** Things, and attributes of things. */
function ignoredIn({ ignore = [] }: Request, { matches }: Matched): readonly Address[] {
  const attributes = ignore.filter(({ path }) => path !== '').map((reference) => textOf(reference) as Address);
  return [...matches.flatMap((one) => one.ignored.map(({ address }) => address).sort()), ...attributes];
}

function judgements(matched: Matched, drafts: readonly Draft[], changes: readonly Change[]): readonly Problem[] {
  const facts: Record<string, Json> = {};
  for (const one of matched.matches) for (const thing of one.live) Object.assign(facts, thing.facts);
  const later = new Map(matched.matches.map((one) => [one.kind.name, afterwards(one, drafts)]));
  return matched.matches.flatMap((one) => {
    const picture: Picture<unknown> = {
      wanted: one.wanted,
      claims: one.claims,
      changes: changes.filter((change) => change.kind === one.kind.name),
      allChanges: changes,
      facts,
      live: (name) => matched.matches.find((other) => other.kind.name === name)?.live ?? [],
      after: (name) => later.get(name) ?? [],
    };
    return one.kind.judge?.(picture) ?? [];
  });
}

/** What the site holds of a kind once the plan is applied. */
function afterwards({ kind, live }: Lives, drafts: readonly Draft[]): readonly unknown[] {
  const mine = drafts.filter((candidate) => candidate.kind === kind.name);
  const fate = new Map(
    mine.flatMap((candidate) => (candidate.op === 'create' ? [] : [[candidate.handle.id, candidate] as const])),
  );
  const kept = live.flatMap((thing) => {
    const change = fate.get(thing.handle.id);
    if (change === undefined) return [thing.spec];
    return change.op === 'delete' ? [] : [change.to];
  });
  return [...kept, ...mine.flatMap((candidate) => (candidate.op === 'create' ? [candidate.to] : []))];
}

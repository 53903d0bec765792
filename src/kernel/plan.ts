import type { Address } from './address.ts';
import type { Change } from './change.ts';
import { type Draft, draft } from './draft.ts';
import { limits } from './guard.ts';
import { hash } from './hash.ts';
import type { Json, Kind, Picture } from './kind.ts';
import { type Match, type Matched, match, type Policy, type Wish } from './match.ts';
import { order } from './order.ts';
import type { Basis, Planned } from './plan-document.ts';
import type { Problem } from './problem.ts';
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
  const matched = match(request.wishes, request.survey, request);
  const drafted = matched.matches.map((one) => ({ match: one, ...draft(one, request) }));
  const drafts = drafted.flatMap((one) => one.drafts);
  const problems = [
    ...matched.problems,
    ...drafted.flatMap((one) => [...one.problems, ...collisions(one.match, one.drafts)]),
    ...inUse(matched.matches, drafts),
  ];
  const changes = changesOf(matched, drafts);
  return {
    plan: {
      formatVersion: '1.0',
      site: request.site,
      basis: basisOf(changes, matched),
      known: matched.directory.entries(),
      changes,
    },
    problems: [...problems, ...judgements(matched, drafts, changes), ...limits(changes, matched.matches)],
    unmanaged: matched.matches.flatMap((one) => one.unmanaged.map((thing) => thing.address)),
    ignored: ignoredOf(request, matched),
    manual: drafted.flatMap((one) => one.manual),
  };
}

function changesOf(matched: Matched, drafts: readonly Draft[]): readonly Change[] {
  const kinds = matched.matches.map((one) => one.kind);
  return order(drafts, kinds, (name, path) => {
    const one = matched.matches.find((candidate) => candidate.kind.name === name) as Match;
    return valuesInUse(
      one,
      drafts.filter((candidate) => candidate.kind === name),
      path,
    );
  });
}

/** The first state of every touched address, and a digest over all that was read. */
function basisOf(changes: readonly Change[], matched: Matched): Basis {
  const things: Record<Address, Basis['things'][Address]> = {};
  for (const change of changes) {
    if (change.address in things) continue;
    things[change.address] = change.op === 'create' ? { hash: null } : { ...change.handle, hash: hash(change.from) };
  }
  return { digest: digestOf(matched.matches), things };
}

/** Over every live thing of every kind, whatever their order. */
export function digestOf(matches: readonly Pick<Match, 'kind' | 'live'>[]): string {
  return hash(
    matches.map((one) => [
      one.kind.name,
      one.live.map((thing) => hash({ id: thing.handle.id, spec: thing.spec })).sort(),
    ]),
  );
}

function ignoredOf(request: Request, matched: Matched): readonly Address[] {
  const whole = matched.matches.flatMap((one) => one.ignored.map((thing) => thing.address));
  const attributes = (request.ignore ?? [])
    .filter((reference) => reference.path !== '')
    .map(
      (reference): Address =>
        `${reference.section}/${reference.key ?? JSON.stringify(reference.name)}.${reference.path}`,
    );
  return [...whole, ...attributes];
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
export function afterwards(
  one: { readonly kind: Kind<unknown>; readonly live: Match['live'] },
  drafts: readonly Draft[],
): readonly unknown[] {
  const mine = drafts.filter((candidate) => candidate.kind === one.kind.name);
  const fate = new Map(
    mine.flatMap((candidate) => (candidate.op === 'create' ? [] : [[candidate.handle.id, candidate] as const])),
  );
  const kept = one.live.flatMap((thing) => {
    const change = fate.get(thing.handle.id);
    if (change === undefined) return [thing.spec];
    return change.op === 'delete' ? [] : [change.to];
  });
  return [...kept, ...mine.flatMap((candidate) => (candidate.op === 'create' ? [candidate.to] : []))];
}

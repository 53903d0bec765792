import type { Claims, Declared, Live, Wanted } from '../kernel/kind.ts';
import type { Problem } from '../kernel/problem.ts';
import { parkedStem, stemOf } from './parking.ts';
import { canonicalText } from './text.ts';

/** How the things of one kind are told apart by name. */
export interface Naming<Spec> {
  /** `tier`, for messages. */
  readonly noun: string;
  /** Wix takes a name only once. */
  readonly unique: boolean;
  /** Longest name Wix takes. */
  readonly longest: number;
  nameOf(spec: Spec): string;
  wantedName(spec: Declared<Spec>): string | null | undefined;
}

/** What one stage of claiming left for the next. */
interface Left<Spec> {
  readonly wanted: readonly Wanted<Spec>[];
  readonly live: readonly Live<Spec>[];
  readonly pairs: Claims<Spec>['pairs'];
  readonly problems: readonly Problem[];
}

type Suitors<Spec> = readonly (readonly [Wanted<Spec>, readonly Live<Spec>[]])[];

/** The keys under which a wanted and a live thing meet. */
interface Meeting<Spec> {
  wanted(one: Wanted<Spec>): readonly string[];
  live(one: Live<Spec>): readonly string[];
}

/**
 * Pairs by `id`, then temporary names of ours, then exact current names, then `formerly`, each over what the stage before
 * left. Temporary names go first among names: `Gold ~swap` is the thing that is to be Gold, whoever bears that name now.
 * Two candidates on either side are an error that prints every id; `id` without a live thing is one too.
 */
export function claimByName<Spec>(
  wanted: readonly Wanted<Spec>[],
  live: readonly Live<Spec>[],
  naming: Naming<Spec>,
): Claims<Spec> {
  const nameOf = (one: Wanted<Spec>) => keys(naming.wantedName(one.spec));
  const nameOfLive = (one: Live<Spec>) => keys(naming.nameOf(one.spec));
  const stages: readonly Meeting<Spec>[] = [
    {
      wanted: (one) => nameOf(one).map((name) => parkedStem(name, naming.longest)),
      live: (one) => nameOfLive(one).flatMap((name) => keys(stemOf(name))),
    },
    { wanted: nameOf, live: nameOfLive },
    { wanted: (one) => (one.identity.formerly ?? []).flatMap(keys), live: nameOfLive },
  ];
  const repeated = repeatedNames(wanted, naming);
  const unclear = new Set(repeated.map((problem) => problem.address));
  const start = byId(
    { wanted: wanted.filter((one) => !unclear.has(one.address)), live, pairs: [], problems: repeated },
    naming,
  );
  const end = stages.reduce((left, meeting) => meet(left, meeting, naming), start);
  const paired = new Map(end.pairs.map((pair) => [pair.wanted, pair]));
  const taken = new Set(end.pairs.map((pair) => pair.live));
  return {
    pairs: wanted.flatMap((one) => paired.get(one) ?? []),
    missing: end.wanted,
    unmatched: live.filter((one) => !taken.has(one)),
    problems: end.problems,
  };
}

/** Errors for things of the file that bear the same name and cannot be told apart by it. Needs no site. */
export function repeatedNames<Spec>(wanted: readonly Wanted<Spec>[], naming: Naming<Spec>): readonly Problem[] {
  const tellable = (one: Wanted<Spec>) => !naming.unique && one.identity.id !== undefined;
  const byName = group(
    wanted.filter((one) => !tellable(one)),
    (one) => keys(naming.wantedName(one.spec)),
  );
  return [...byName].flatMap(([name, things]) =>
    things.length < 2
      ? []
      : things.map((one) => ({
          code: 'NAME_TWICE',
          severity: 'error' as const,
          address: one.address,
          path: 'name',
          message: `${list(things.map((thing) => thing.address))} have the same name, ${JSON.stringify(name)}.`,
          next: naming.unique
            ? `Wix takes a name of a ${naming.noun} only once: give each its own.`
            : `Give each its own name, or the \`id:\` of the ${naming.noun} that is meant.`,
        })),
  );
}

/** Says which `formerly` lines have done their work: nothing on the site bears those names. */
export function spentNames<Spec>(claims: Claims<Spec>, naming: Naming<Spec>): readonly Problem[] {
  const current = new Set(
    [...claims.pairs.map((pair) => pair.live), ...claims.unmatched].flatMap((one) => keys(naming.nameOf(one.spec))),
  );
  return claims.pairs
    .map(({ wanted }) => wanted)
    .filter(
      ({ identity }) =>
        identity.formerly?.length && identity.formerly.flatMap(keys).every((name) => !current.has(name)),
    )
    .map(({ address }) => ({
      code: 'FORMERLY_SPENT',
      severity: 'info',
      address,
      path: 'formerly',
      message: `No ${naming.noun} of the site bears a former name of ${address} any more.`,
      next: 'The line "formerly" has done its work and can be deleted.',
    }));
}

function byId<Spec>(left: Left<Spec>, naming: Naming<Spec>): Left<Spec> {
  const met = meet(left, { wanted: (one) => keys(one.identity.id), live: (one) => [one.handle.id] }, naming);
  const lost = met.wanted.filter((one) => one.identity.id !== undefined);
  const problems = lost.map((one) => ({
    code: 'ID_NOT_FOUND',
    severity: 'error' as const,
    address: one.address,
    path: 'id',
    message: `${one.address} names the ${naming.noun} with the id ${one.identity.id}, and the site has none.`,
    next: `Correct the id, or delete the line: the ${naming.noun} is then found by its name, or created.`,
  }));
  return { ...met, wanted: met.wanted.filter((one) => !lost.includes(one)), problems: [...met.problems, ...problems] };
}

/** Pairs everything that has exactly one candidate on either side; several candidates are an error and leave the game. */
function meet<Spec>(left: Left<Spec>, meeting: Meeting<Spec>, naming: Naming<Spec>): Left<Spec> {
  const liveByKey = group(left.live, meeting.live);
  const candidates = new Map<Wanted<Spec>, readonly Live<Spec>[]>();
  for (const one of left.wanted) {
    const found = new Set(meeting.wanted(one).flatMap((key) => liveByKey.get(key) ?? []));
    if (found.size > 0) candidates.set(one, [...found]);
  }
  const suitors = group([...candidates], ([, found]) => found.map((thing) => thing.handle.id));
  const pairs: { wanted: Wanted<Spec>; live: Live<Spec> }[] = [];
  const problems: Problem[] = [];
  for (const [one, found] of candidates) {
    const rivals = [
      ...new Set(found.flatMap((thing) => suitors.get(thing.handle.id) as Suitors<Spec>).map(([rival]) => rival)),
    ];
    const only = found.length === 1 ? found[0] : undefined;
    if (only && rivals.length === 1) pairs.push({ wanted: one, live: only });
    else problems.push(ambiguous(one, rivals, found, naming));
  }
  const gone = new Set([...candidates.values()].flat());
  return {
    wanted: left.wanted.filter((one) => !candidates.has(one)),
    live: left.live.filter((one) => !gone.has(one)),
    pairs: [...left.pairs, ...pairs],
    problems: [...left.problems, ...problems],
  };
}

function ambiguous<Spec>(
  one: Wanted<Spec>,
  rivals: readonly Wanted<Spec>[],
  found: readonly Live<Spec>[],
  naming: Naming<Spec>,
): Problem {
  const things = found.map((thing) => `${JSON.stringify(naming.nameOf(thing.spec))} (id ${thing.handle.id})`);
  const claims =
    rivals.length > 1 ? `${list(rivals.map((rival) => rival.address))} all claim` : `${one.address} could be`;
  return {
    code: 'AMBIGUOUS_MATCH',
    severity: 'error',
    address: one.address,
    message: `${claims} ${found.length > 1 ? 'any of the' : 'the'} ${naming.noun}${found.length > 1 ? 's' : ''} ${list(things)}.`,
    next: `Say which one ${one.address} is: \`id: ${found[0]?.handle.id}\`${found.length > 1 ? ', or another of these ids; or delete in the dashboard what is there twice' : ''}.`,
  };
}

function group<Item>(
  items: readonly Item[],
  keysOf: (item: Item) => readonly string[],
): ReadonlyMap<string, readonly Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    for (const key of new Set(keysOf(item))) groups.set(key, [...(groups.get(key) ?? []), item]);
  }
  return groups;
}

function keys(text: string | null | undefined): readonly string[] {
  const clean = canonicalText(text ?? '');
  return clean === '' ? [] : [clean];
}

function list(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}

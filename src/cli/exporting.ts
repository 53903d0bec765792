import { joined, type Loaded, mergeIntoText, type Sections } from '../config/index.ts';
import { directory } from '../kernel/directory.ts';
import type { Keyed, Kind, Live, Wanted, Written } from '../kernel/kind.ts';
import { type Survey, withKeys } from '../kernel/survey.ts';
import { kinds } from './kinds.ts';
import { planFor, wantedIn } from './planning.ts';

/** Where an export goes: the site it is of, and the file it is merged into, when there is one. */
export interface ExportInto {
  readonly site: string;
  readonly path: string;
  readonly existing?: Loaded | undefined;
  /** The text of the existing file. */
  readonly text?: string | undefined;
}

/** A live site as the text of a file: a new one, or the existing one with only what differs changed. */
export function exportText(live: Survey, into: ExportInto): string {
  const written = fragmentsOf(live, into.existing);
  return mergeIntoText(into.text, {
    fragments: written.map((one) => one.file),
    sections: kinds.map((kind) => kind.section),
    remarks: written.flatMap((one) => one.remarks),
    head: { version: 1, site: into.site },
    path: into.path,
    ...(into.existing ? { resolved: into.existing.value, settled: settledIn(into.existing, live) } : {}),
  });
}

/** A live site in the words of a file, not written yet: its sections, and what could not be said. */
export interface Exported {
  readonly sections: Sections;
  readonly remarks: readonly string[];
}

/** A live site as the value of a new file. */
export function exported(live: Survey): Exported {
  const written = fragmentsOf(live, undefined);
  return { sections: joined(written.map(({ file }) => file)), remarks: written.flatMap(({ remarks }) => remarks) };
}

/** What the file declares and the plan finds as it is: nothing of it needs another word. */
function settledIn(existing: Loaded, live: Survey): ReadonlySet<string> {
  const changing = new Set(planFor(existing, live).plan.changes.map((change) => change.address));
  const declared = kinds.flatMap((kind) => wantedIn(existing, kind).map((one) => one.address));
  return new Set(declared.filter((address) => !changing.has(address)));
}

/** A live site in the words of the file: one fragment for each kind, keys taken from an existing file where it names the thing already. */
function fragmentsOf(live: Survey, existing: Loaded | undefined): readonly Written[] {
  const book = directory();
  const keyed = kinds.map((kind) => keysFor(kind, live.get(kind.name) ?? [], existing ? wantedIn(existing, kind) : []));
  for (const [index, kind] of kinds.entries()) {
    for (const { key, live: thing } of keyed[index] ?? []) book.set(`${kind.section}/${key}`, thing.handle);
  }
  return kinds.map((kind, index) => kind.write(spelled(kind, keyed[index] ?? [], book)));
}

function spelled(
  kind: Kind<unknown>,
  things: readonly Keyed<unknown>[],
  book: ReturnType<typeof directory>,
): readonly Keyed<unknown>[] {
  const specs = withKeys(
    kind,
    things.map((thing) => thing.live),
    book,
  );
  return things.map((thing, index) => ({ key: thing.key, live: specs[index] as Live<unknown> }));
}

/** Keys of an existing file stay; the rest get one made from the display name. */
function keysFor(
  kind: Kind<unknown>,
  live: readonly Live<unknown>[],
  wanted: readonly Wanted<unknown>[],
): readonly Keyed<unknown>[] {
  if (kind.single) return live.map((thing) => ({ key: kind.single?.key as string, live: thing }));
  const claims = kind.claim(wanted, live);
  const known = new Map(claims.pairs.map((pair) => [pair.live.handle.id, pair.wanted.key]));
  const taken = new Set<string>(['base', ...wanted.map((one) => one.key)]);
  return live.map((thing) => {
    const key = known.get(thing.handle.id) ?? freeKey(slug(kind.nameOf(thing.spec)) || kind.name, taken);
    taken.add(key);
    return { key, live: thing };
  });
}

const LONGEST_KEY = 40;

/** `Free shipping (EU)` becomes `free-shipping-eu`. */
function slug(name: string): string {
  const plain = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  const key = plain.slice(0, LONGEST_KEY).replace(/-+$/, '');
  return /^[a-z]/.test(key) ? key : key === '' ? '' : `n-${key}`;
}

function freeKey(wish: string, taken: ReadonlySet<string>): string {
  for (let number = 1; ; number++) {
    const key = number === 1 ? wish : `${wish}-${number}`;
    if (!taken.has(key)) return key;
  }
}

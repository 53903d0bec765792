import { filePath, type Loaded, type Take } from '../../config/index.ts';
import { keyIn } from '../../kernel/address.ts';
import { at } from '../../kernel/diff.ts';
import { directory } from '../../kernel/directory.ts';
import type { FieldDrift, ThingDrift } from '../../kernel/drift.ts';
import type { Kind, Live } from '../../kernel/kind.ts';
import type { Problem } from '../../kernel/problem.ts';
import { maybeRenamed } from '../../kernel/renaming.ts';
import { listOf, type Survey, withKeys } from '../../kernel/survey.ts';
import type { Compared } from '../../kernel/three-way.ts';
import { kinds } from '../kinds.ts';

/** Something of the site that the file can take over, or why not. */
export type Taking = { readonly about: string } & ({ readonly take: Take } | { readonly problem: Problem });

/** How these things of the site would be said in the file: attribute by attribute where both have the thing, or else as a whole. */
export function takingsOf(
  things: readonly ThingDrift[],
  { known }: Compared,
  loaded: Loaded,
  live: Survey,
): readonly Taking[] {
  const book = directory(known);
  return things.flatMap((thing) => {
    const kind = kinds.find(({ name }) => name === thing.kind) as Kind<unknown>;
    if (thing.state === 'gone') return whole(thing);
    const found = withKeys(kind, listOf(live, kind), book).find(({ handle }) => handle.id === thing.id);
    if (found === undefined || thing.state === 'dropped') return [];
    const words = new Words(kind, thing, found, loaded);
    return thing.fields.flatMap((field) => words.taking(field));
  });
}

/** A thing that the site does not have any more; one that it may have under another name stays in the file. */
function whole(thing: ThingDrift): readonly Taking[] {
  const { address } = thing;
  const doubts = maybeRenamed(thing).map(({ yieldsTo: _, ...told }): Problem => ({ ...told, severity: 'error' }));
  if (doubts.length > 0) return doubts.map((problem) => ({ about: address, problem }));
  return [{ about: address, take: { path: filePath(address, undefined, kinds) as readonly string[] } }];
}

/** One thing of the site in the words of the file. */
class Words {
  readonly #kind: Kind<unknown>;
  readonly #thing: ThingDrift;
  readonly #spec: unknown;
  readonly #file: unknown;
  readonly #remarks: readonly string[];
  readonly #loaded: Loaded;

  constructor(kind: Kind<unknown>, thing: ThingDrift, live: Live<unknown>, loaded: Loaded) {
    const { file, remarks } = kind.write([{ key: keyIn(thing.address), live }]);
    this.#kind = kind;
    this.#thing = thing;
    this.#spec = live.spec;
    this.#file = file;
    this.#remarks = remarks;
    this.#loaded = loaded;
  }

  taking({ path }: FieldDrift): readonly Taking[] {
    const { address } = this.#thing;
    const about = `${address}.${path}`;
    const keys = filePath(address, path, kinds) as readonly string[];
    const value = valueIn(this.#file, keys);
    const declared = valueIn(this.#loaded.value, keys);
    if (value === undefined && declared === undefined) return [];
    const variable = this.#loaded.origin(keys)?.variable;
    if (variable !== undefined) return [{ about, problem: fromEnvironment(address, path, variable) }];
    if (value !== undefined) return [{ about, take: { path: keys, value } }];
    const there = (at(this.#spec, path) ?? null) !== null;
    if (there) return [{ about, problem: unsayable(address, path, this.#remarks) }];
    return [{ about, take: { path: this.#outermost(keys, path) } }];
  }

  /** The outermost part that the site has nothing of; of a map that is the whole truth, an entry at most. */
  #outermost(keys: readonly string[], path: string): readonly string[] {
    const above = keys.length - path.split('.').length;
    const closed = (this.#kind.closed ?? []).find((one) => path.startsWith(`${one}.`));
    const least = above + 1 + (closed === undefined ? 0 : closed.split('.').length);
    for (let length = least; length < keys.length; length++) {
      const part = keys.slice(0, length);
      if (valueIn(this.#file, part) === undefined) return part;
    }
    return keys;
  }
}

function valueIn(value: unknown, keys: readonly string[]): unknown {
  return keys.reduce<unknown>(
    (inner, key) =>
      typeof inner === 'object' && inner !== null && Object.hasOwn(inner, key)
        ? (inner as { readonly [key: string]: unknown })[key]
        : undefined,
    value,
  );
}

function fromEnvironment(address: string, path: string, variable: string): Problem {
  return {
    code: 'ADOPT_ENVIRONMENT',
    severity: 'error',
    address,
    path,
    message: `${address}.${path} comes from \${${variable}}, and is not overwritten by a value.`,
    next: `Set ${variable} to what the site has, or write the value into the file yourself.`,
  };
}

function unsayable(address: string, path: string, remarks: readonly string[]): Problem {
  return {
    code: 'ADOPT_UNSAYABLE',
    severity: 'error',
    address,
    path,
    message: `What the site has for ${address}.${path} cannot be said in a file. ${remarks.join(' ')}`.trim(),
    next: 'Put it back with --revert, or take the line out of the file: what is not declared is not managed.',
  };
}

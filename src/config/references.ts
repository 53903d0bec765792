import { type Address, addressByName, addressOf, parseReference, type Reference } from '../kernel/address.ts';
import type { JsonSchema } from '../kernel/kind.ts';
import { keysOf, schemasAt } from './schema-walk.ts';
import type { FileKind } from './types.ts';

/** What a reference means: a whole kind, one thing of it, or an attribute. */
export interface Resolved {
  readonly kind: string;
  readonly section: string;
  /** Absent when the whole section is meant. */
  readonly address?: Address;
  /** Of a thing, or of the one thing a single kind has. */
  readonly key?: string;
  /** The display name, from the quoted form. */
  readonly name?: string;
  /** Inside the thing; empty for all of it. */
  readonly path: string;
}

/** A kind as far as references need it. */
export type ReferableKind = Pick<FileKind, 'name' | 'section' | 'single' | 'schema'>;

/**
 * What a reference means among these kinds, single ones spelled as in the file (`program.expiration.status`) or by address
 * (`program/expiration.status`); several for a section that several kinds share, none when it names no section.
 */
export function resolveReference(reference: Reference, kinds: readonly ReferableKind[]): readonly Resolved[] {
  return kinds
    .filter((kind) => kind.section === reference.section)
    .flatMap((kind) => (kind.single ? single(reference, kind) : keyed(reference, kind)));
}

/** The same, from text. */
export function resolveText(text: string, kinds: readonly ReferableKind[]): readonly Resolved[] {
  const reference = parseReference(text);
  return reference ? resolveReference(reference, kinds) : [];
}

/** A resolved reference as the planner matches it: single kinds by their key. */
export function plainReference({ section, key, name, path }: Resolved): Reference {
  return { section, ...(key === undefined ? {} : { key }), ...(name === undefined ? {} : { name }), path };
}

function keyed({ section, key, name, path }: Reference, kind: ReferableKind): readonly Resolved[] {
  if (name !== undefined) return [{ kind: kind.name, section, address: addressByName(section, name), name, path }];
  if (key !== undefined) return [{ kind: kind.name, section, address: addressOf(section, key), key, path }];
  return path === '' ? [{ kind: kind.name, section, path }] : [];
}

function single(reference: Reference, kind: ReferableKind): readonly Resolved[] {
  const { section, name, path } = reference;
  const { key, at } = kind.single as NonNullable<ReferableKind['single']>;
  const found = { kind: kind.name, section, address: addressOf(section, key), key };
  if (name !== undefined) return [];
  if (reference.key !== undefined) return reference.key === key ? [{ ...found, path }] : [];
  const parts = path === '' ? [] : path.split('.');
  const inner = at.slice(1);
  // `program` and `program.expiration` take in every kind that lives below them.
  if (parts.length <= inner.length)
    return parts.every((part, index) => part === inner[index]) ? [{ ...found, path: '' }] : [];
  if (!inner.every((part, index) => parts[index] === part)) return [];
  const rest = parts.slice(inner.length);
  return speaksOf(kind, inner, rest[0] as string) ? [{ ...found, path: rest.join('.') }] : [];
}

/** True when the kind's own schema knows the attribute: several kinds may share a section. */
function speaksOf(kind: ReferableKind, inner: readonly string[], attribute: string): boolean {
  let properties = kind.schema[kind.section] as Record<string, { properties?: object }> | undefined;
  for (const part of inner) properties = properties?.[part]?.properties as typeof properties;
  return properties !== undefined && Object.hasOwn(properties, attribute);
}

/** The part of a path that no schema knows, and what it could have been. */
export interface Stray {
  readonly name: string;
  readonly known: readonly string[];
}

/** The first part of an attribute's path that things of a kind do not have; undefined when they have it all, or anything may stand there. */
export function strayAttribute({ schema, section, single }: ReferableKind, path: string): Stray | undefined {
  const root: JsonSchema = { properties: schema[section] };
  const parts = path === '' ? [] : path.split('.');
  let above = [...(single?.at.slice(1) ?? [])];
  for (const name of parts) {
    const known = schemasAt(root, above).flatMap(keysOf);
    if (known.length > 0 && schemasAt(root, [...above, name]).length === 0) return { name, known };
    above = [...above, name];
  }
  return undefined;
}

/** Where the file keeps what an address and a path mean: keys from the root. Undefined when no kind has the address. */
export function filePath(
  address: string,
  path: string | undefined,
  kinds: readonly ReferableKind[],
): readonly string[] | undefined {
  const slash = address.indexOf('/');
  const section = slash === -1 ? address : address.slice(0, slash);
  const key = slash === -1 ? '' : address.slice(slash + 1);
  const inside = path ? path.split('.') : [];
  const mine = kinds.filter((kind) => kind.section === section);
  const one = mine.find((kind) => kind.single?.key === key);
  if (one?.single) return [...one.single.at, ...inside];
  if (!mine.some((kind) => !kind.single) || key.startsWith('"'))
    return mine.length > 0 && key === '' ? [section, ...inside] : undefined;
  return key === '' ? [section, ...inside] : [section, key, ...inside];
}

/** The address and path for keys from the root; undefined for keys that are not of a kind. */
export function addressAt(
  path: readonly string[],
  kinds: readonly ReferableKind[],
): { address: Address; path?: string } | undefined {
  const [section, key, ...rest] = path;
  if (section === undefined || key === undefined) return undefined;
  if (kinds.some((kind) => kind.section === section && !kind.single)) {
    return { address: addressOf(section, key), ...(rest.length > 0 ? { path: rest.join('.') } : {}) };
  }
  const [found] = resolveReference({ section, path: [key, ...rest].join('.') }, kinds);
  return found?.address ? { address: found.address, ...(found.path === '' ? {} : { path: found.path }) } : undefined;
}

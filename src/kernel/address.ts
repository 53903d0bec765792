/** `tiers/gold`: section and key; `rewards/"Staff only"` for a live thing that has no key. */
export type Address = `${string}/${string}`;

/** The address of a thing the file has a key for. */
export function addressOf(section: string, key: string): Address {
  return `${section}/${key}`;
}

/** The address of a live thing without a key: its display name as a JSON string. */
export function addressByName(section: string, name: string): Address {
  return `${section}/${JSON.stringify(name)}`;
}

/** A reference as people write it in `ignore`, `removed`, `accept` and `--target`: an address, or an attribute of one. */
export interface Reference {
  readonly section: string;
  /** A key; absent when `name` is given, or when only a section (`program.name`) was. */
  readonly key?: string;
  /** A display name, from the quoted form. */
  readonly name?: string;
  /** `byTier.gold.points`; empty for the whole thing. */
  readonly path: string;
}

/** The reference as people write it. */
export function textOf({ section, key, name, path }: Reference): string {
  const thing = name === undefined ? key : JSON.stringify(name);
  return `${section}${thing === undefined ? '' : `/${thing}`}${path === '' ? '' : `.${path}`}`;
}

/** The second half of an address: a key, or a display name in quotes. */
export function keyIn(address: Address): string {
  return address.slice(address.indexOf('/') + 1);
}

const QUOTED = /^([A-Za-z]+)\/("(?:[^"\\]|\\.)*")(?:\.(.+))?$/;
const KEYED = /^([A-Za-z]+)(?:\/([^"/.\s][^/.\s]*))?(?:\.([^\s]+))?$/;

/** Reads `rewards/five-off`, `tiers/silver.requiredPoints`, `rewards/"Summer mug"` or `program.name`; undefined when it is none of these. */
export function parseReference(text: string): Reference | undefined {
  const quoted = QUOTED.exec(text);
  if (quoted) {
    const name = unquote(quoted[2] as string);
    return name === undefined ? undefined : { section: quoted[1] as string, name, path: quoted[3] ?? '' };
  }
  const keyed = KEYED.exec(text);
  if (!keyed) return undefined;
  return { section: keyed[1] as string, ...(keyed[2] === undefined ? {} : { key: keyed[2] }), path: keyed[3] ?? '' };
}

function unquote(text: string): string | undefined {
  try {
    return JSON.parse(text) as string;
  } catch {
    return undefined;
  }
}

import type { Reading } from '../kernel/kind.ts';
import type { Problem } from '../kernel/problem.ts';
import { repeats } from './echoes.ts';
import { isMap } from './merge.ts';
import { filePath } from './references.ts';
import type { SchemaFinding } from './schema-problems.ts';
import { valueAt } from './schema-words.ts';
import type { FileKind, Sections } from './types.ts';

/**
 * The value without what the schema refuses, so that kinds can judge the rest: an attribute goes alone, and a thing that is no
 * map stays as an empty one, because others may refer to it.
 */
export function pruned(value: Sections, findings: readonly SchemaFinding[], kinds: readonly FileKind[]): Sections {
  if (findings.length === 0) return value;
  const keyed = new Set(kinds.filter((kind) => !kind.single).map((kind) => kind.section));
  const copy = structuredClone(value);
  for (const { path, finding } of findings) {
    if (finding.code === 'MISSING_KEY' || path.length === 0) continue;
    const thing = path.length === 2 && keyed.has(path[0] as string) && finding.code !== 'BAD_KEY';
    replace(copy, path, thing ? {} : undefined);
  }
  return copy;
}

/** Puts another value at a path that exists; undefined takes a key out, and leaves a hole in a list so that indexes stay right. */
function replace(value: unknown, path: readonly string[], by: unknown): void {
  const parent = valueAt(value, path.slice(0, -1));
  const key = path.at(-1) as string;
  if (Array.isArray(parent)) parent[Number(key)] = by;
  else if (!isMap(parent) || !Object.hasOwn(parent, key)) return;
  else if (by === undefined) delete (parent as Record<string, unknown>)[key];
  else (parent as Record<string, unknown>)[key] = by;
}

/** What every kind wants, and its problems but for those that only repeat what has been said about a path. */
export function readKinds(
  sections: Sections,
  kinds: readonly FileKind[],
  said: readonly (readonly string[])[],
): { readonly wanted: ReadonlyMap<string, Reading<unknown>>; readonly problems: readonly Problem[] } {
  const wanted = new Map<string, Reading<unknown>>();
  const problems: Problem[] = [];
  for (const kind of kinds) {
    const reading = readOne(kind, sections, said.length > 0);
    wanted.set(kind.name, reading);
    problems.push(...reading.problems.filter(({ address, path }) => !repeats(wayTo(address, path, kinds), said)));
  }
  return { wanted, problems };
}

/** A kind may rely on the schema: over a file that breaks it, a kind that gives up has nothing to add. */
function readOne(kind: FileKind, sections: Sections, broken: boolean): Reading<unknown> {
  if (!broken) return kind.read(sections);
  try {
    return kind.read(sections);
  } catch {
    return { wanted: [], problems: [] };
  }
}

function wayTo(address: string | undefined, path: string | undefined, kinds: readonly FileKind[]): readonly string[] {
  return (address === undefined ? undefined : filePath(address, path, kinds)) ?? [];
}

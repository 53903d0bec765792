import { rulesOut } from './merge.ts';

type Path = readonly string[];

/** True for a complaint at a path that follows from a value left out: about it, about what is in it, or about the map that lacks it. */
export function echoes(path: Path, holes: readonly Path[]): boolean {
  return holes.some((hole) => leads(hole, path) || (hole.length === path.length + 1 && leads(path, hole)));
}

/** True for a problem of a kind that follows from a value left out or complained of already: where one of a one-of is wrong, none is missing. */
export function repeats(path: Path, said: readonly Path[]): boolean {
  return said.some((one) => leads(one.at(-1) === MERGE ? one.slice(0, -1) : one, path) || rulesOut(one, path));
}

/** True where whole things of these sections may be missing: what others say of them cannot be judged. */
export function lackThings(sections: ReadonlySet<string>, holes: readonly Path[]): boolean {
  return holes.some((hole) => hole.length <= 2 && sections.has(hole[0] as string));
}

const MERGE = '<<';

/** True when one path is the beginning of another, or all of it; that of nothing leads nowhere. */
function leads(path: Path, further: Path): boolean {
  return path.length > 0 && path.every((key, index) => key === further[index]);
}

/** A piece of text to be replaced: `[start, end)` of the original by `by`. */
export interface Splice {
  readonly start: number;
  readonly end: number;
  readonly by: string;
}

/** The text with all splices made; removals may overlap, insertions at one place keep their order. */
export function spliced(text: string, splices: readonly Splice[]): string {
  const sorted = splices
    .map((splice, index) => ({ ...splice, index }))
    .sort((a, b) => a.start - b.start || a.end - b.end || a.index - b.index);
  let out = '';
  let at = 0;
  for (const { start, end, by } of sorted) {
    out += text.slice(at, Math.max(at, start)) + by;
    at = Math.max(at, end);
  }
  return out + text.slice(at);
}

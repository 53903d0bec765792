import { isCollection, isMap, isSeq, type Node } from 'yaml';
import { type Entry, Extent } from './extent.ts';
import type { Parsed } from './parse.ts';

/** How far a line moves: from its column to another. */
interface Move {
  readonly from: number;
  readonly to: number;
  /** The line begins with the sign of a list item. */
  readonly item?: boolean;
}

/** The text with every map and list in lines indented by two spaces more than what it is in. Other lines move along. */
export function indented({ source, nodes }: Parsed): string {
  const moves = new Map<number, Move>();
  const extent = new Extent(source.text);
  if (nodes.root) walk(nodes.root, 0, extent, moves);
  const lines = source.text.split('\n');
  const starts = startsOf(lines);
  const shifted = lines.map((line, index) => shift(line, moveFor(index, lines, starts, moves)));
  return shifted.join('\n');
}

function walk(node: Node, indent: number, extent: Extent, moves: Map<number, Move>): void {
  if (!isCollection(node) || node.flow) return;
  if (isMap(node)) for (const entry of node.items as Entry[]) walkEntry(entry, indent, extent, moves);
  if (isSeq(node)) for (const item of node.items as Node[]) walkItem(item, indent, extent, moves);
}

function walkEntry(entry: Entry, indent: number, extent: Extent, moves: Map<number, Move>): void {
  note(extent.startOf(entry), { to: indent }, extent, moves);
  if (entry.value) walk(entry.value, indent + 2, extent, moves);
}

function walkItem(item: Node, indent: number, extent: Extent, moves: Map<number, Move>): void {
  const dash = item.range ? extent.text.lastIndexOf('-', item.range[0] - 1) : -1;
  if (dash !== -1) note(dash, { to: indent, item: true }, extent, moves);
  walk(item, indent + 2, extent, moves);
}

/** Only what stands first on its line decides about the line. */
function note(offset: number, move: Omit<Move, 'from'>, extent: Extent, moves: Map<number, Move>): void {
  const start = extent.lineStart(offset);
  if (extent.text.slice(start, offset).trim() === '') moves.set(start, { from: offset - start, ...move });
}

function startsOf(lines: readonly string[]): readonly number[] {
  let at = 0;
  return lines.map((line) => {
    const start = at;
    at += line.length + 1;
    return start;
  });
}

/** The move of a line: its own; a comment goes with the entry below that it is level with, all else with the entry above. */
function moveFor(
  index: number,
  lines: readonly string[],
  starts: readonly number[],
  moves: ReadonlyMap<number, Move>,
): Move {
  const line = lines[index] as string;
  const own = moves.get(starts[index] as number);
  if (own) return own;
  const column = line.search(/\S/);
  if (line.trimStart().startsWith('#')) {
    const below = nextMove(index, lines, starts, moves);
    if (below?.from === column) return below;
  }
  for (let above = index - 1; above >= 0; above--) {
    const move = moves.get(starts[above] as number);
    if (move && move.from <= column) return { from: column, to: Math.max(0, column + move.to - move.from) };
  }
  return { from: 0, to: 0 };
}

function nextMove(
  index: number,
  lines: readonly string[],
  starts: readonly number[],
  moves: ReadonlyMap<number, Move>,
): Move | undefined {
  for (let below = index + 1; below < lines.length; below++) {
    const move = moves.get(starts[below] as number);
    if (move) return move;
    if (!/^\s*(?:#|$)/.test(lines[below] as string)) return undefined;
  }
  return undefined;
}

function shift(line: string, { from, to, item }: Move): string {
  if (line.trim() === '') return line;
  const rest = line.slice(from);
  return ' '.repeat(to) + (item ? rest.replace(/^(?:-[ \t]+)+/, (signs) => signs.replace(/[ \t]+/g, ' ')) : rest);
}

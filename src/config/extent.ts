import { isAlias, isCollection, isMap, isSeq, type Node, type Pair } from 'yaml';

/** A key with its value, as parsed. */
export type Entry = Pair<Node, Node | null>;

/** How far nodes reach in their text: the parser's own ranges take in comments and blank lines behind a value. */
export class Extent {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  /** Where an entry begins: at its key. */
  startOf({ key }: Entry): number {
    return (key.range as [number, number, number])[0];
  }

  /** Where what an entry writes ends: behind its value, or its colon. */
  endOf({ key, value }: Entry): number {
    if (value?.range) return this.endOfNode(value);
    const colon = this.text.indexOf(':', (key.range as [number, number, number])[1]);
    return colon === -1 ? (key.range as [number, number, number])[1] : colon + 1;
  }

  endOfNode(node: Node): number {
    const [start, end] = node.range as [number, number, number];
    if (isAlias(node) || (isCollection(node) && node.flow)) return end;
    if (isMap(node) && node.items.length > 0) return this.endOf(node.items.at(-1) as Entry);
    if (isSeq(node) && node.items.length > 0) return this.endOfNode(node.items.at(-1) as Node);
    let at = end;
    while (at > start && /\s/.test(this.text[at - 1] as string)) at -= 1;
    return at;
  }

  /** The offset at which the line of an offset begins. */
  lineStart(offset: number): number {
    return this.text.lastIndexOf('\n', offset - 1) + 1;
  }

  /** The offset of the line break that ends the line; the end of the text for the last. */
  lineEnd(offset: number): number {
    const end = this.text.indexOf('\n', offset);
    if (end === -1) return this.text.length;
    return this.text[end - 1] === '\r' ? end - 1 : end;
  }

  /** The offset at which the line below begins; the end of the text for the last. */
  nextLine(offset: number): number {
    const end = this.text.indexOf('\n', offset);
    return end === -1 ? this.text.length : end + 1;
  }

  /** True when nothing stands in the line that begins at an offset, or the text ends there. */
  isBlank(lineStart: number): boolean {
    return this.text.slice(lineStart, this.nextLine(lineStart)).trim() === '';
  }

  /** Where the comment lines right above a key begin; the line for editors belongs to the file and is left out. */
  commentsAbove(offset: number): number {
    const column = this.column(offset);
    // Behind `- ` a key cannot take comments along.
    if (this.text.slice(this.lineStart(offset), offset).trim() !== '') return offset;
    let start = offset;
    for (let at = this.lineStart(offset); at > 0; at = this.lineStart(at - 1)) {
      const line = this.text.slice(this.lineStart(at - 1), at - 1);
      if (line.search(/\S/) !== column || line[column] !== '#' || line.includes('yaml-language-server')) break;
      start = this.lineStart(at - 1) + column;
    }
    return start;
  }

  /** How far an offset stands from the beginning of its line. */
  column(offset: number): number {
    return offset - this.lineStart(offset);
  }
}

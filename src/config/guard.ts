import { CST, Lexer } from 'yaml';
import { FILE_LIMITS } from './limits.ts';
import type { Finding } from './source.ts';

/** Why a text is refused before it is parsed, and where. */
export interface Refusal {
  readonly offset: number;
  readonly finding: Finding;
}

/** A block or flow collection that is still open: `count` is its keys so far. */
interface Open {
  readonly kind: 'map' | 'list' | 'flowMap' | 'flowList';
  readonly column: number;
  count: number;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for.
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u0084\u0086-\u009f\ufeff\ufffe\uffff]|\r(?!\n)/;

/**
 * Reads a text token by token and stops at the first sign of something that would hurt the parser: deep nesting, explicit
 * keys, crowded maps, many aliases, directives, control characters. Yields the tokens, so that the text is lexed once.
 */
export function* guarded(text: string): Generator<string, Refusal | undefined> {
  const control = CONTROL.exec(text);
  if (control) return controlCharacter(control);
  const watch = new Watch();
  for (const token of new Lexer().lex(text)) {
    const finding = watch.see(token);
    if (finding) return { offset: watch.start, finding };
    yield token;
  }
  return undefined;
}

function controlCharacter(match: RegExpExecArray): Refusal {
  const hex = (match[0].codePointAt(0) as number).toString(16).toUpperCase().padStart(4, '0');
  return {
    offset: match.index,
    finding: {
      code: 'YAML_CONTROL_CHARACTER',
      message: `The file holds the control character U+${hex}, which no YAML text may.`,
      next: 'Remove it; many editors can show invisible characters.',
    },
  };
}

/** Follows indentation and brackets closely enough to know how deep the parser would go. */
class Watch {
  /** Offset of the token last seen. */
  start = 0;
  private offset = 0;
  private lineStart = 0;
  private readonly open: Open[] = [];
  private flow = 0;
  private content = false;
  private keyColumn = -1;
  private aliases = 0;
  private tokens = 0;

  see(token: string): Finding | undefined {
    this.start = this.offset;
    if (this.content) {
      // The text of a scalar: whatever it looks like, it is no indicator.
      this.content = false;
      this.advance(token);
      if (token.endsWith('\n')) this.keyColumn = -1;
      return undefined;
    }
    if (token === CST.DOCUMENT || token === CST.FLOW_END) {
      if (token === CST.FLOW_END) this.leaveFlow();
      return undefined;
    }
    this.tokens += 1;
    const finding = this.tokens > FILE_LIMITS.tokens ? TOO_LONG : this.judge(token);
    if (token === CST.SCALAR) this.content = true;
    else this.advance(token);
    return finding;
  }

  private advance(token: string): void {
    const from = this.offset;
    this.offset += token.length;
    const newline = token.lastIndexOf('\n');
    if (newline === -1) return;
    this.lineStart = from + newline + 1;
    if (this.flow === 0 && (token === '\n' || token === '\r\n')) this.keyColumn = -1;
  }

  private judge(token: string): Finding | undefined {
    switch (CST.tokenType(token)) {
      case 'space':
      case 'newline':
      case 'comment':
      case 'byte-order-mark':
        return undefined;
      case 'directive-line':
        return /^%YAML\s+1\.2\s*$/.test(token) ? undefined : DIRECTIVE;
      case 'doc-start':
      case 'doc-end':
        this.open.length = 0;
        return undefined;
      case 'explicit-key-ind':
        return EXPLICIT_KEY;
      case 'seq-item-ind':
        return this.flow > 0 ? undefined : this.listItem();
      case 'map-value-ind':
        return this.flow > 0 ? undefined : this.mapValue();
      case 'flow-map-start':
        return this.enterFlow('flowMap');
      case 'flow-seq-start':
        return this.enterFlow('flowList');
      case 'flow-map-end':
      case 'flow-seq-end':
        return this.endFlow();
      case 'comma':
        return this.flow > 0 ? this.another() : undefined;
      case 'alias':
        this.noteKey();
        this.aliases += 1;
        return this.aliases > FILE_LIMITS.aliases ? TOO_MANY_ALIASES : undefined;
      default:
        return this.noteKey();
    }
  }

  private get column(): number {
    return this.start - this.lineStart;
  }

  /** Content that may turn out to be a key begins here. */
  private noteKey(): undefined {
    if (this.flow === 0 && this.keyColumn === -1) this.keyColumn = this.column;
    return undefined;
  }

  private listItem(): Finding | undefined {
    const column = this.column;
    this.keyColumn = -1;
    this.closeBelow(column);
    const top = this.open.at(-1);
    if (top && top.column === column && top.kind === 'list') return undefined;
    return this.push('list', column);
  }

  private mapValue(): Finding | undefined {
    const column = this.keyColumn === -1 ? this.column : this.keyColumn;
    // A second `:` on the line opens a map inside a value: an error that the parser reports, but one level all the same.
    this.closeBelow(column);
    let top = this.open.at(-1);
    if (top && top.column === column && top.kind === 'list') {
      this.open.pop();
      top = this.open.at(-1);
    }
    this.keyColumn = -1;
    const inside = top !== undefined && top.column === column && top.kind === 'map';
    return (inside ? undefined : this.push('map', column)) ?? this.another();
  }

  private another(): Finding | undefined {
    const top = this.open.at(-1) as Open;
    top.count += 1;
    return top.kind !== 'list' && top.kind !== 'flowList' && top.count > FILE_LIMITS.keysPerMap
      ? TOO_MANY_KEYS
      : undefined;
  }

  private enterFlow(kind: 'flowMap' | 'flowList'): Finding | undefined {
    this.noteKey();
    this.flow += 1;
    return this.push(kind, Number.POSITIVE_INFINITY);
  }

  private endFlow(): undefined {
    if (this.flow === 0) return undefined;
    this.flow -= 1;
    this.open.pop();
    return undefined;
  }

  private leaveFlow(): void {
    while (this.flow > 0) this.endFlow();
  }

  private closeBelow(column: number): void {
    while (this.open.length > 0 && (this.open.at(-1) as Open).column > column) this.open.pop();
  }

  private push(kind: Open['kind'], column: number): Finding | undefined {
    this.open.push({ kind, column, count: 0 });
    return this.open.length > FILE_LIMITS.depth ? TOO_DEEP : undefined;
  }
}

const TOO_DEEP: Finding = {
  code: 'YAML_TOO_DEEP',
  message: `The file nests maps and lists more than ${FILE_LIMITS.depth} deep.`,
  next: 'A program needs six levels: look for a bracket or an indentation too many.',
};
const TOO_MANY_KEYS: Finding = {
  code: 'YAML_TOO_MANY_KEYS',
  message: `One map has more than ${FILE_LIMITS.keysPerMap} keys.`,
  next: 'Split the file, or check that this is the right one.',
};
const TOO_LONG: Finding = {
  code: 'YAML_TOO_LONG',
  message: `The file has more than ${FILE_LIMITS.tokens} words and signs.`,
  next: 'Split the file, or check that this is the right one.',
};
const TOO_MANY_ALIASES: Finding = {
  code: 'YAML_TOO_MANY_ALIASES',
  message: `The file uses more than ${FILE_LIMITS.aliases} aliases.`,
  next: 'Write the values out, or use `extends`.',
};
const EXPLICIT_KEY: Finding = {
  code: 'YAML_EXPLICIT_KEY',
  message: 'Explicit keys (`? key`) are not read.',
  next: 'Write `key: value`.',
};
const DIRECTIVE: Finding = {
  code: 'YAML_DIRECTIVE',
  message: 'Only YAML 1.2 is read, without other directives.',
  next: 'Remove the line that begins with %.',
};

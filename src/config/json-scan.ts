import { PLAN_LIMITS } from './limits.ts';
import type { Finding } from './source.ts';

/** Where a JSON text stops being acceptable, and why. */
export interface JsonFault {
  readonly offset: number;
  readonly finding: Finding;
}

/** A map or list that is open: the key or index its next value stands under. */
interface Open {
  readonly map: boolean;
  at: string;
  index: number;
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;

type Expect = 'value' | 'firstKey' | 'key' | 'firstItem' | 'after' | 'end';

const SPACE = /[ \t\n\r]*/y;
const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;
const PLAIN = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?|true|false|null/y;

/**
 * Reads JSON without building anything: where it is broken, nests too deep or has a reserved key, with the place that
 * `JSON.parse` does not tell. Calls `visit` with the path of each value before it is read.
 */
export function scanJson(
  text: string,
  visit?: (path: readonly string[], offset: number) => void,
): JsonFault | undefined {
  return new Scan(text, visit).run();
}

/** Where the deepest part of a path that exists is written. */
export function locateJson(text: string, path: readonly string[]): number {
  let best = 0;
  let depth = -1;
  scanJson(text, (at, offset) => {
    if (at.length <= depth || at.length > path.length || at.some((key, index) => key !== path[index])) return;
    depth = at.length;
    best = offset;
  });
  return best;
}

class Scan {
  private readonly text: string;
  private readonly visit: ((path: readonly string[], offset: number) => void) | undefined;
  private readonly open: Open[] = [];
  private position = 0;
  private expect: Expect = 'value';

  constructor(text: string, visit?: (path: readonly string[], offset: number) => void) {
    this.text = text;
    this.visit = visit;
  }

  run(): JsonFault | undefined {
    for (;;) {
      this.take(SPACE);
      if (this.position >= this.text.length) return this.expect === 'end' ? undefined : this.fault(ENDS_EARLY);
      const finding = this.step(this.text[this.position] as string);
      if (finding) return this.fault(finding);
    }
  }

  private step(sign: string): Finding | undefined {
    if (this.expect === 'end') return BROKEN;
    if (this.expect === 'after') return this.after(sign);
    if (this.expect === 'firstKey' && sign === '}') return this.close();
    if (this.expect === 'firstItem' && sign === ']') return this.close();
    if (this.expect === 'key' || this.expect === 'firstKey') return this.key();
    return this.value(sign);
  }

  private after(sign: string): Finding | undefined {
    const top = this.open.at(-1) as Open;
    if (sign === (top.map ? '}' : ']')) return this.close();
    if (sign !== ',') return BROKEN;
    this.position += 1;
    top.index += 1;
    if (!top.map) top.at = String(top.index);
    this.expect = top.map ? 'key' : 'value';
    return undefined;
  }

  private key(): Finding | undefined {
    const start = this.position;
    const raw = this.string();
    if (raw === undefined) return BROKEN;
    const key = raw.includes('\\') ? (JSON.parse(raw) as string) : raw.slice(1, -1);
    if (key === '__proto__' || key === 'constructor' || key === 'prototype') {
      this.position = start;
      return RESERVED;
    }
    this.take(SPACE);
    if (this.text[this.position] !== ':') return BROKEN;
    this.position += 1;
    (this.open.at(-1) as Open).at = key;
    this.expect = 'value';
    return undefined;
  }

  private value(sign: string): Finding | undefined {
    this.visit?.(
      this.open.map((one) => one.at),
      this.position,
    );
    if (sign === '{' || sign === '[') {
      if (this.open.length >= PLAN_LIMITS.depth) return TOO_DEEP;
      this.open.push({ map: sign === '{', at: '0', index: 0 });
      this.position += 1;
      this.expect = sign === '{' ? 'firstKey' : 'firstItem';
      return undefined;
    }
    if ((sign === '"' ? this.string() : this.take(PLAIN)) === undefined) return BROKEN;
    this.expect = this.open.length > 0 ? 'after' : 'end';
    return undefined;
  }

  /** By hand: a pattern over a text of megabytes would run out of stack. */
  private string(): string | undefined {
    const start = this.position;
    if (this.text[start] !== '"') return undefined;
    this.position += 1;
    while (this.position < this.text.length) {
      const code = this.text.charCodeAt(this.position);
      if (code === QUOTE) {
        this.position += 1;
        return this.text.slice(start, this.position);
      }
      if (code < 0x20) return undefined;
      if (code !== BACKSLASH) this.position += 1;
      else if (this.take(ESCAPE) === undefined) return undefined;
    }
    return undefined;
  }

  private close(): undefined {
    this.position += 1;
    this.open.pop();
    this.expect = this.open.length > 0 ? 'after' : 'end';
    return undefined;
  }

  private take(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.position;
    const found = pattern.exec(this.text)?.[0];
    if (found !== undefined) this.position += found.length;
    return found;
  }

  private fault(finding: Finding): JsonFault {
    return { offset: this.position, finding };
  }
}

const BROKEN: Finding = {
  code: 'JSON_SYNTAX',
  message: 'This is not JSON from here on.',
  next: 'Save the plan again with `plan --out`; a saved plan is not made to be edited.',
};
const ENDS_EARLY: Finding = {
  code: 'JSON_SYNTAX',
  message: 'The file ends too early.',
  next: 'It was not written to its end: save the plan again with `plan --out`.',
};
const RESERVED: Finding = {
  code: 'JSON_RESERVED_KEY',
  message: 'This key is reserved; no plan has it.',
  next: 'Do not use this file: `plan --out` did not write it.',
};
const TOO_DEEP: Finding = {
  code: 'JSON_TOO_DEEP',
  message: `The file nests maps and lists more than ${PLAN_LIMITS.depth} deep.`,
  next: 'Do not use this file: `plan --out` did not write it.',
};

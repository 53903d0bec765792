import {
  type Alias,
  isAlias,
  isMap,
  isPair,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  type ParsedNode,
  type Scalar,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';
import { unshield } from './braces.ts';
import type { Refusal } from './guard.ts';
import { FILE_LIMITS } from './limits.ts';
import type { Finding } from './source.ts';

/** The nodes of a text, and what each alias stands for. */
export interface Reached {
  readonly root: Node | null;
  readonly targets: ReadonlyMap<Alias, Node>;
}

/** A value with the number of characters and nodes it has once aliases are followed. */
interface Weighed {
  readonly value: unknown;
  readonly weight: number;
}

const CORE_TAGS = new Set(
  ['str', 'int', 'float', 'bool', 'null', 'map', 'seq'].map((name) => `tag:yaml.org,2002:${name}`),
);
// biome-ignore lint/suspicious/noControlCharactersInRegex: escapes can write what the text may not hold.
const UNFIT = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]|\p{Cs}/u;

/** What the nodes of a text say. */
export interface Read {
  /** Plain JavaScript, without what was found fault with. */
  readonly value: unknown;
  readonly nodes: Reached;
  /** Everything that YAML allows and a program must not hold. */
  readonly findings: readonly Refusal[];
  /** Paths of keys at which the value lacks what the text says; in lists, that of the list. Undefined: it cannot be relied on at all. */
  readonly holes: readonly (readonly string[])[] | undefined;
}

export function readNodes(root: ParsedNode | null): Read {
  const reading = new Reading();
  const value = root ? reading.value(root).value : undefined;
  const { findings, holes, heavy } = reading;
  return { value, nodes: { root, targets: reading.targets }, findings, holes: heavy ? undefined : holes };
}

class Reading {
  readonly findings: Refusal[] = [];
  readonly targets = new Map<Alias, Node>();
  readonly holes: (readonly string[])[] = [];
  heavy = false;
  private readonly anchors = new Map<string, { readonly node: Node; readonly read: Weighed }>();
  /** The keys that lead to what is being read, as far as the outermost list. */
  private readonly path: string[] = [];
  private lists = 0;

  value(node: Node): Weighed {
    if (isAlias(node)) return this.alias(node);
    this.tag(node);
    const read = isMap(node) ? this.map(node) : isSeq(node) ? this.list(node) : this.scalar(node as Scalar);
    const anchor = (node as { anchor?: string }).anchor;
    if (anchor) this.anchors.set(anchor, { node, read });
    return read;
  }

  private alias(node: Alias): Weighed {
    const target = this.anchors.get(node.source);
    if (!target) {
      this.say(node, {
        code: 'YAML_ALIAS',
        message: 'The alias names no anchor that ends before it.',
        next: 'A text that begins with `*` needs quotes.',
      });
      return { value: undefined, weight: 1 };
    }
    this.targets.set(node, target.node);
    if (target.read.value === undefined) this.holes.push([...this.path]);
    return target.read;
  }

  private map(node: YAMLMap): Weighed {
    const value: Record<string, unknown> = {};
    let weight = 1;
    for (const pair of node.items as Pair<Node, Node | null>[]) {
      const key = this.key(pair.key);
      if (key === undefined) continue;
      if (Object.hasOwn(value, key)) {
        this.within(key, () => this.say(pair.key, twice(key)));
        continue;
      }
      const read = this.within(key, () => (pair.value ? this.value(pair.value) : { value: null, weight: 1 }));
      if (read.value !== undefined) value[key] = read.value;
      weight += read.weight + key.length;
    }
    return this.weigh(node, value, weight);
  }

  /** Reads what stands under a key. */
  private within<T>(key: string, read: () => T): T {
    if (this.lists > 0) return read();
    this.path.push(key);
    const result = read();
    this.path.pop();
    return result;
  }

  private list(node: YAMLSeq): Weighed {
    this.lists += 1;
    const read = this.items(node);
    this.lists -= 1;
    return read;
  }

  private items(node: YAMLSeq): Weighed {
    const value: unknown[] = [];
    let weight = 1;
    for (const item of node.items) {
      // `[a: 1]`: a map of one pair without brackets of its own.
      if (isPair(item)) {
        const at = (item.key ?? node) as Node;
        this.say(at, {
          code: 'YAML_SYNTAX',
          message: 'A list holds a key without braces.',
          next: 'Write `{ key: value }`.',
        });
        continue;
      }
      const read = this.value(item as Node);
      if (read.value !== undefined) value.push(read.value);
      weight += read.weight;
    }
    return this.weigh(node, value, weight);
  }

  private weigh(node: Node, value: unknown, weight: number): Weighed {
    if (weight <= FILE_LIMITS.expanded) return { value, weight };
    if (!this.heavy) {
      this.heavy = true;
      this.say(node, {
        code: 'YAML_TOO_LONG',
        message: 'The aliases in here unfold to more than two million characters.',
        next: 'Write the values out.',
      });
    }
    return { value: undefined, weight: 1 };
  }

  private scalar(node: Scalar): Weighed {
    if (typeof node.value === 'number' && !this.number(node, node.value)) return { value: undefined, weight: 1 };
    if (typeof node.value !== 'string') return { value: node.value, weight: 1 };
    const value = unshield(node.value);
    return { value, weight: value.length + 1 };
  }

  /** True for a number that is what the text says. */
  private number(node: Node, value: number): boolean {
    const exact = Number.isInteger(value) ? Number.isSafeInteger(value) : Number.isFinite(value);
    if (exact) return true;
    this.say(node, {
      code: 'YAML_NUMBER',
      message: 'The number is too large to be kept exactly.',
      next: 'Put it in quotes if it is a text.',
    });
    return false;
  }

  private key(node: Node | null): string | undefined {
    if (!node || !isScalar(node) || node.value === null) {
      this.say(node, {
        code: 'YAML_KEY',
        message: 'A key must be a text.',
        next: 'Write `key: value`; a key that begins with a sign needs quotes.',
      });
      return undefined;
    }
    this.tag(node);
    const key = unshield(typeof node.value === 'string' ? node.value : String(node.source ?? node.value));
    const finding = keyFinding(key);
    if (finding) this.within(key, () => this.say(node, finding));
    return finding ? undefined : key;
  }

  private tag(node: Node): void {
    const tag = (node as { tag?: string }).tag;
    if (!tag || CORE_TAGS.has(tag)) return;
    this.say(node, {
      code: 'YAML_TAG',
      message: 'This tag is not known.',
      next: 'Remove the tag: the kind of a value follows from how it is written.',
    });
  }

  private say(node: Node | null, finding: Finding): void {
    this.findings.push({ offset: node?.range?.[0] ?? 0, finding });
    this.holes.push([...this.path]);
  }
}

function twice(key: string): Finding {
  return {
    code: 'YAML_DUPLICATE_KEY',
    message: `The key ${quoted(key)} is there twice.`,
    next: 'Keep one of them.',
  };
}

function keyFinding(key: string): Finding | undefined {
  if (key === '<<') {
    return {
      code: 'YAML_MERGE_KEY',
      message: 'Merge keys (`<<`) are not part of YAML 1.2.',
      next: 'Use an alias for a whole value, or `extends`.',
    };
  }
  // Names that every object answers to: a look-up by such a key would find what nobody wrote.
  if (key in Object.prototype || key === 'prototype') {
    return { code: 'YAML_RESERVED_KEY', message: `The key ${quoted(key)} is reserved.`, next: 'Choose another key.' };
  }
  if (UNFIT.test(key)) {
    return {
      code: 'YAML_CONTROL_CHARACTER',
      message: 'The key holds a control character or half a character.',
      next: 'Remove the escape that makes it.',
    };
  }
  return undefined;
}

function quoted(text: string): string {
  return JSON.stringify(text.length > 40 ? `${text.slice(0, 39)}…` : text);
}

import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import type { Problem } from '../kernel/problem.ts';
import { decode } from './bytes.ts';
import { FILE_LIMITS } from './limits.ts';
import { find, pointTo } from './locate.ts';
import { isMap } from './merge.ts';
import { type Parsed, parseText } from './parse.ts';
import { shorten } from './schema-words.ts';
import { type Finding, problemAt, type Source } from './source.ts';
import type { Disk, LoadOptions } from './types.ts';

/** One file of a stack; later layers win. */
export interface Layer {
  readonly parsed: Parsed;
  /** It extends another: `null` in it means "not managed on this site". */
  readonly overlay: boolean;
}

/** The stack of files behind one file, the given one last. */
export interface Stack {
  readonly layers: readonly Layer[];
  /** What keeps the stack from being judged. */
  readonly problems: readonly Problem[];
  /** What is wrong with single values, which are left out; see `Parsed.holes`. */
  readonly slips: readonly Problem[];
}

/** Reads a file and everything it extends, inside the jail. */
export function readStack(path: string, options: LoadOptions, disk: Disk): Stack {
  const reader = new StackReader(options, disk);
  reader.first(path);
  return { layers: reader.layers, problems: reader.problems, slips: reader.slips };
}

/** A file by the name it is shown under, and by its absolute path with links resolved (standard input has none). */
interface Link {
  readonly shown: string;
  readonly real?: string;
}

/** A place that says `extends`. */
interface Mention {
  readonly target: string;
  readonly parsed: Parsed;
  readonly offset: number;
}

class StackReader {
  readonly layers: Layer[] = [];
  readonly problems: Problem[] = [];
  readonly slips: Problem[] = [];
  private readonly read = new Map<string, Parsed>();
  private readonly options: LoadOptions;
  private readonly disk: Disk;

  constructor(options: LoadOptions, disk: Disk) {
    this.options = options;
    this.disk = disk;
  }

  first(path: string): void {
    if (path === '-') {
      this.take({ shown: '-' }, this.parse('-', this.options.text ?? ''), []);
      return;
    }
    try {
      const real = this.disk.real(path);
      this.take({ shown: path, real }, this.parse(path, this.disk.read(real)), []);
    } catch (error) {
      this.problems.push(problemAt({ file: path, text: '' }, 0, unreadable(path, error)));
    }
  }

  private parse(shown: string, bytes: Uint8Array | string): Parsed {
    const source = decode(shown, bytes);
    if (!('text' in source)) {
      this.problems.push(source);
      return { ...parseText({ file: shown, text: '' }), problems: [source] };
    }
    const { holes, ...parsed } = parseText(source);
    const usable = holes !== undefined && isMap(parsed.value) && !holes.some(([first]) => isAboveAll(first));
    if (usable) {
      this.slips.push(...parsed.problems);
      return { ...parsed, holes };
    }
    const problems = parsed.problems.length > 0 ? parsed.problems : notAMap(source, parsed.value);
    this.problems.push(...problems);
    return { ...parsed, problems };
  }

  /** Adds what a file extends, then the file itself. */
  private take(link: Link, parsed: Parsed, above: readonly Link[]): void {
    const mentions = parsed.problems.length > 0 && !parsed.holes ? [] : this.mentions(parsed);
    for (const mention of mentions) this.extend(mention, link, [...above, link]);
    this.layers.push({ parsed, overlay: mentions.length > 0 });
  }

  private mentions(parsed: Parsed): readonly Mention[] {
    const value = (parsed.value as { extends?: unknown }).extends;
    if (value === undefined) return [];
    const targets: readonly unknown[] = Array.isArray(value) ? value : [value];
    return targets.flatMap((target, index) => {
      const path = Array.isArray(value) ? ['extends', String(index)] : ['extends'];
      const offset = pointTo(find(parsed.nodes, path), 'value');
      if (typeof target === 'string' && target !== '' && !target.includes('${')) return [{ target, parsed, offset }];
      this.say({ parsed, offset }, NO_PATH);
      return [];
    });
  }

  private extend(mention: Mention, link: Link, chain: readonly Link[]): void {
    const step = this.tooMuch(chain) ?? this.enter(mention.target, link, chain);
    const parsed = 'code' in step ? undefined : (this.read.get(step.real) ?? this.shared(step, mention));
    if ('code' in step) this.say(mention, step);
    else if (parsed) {
      this.read.set(step.real, parsed);
      this.take(step, parsed, chain);
    }
  }

  private tooMuch(chain: readonly Link[]): Finding | undefined {
    if (chain.length > FILE_LIMITS.layerDepth) return TOO_DEEP;
    return this.layers.length >= FILE_LIMITS.layers ? TOO_MANY : undefined;
  }

  /** The file a target means, when it exists inside the jail and does not lead back; else why not. */
  private enter(target: string, from: Link, chain: readonly Link[]): Finding | Required<Link> {
    if (isAbsolute(target) || target.includes('\\')) return ABSOLUTE;
    const jail = this.real(this.options.root) ?? this.options.root;
    const wanted = resolve(from.real ? dirname(from.real) : jail, target);
    const real = this.real(wanted);
    // Judged before and after links are resolved, so that nothing is learned of files outside.
    if (!inside(jail, wanted) || (real !== undefined && !inside(jail, real))) return outside(target);
    if (real === undefined) return notFound(target);
    const shown = from.shown === '-' ? target : join(dirname(from.shown), target);
    if (chain.some((one) => one.real === real)) return circle([...chain.map((one) => one.shown), shown]);
    return { shown, real };
  }

  private real(path: string): string | undefined {
    try {
      return this.disk.real(path);
    } catch {
      return undefined;
    }
  }

  /** Read by an earlier file of the run, or now; what is wrong with a file is told with every file that extends it. */
  private shared(link: Required<Link>, mention: Mention): Parsed | undefined {
    const key = JSON.stringify(link);
    const known = this.options.shared?.get(key);
    if (known) return known;
    const parsed = this.open(link, mention);
    if (parsed?.problems.length === 0) this.options.shared?.set(key, parsed);
    return parsed;
  }

  private open({ real, shown }: Required<Link>, mention: Mention): Parsed | undefined {
    try {
      return this.parse(shown, this.disk.read(real));
    } catch (error) {
      this.say(mention, unreadable(shown, error));
      return undefined;
    }
  }

  private say({ parsed, offset }: Omit<Mention, 'target'>, finding: Finding): void {
    this.problems.push(problemAt(parsed.source, offset, finding));
  }
}

/** Keys of the root without which nothing can be said of the rest; undefined: the root itself. */
function isAboveAll(key: string | undefined): boolean {
  return key === undefined || key === 'extends' || key === '<<';
}

function inside(jail: string, path: string): boolean {
  const way = relative(jail, path);
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

function notAMap(source: Source, value: unknown): readonly Problem[] {
  if (isMap(value)) return [];
  return [problemAt(source, 0, value === undefined || value === null ? EMPTY : NOT_A_MAP)];
}

const EMPTY: Finding = {
  code: 'FILE_EMPTY',
  message: 'The file says nothing.',
  next: 'Begin with `version: 1`, or run `loyalty init`.',
};
const NOT_A_MAP: Finding = {
  code: 'FILE_NOT_A_MAP',
  message: 'The file is not a map of keys and values.',
  next: 'Begin with `version: 1`.',
};
const NO_PATH: Finding = {
  code: 'EXTENDS_INVALID',
  message: '`extends` takes the path of a file, or a list of paths.',
  next: 'Write `extends: ../base.yaml`.',
};
const ABSOLUTE: Finding = {
  code: 'EXTENDS_OUTSIDE',
  message: '`extends` takes a path relative to the file, written with slashes.',
  next: 'Write `extends: ../base.yaml`.',
};
const TOO_DEEP: Finding = {
  code: 'EXTENDS_TOO_DEEP',
  message: `More than ${FILE_LIMITS.layerDepth} files extend one another.`,
  next: 'Flatten the chain.',
};
const TOO_MANY: Finding = {
  code: 'EXTENDS_TOO_MANY',
  message: `More than ${FILE_LIMITS.layers} files are extended.`,
  next: 'Merge some of them.',
};

function outside(target: string): Finding {
  return {
    code: 'EXTENDS_OUTSIDE',
    message: `\`${shorten(target)}\` leads out of the repository.`,
    next: 'Keep base files inside it.',
  };
}

function notFound(target: string): Finding {
  return {
    code: 'EXTENDS_NOT_FOUND',
    message: `There is no file \`${shorten(target)}\`.`,
    next: 'The path is relative to the file that says `extends`.',
  };
}

function circle(shown: readonly string[]): Finding {
  return {
    code: 'EXTENDS_CYCLE',
    message: `The files extend one another in a circle: ${shown.map(shorten).join(' → ')}.`,
    next: 'Remove one of the `extends` lines.',
  };
}

function unreadable(path: string, error: unknown): Finding {
  const code = (error as { code?: string }).code;
  if (code === 'ENOENT' || code === 'ENOTDIR') {
    return {
      code: 'FILE_NOT_FOUND',
      message: `There is no file ${shorten(path)}.`,
      next: 'Check the path, or write a first file with `loyalty init`.',
    };
  }
  if (code === 'EISDIR') {
    return { code: 'FILE_UNREADABLE', message: `${shorten(path)} is a folder.`, next: 'Name a file in it.' };
  }
  return {
    code: 'FILE_UNREADABLE',
    message: `${shorten(path)} cannot be read (${code ?? 'unknown reason'}).`,
    next: 'Check its permissions.',
  };
}

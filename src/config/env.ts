import type { JsonSchema } from '../kernel/kind.ts';
import { isMap } from './merge.ts';
import { typesAt } from './schema-walk.ts';
import { SECRET_NAME } from './secrets.ts';
import type { Finding } from './source.ts';

const WHOLE = /^\$\{([A-Za-z_][A-Za-z0-9_]*)(?::-([^}]*))?\}$/;
const PART = /(?<!\$)\$\{[A-Za-z_][A-Za-z0-9_]*(?::-[^}]*)?\}/;
const ESCAPED = /\$\$\{/g;
// biome-ignore lint/suspicious/noControlCharactersInRegex: a value from outside may hold them.
const UNFIT = /[\u0000-\u001f\u007f-\u009f]|\p{Cs}/u;
const NUMBER = /^[-+]?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?$/;

/** A reference to the environment, taken apart; undefined for any other text. */
export interface Reference {
  readonly name: string;
  readonly fallback?: string;
}

/** Reads `${NAME}` and `${NAME:-default}`. */
export function readReference(text: string): Reference | undefined {
  const match = WHOLE.exec(text);
  if (!match) return undefined;
  return { name: match[1] as string, ...(match[2] === undefined ? {} : { fallback: match[2] }) };
}

/** A text that is not to be taken for a reference: `$${` is read as `${`. */
export function escapeReference(text: string): string {
  return text.replace(/\$\{(?=[A-Za-z_])/g, '$$$${');
}

/** The text that an escaped one stands for. */
export function unescapeReference(text: string): string {
  return text.replace(ESCAPED, '$${');
}

/** Something wrong with a reference, at a path of keys. */
export interface EnvFinding {
  readonly path: readonly string[];
  readonly point?: 'key';
  readonly finding: Finding;
}

/** What came of putting the environment into a value. */
export interface Substituted {
  readonly value: unknown;
  /** Names of variables by path (keys joined by U+0000). */
  readonly variables: ReadonlyMap<string, string>;
  readonly findings: readonly EnvFinding[];
}

/** How a path is written as a key of `variables`. */
export function pathKey(path: readonly string[]): string {
  return path.join('\u0000');
}

/** Top-level keys in which references are not replaced: credentials are looked up when they are needed. */
const UNTOUCHED = new Set(['credentials', 'extends']);

/**
 * Replaces whole scalars `${NAME}` by values of the environment, typed as the schema asks; a reference without a value
 * disappears and is found fault with.
 */
export function substitute(
  value: unknown,
  env: Readonly<Record<string, string | undefined>>,
  schema: () => JsonSchema,
): Substituted {
  const work = new Substitution(env, schema);
  return { value: work.visit(value, []), variables: work.variables, findings: work.findings };
}

class Substitution {
  readonly variables = new Map<string, string>();
  readonly findings: EnvFinding[] = [];
  private readonly env: Readonly<Record<string, string | undefined>>;
  private readonly schema: () => JsonSchema;

  constructor(env: Readonly<Record<string, string | undefined>>, schema: () => JsonSchema) {
    this.env = env;
    this.schema = schema;
  }

  visit(value: unknown, path: readonly string[]): unknown {
    if (typeof value === 'string') return value.includes('${') ? this.scalar(value, path) : value;
    if (Array.isArray(value)) {
      return this.same(
        value,
        value.map((item, index) => this.visit(item, [...path, String(index)])).filter((item) => item !== undefined),
      );
    }
    if (!isMap(value)) return value;
    const out: Record<string, unknown> = {};
    for (const [key, item] of Object.entries(value)) {
      if (PART.test(key)) this.findings.push({ path: [...path, key], point: 'key', finding: KEY });
      const next = path.length === 0 && UNTOUCHED.has(key) ? item : this.visit(item, [...path, key]);
      if (next !== undefined) out[key] = next;
    }
    return out;
  }

  private same(before: readonly unknown[], after: unknown[]): unknown {
    return after.length === before.length && after.every((item, index) => item === before[index]) ? before : after;
  }

  private scalar(text: string, path: readonly string[]): unknown {
    const reference = readReference(text);
    if (!reference) {
      if (PART.test(text)) this.say(path, EMBEDDED);
      return unescapeReference(text);
    }
    const { name, fallback } = reference;
    if (SECRET_NAME.test(name)) return this.say(path, secret(name));
    if (path.length === 1 && path[0] === 'site' && fallback === 'sandbox') return this.say(path, SANDBOX_DEFAULT);
    // An empty variable counts as missing, as in a shell: CI systems hand out '' for what is not set.
    const given = this.env[name] || fallback;
    if (given === undefined) return this.say(path, missing(name));
    if (UNFIT.test(given)) return this.say(path, unreadable(name));
    this.variables.set(pathKey(path), name);
    return this.typed(given, path);
  }

  private typed(text: string, path: readonly string[]): unknown {
    const types = typesAt(this.schema(), path);
    if (types.size === 0 || types.has('string')) return text;
    if (types.has('boolean') && (text === 'true' || text === 'false')) return text === 'true';
    const number = (types.has('integer') || types.has('number')) && NUMBER.test(text) ? Number(text) : Number.NaN;
    return Number.isFinite(number) ? number : text;
  }

  private say(path: readonly string[], finding: Finding): undefined {
    this.findings.push({ path, finding });
    return undefined;
  }
}

const KEY: Finding = {
  code: 'ENV_IN_KEY',
  message: 'A key cannot come from the environment.',
  next: 'Only a whole value can be `${NAME}`.',
};
const EMBEDDED: Finding = {
  code: 'ENV_EMBEDDED',
  message: 'A reference to the environment must be the whole value.',
  next: 'Put the whole text into the variable and write `${NAME}` alone; `$${` stands for the characters themselves.',
};
const SANDBOX_DEFAULT: Finding = {
  code: 'SITE_DEFAULT_SANDBOX',
  message:
    '`site` cannot fall back to the sandbox: a forgotten variable would plan against nothing real, and look fine.',
  next: 'Write `site: ${NAME}`, or `site: sandbox`.',
};

function secret(name: string): Finding {
  return {
    code: 'SECRET_OUTSIDE_CREDENTIALS',
    message: `\${${name}} looks like a secret by its name, and stands outside \`credentials\`.`,
    next: 'Move it under `credentials`, or give the variable another name.',
  };
}

function missing(name: string): Finding {
  return {
    code: 'ENV_MISSING',
    message: `The environment variable ${name} is not set, or is empty.`,
    next: `Set ${name}, or write \`\${${name}:-default}\`.`,
  };
}

function unreadable(name: string): Finding {
  return {
    code: 'ENV_CONTROL_CHARACTER',
    message: `The environment variable ${name} holds a control character or a line break.`,
    next: 'Set it to one line of text.',
  };
}

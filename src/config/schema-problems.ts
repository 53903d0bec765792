import { nearest, oneOf } from './did-you-mean.ts';
import { keysOf, schemasAt } from './schema-walk.ts';
import {
  exampleAt,
  length,
  lengthOf,
  nameAt,
  range,
  shorten,
  shown,
  typeNames,
  valueAt,
  type Wording,
  wixAt,
} from './schema-words.ts';
import type { Finding } from './source.ts';
import type { SchemaError } from './types.ts';

/** A complaint of the schema in our words, the path it is about, and whether its key or its value is to be pointed at. */
export interface SchemaFinding {
  readonly path: readonly string[];
  readonly point: 'key' | 'value';
  readonly finding: Finding;
  /** The key that is not there. */
  readonly missing?: string;
}

/** Complaints of a compiled schema, with echoes of one mistake left out. */
export function schemaFindings(errors: readonly SchemaError[], wording: Wording): readonly SchemaFinding[] {
  return withoutEchoes(errors).map((error) => {
    const path = segments(error.instancePath);
    return describe(error, path, wording);
  });
}

/** `/rewards/five-off` as keys. */
function segments(pointer: string): readonly string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** Leaves out what the parent of a failed alternative repeats, and the verdict on a name that its own rule explains. */
function withoutEchoes(errors: readonly SchemaError[]): readonly SchemaError[] {
  const choices = errors.filter((error) => error.keyword === 'anyOf' || error.keyword === 'oneOf');
  return errors.filter((error) => {
    if (error.keyword === 'if' || (error.propertyName !== undefined && error.keyword !== 'propertyNames')) return false;
    return !choices.some(
      (choice) =>
        choice !== error &&
        error.instancePath === choice.instancePath &&
        error.schemaPath.startsWith(`${choice.schemaPath}/`),
    );
  });
}

function describe(error: SchemaError, path: readonly string[], wording: Wording): SchemaFinding {
  const { keyword, params } = error;
  if (keyword === 'additionalProperties') return unknownKey(path, String(params['additionalProperty']), wording);
  if (keyword === 'propertyNames') return badKey(path, String(params['propertyName']), wording);
  if (keyword === 'required') return missingKey(path, String(params['missingProperty']), wording);
  const { next, ...finding } = valueFinding(error, path, wording);
  const advice = [next, wixAt(path, wording.schema)].filter((sentence) => sentence !== undefined).join(' ');
  const explained = `Run \`loyalty explain ${nameAt(path, wording.schema).replaceAll('`', '')}\`.`;
  return { path, point: 'value', finding: { ...finding, next: advice || explained } };
}

function unknownKey(path: readonly string[], key: string, { schema }: Wording): SchemaFinding {
  const known = [...new Set(schemasAt(schema, path).flatMap(keysOf))];
  const meant = nearest(key, known);
  return {
    path: [...path, key],
    point: 'key',
    finding: {
      code: 'UNKNOWN_KEY',
      message: `\`${shorten(key)}\` is not a key of ${nameAt(path, schema)}.`,
      next: meant ? `Did you mean \`${meant}\`?` : `Known here: ${known.map((name) => `\`${name}\``).join(', ')}.`,
    },
  };
}

function badKey(path: readonly string[], key: string, { schema }: Wording): SchemaFinding {
  return {
    path: [...path, key],
    point: 'key',
    finding: {
      code: 'BAD_KEY',
      message: `\`${shorten(key)}\` cannot be a key of ${nameAt(path, schema)}: at most 64 letters, digits, \`-\` and \`_\`.`,
      next: 'Keys are ours and never reach the site: choose a short one, and put the name under `name` or `title`.',
    },
  };
}

function missingKey(path: readonly string[], key: string, { schema }: Wording): SchemaFinding {
  const example = exampleAt([...path, key], schema);
  return {
    path,
    point: 'key',
    missing: key,
    finding: {
      code: 'MISSING_KEY',
      message: `\`${key}\` is missing in ${nameAt(path, schema)}.`,
      next: example === undefined ? `Add \`${key}\`.` : `Add it, for example \`${key}: ${example}\`.`,
    },
  };
}

function valueFinding(error: SchemaError, path: readonly string[], wording: Wording): Finding {
  const name = nameAt(path, wording.schema);
  const given = shown(path, wording);
  const example = exampleAt(path, wording.schema);
  const like = example === undefined ? {} : { next: `For example \`${path.at(-1) ?? ''}: ${example}\`.` };
  const { params } = error;
  switch (error.keyword) {
    case 'type':
      return { code: 'WRONG_TYPE', message: `${name} must be ${typeNames(params['type'])}, and is ${given}.`, ...like };
    case 'enum': {
      const words = (params['allowedValues'] as readonly unknown[]).map(String);
      const value = valueAt(wording.value, path);
      const meant = typeof value === 'string' ? nearest(value, words) : undefined;
      return {
        code: 'NOT_ALLOWED',
        message: `${name} must be ${oneOf(words)}, and is ${given}.`,
        ...(meant ? { next: `Did you mean \`${meant}\`?` } : {}),
      };
    }
    case 'const':
      return {
        code: 'NOT_ALLOWED',
        message: `${name} must be ${JSON.stringify(params['allowedValue'])}, and is ${given}.`,
      };
    case 'minimum':
    case 'maximum':
    case 'exclusiveMinimum':
    case 'exclusiveMaximum':
      return { code: 'OUT_OF_RANGE', message: `${name} must be ${range(error)}, and is ${given}.` };
    case 'minLength':
    case 'maxLength':
      return {
        code: 'WRONG_LENGTH',
        message: `${name} must have ${length(error, 'character', 'characters')}, and has ${lengthOf(valueAt(wording.value, path))}.`,
      };
    case 'minItems':
    case 'maxItems':
    case 'minProperties':
    case 'maxProperties':
      if (error.keyword.startsWith('min') && params['limit'] === 1) return emptied(name, path, wording);
      return { code: 'WRONG_LENGTH', message: `${name} must have ${length(error, 'entry', 'entries')}.` };
    case 'uniqueItems':
      return { code: 'REPEATED', message: `${name} says the same twice.`, next: 'Keep one of them.' };
    case 'pattern':
      return { code: 'WRONG_FORM', message: `${name} does not have the form it needs; it is ${given}.`, ...like };
    default:
      return { code: 'WRONG_VALUE', message: `${name} ${error.message ?? 'is not as it should be'}.`, ...like };
  }
}

/** A map or a list in which something has to stand. */
function emptied(name: string, path: readonly string[], { schema }: Wording): Finding {
  const keys = [...new Set(schemasAt(schema, path).flatMap(keysOf))];
  const next =
    keys.length === 0 ? 'Say something there, or leave it out.' : `It takes ${oneOf(keys)}; or leave it out.`;
  return { code: 'WRONG_LENGTH', message: `${name} is empty.`, next };
}

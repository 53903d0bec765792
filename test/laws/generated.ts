import { kinds } from '../../src/cli/kinds.ts';
import type { JsonSchema } from '../../src/kernel/kind.ts';
import type { Problem } from '../../src/kernel/problem.ts';
import type { Direct } from '../support/direct.ts';
import type { Chance } from '../support/random/chance.ts';
import { yaml } from '../support/whole.ts';

type Tree = { [key: string]: unknown };

/** How often a file is mended before it is given up. */
const MENDS = 60;

/**
 * A variant of a sound file: values of any attribute of any kind are exchanged for others that its schema allows, attributes and things are
 * left out. What reader or planner complain about is taken back, warnings too: the site may refuse what Wix does not document. Knows of no kind.
 */
export async function variant(made: Direct, base: Tree, chance: Chance): Promise<{ text: string; file: Tree }> {
  const file = structuredClone(base);
  for (const { section, single, schema } of kinds) {
    const things = single ? { section: file[section] } : ((file[section] ?? {}) as Tree);
    for (const [key, thing] of Object.entries(things)) {
      if (!single && chance.flip(0.1)) delete things[key];
      else vary(thing, schema[section] as Tree, chance);
    }
  }
  const live = await made.session.survey();
  for (let mends = 0; mends < MENDS; mends++) {
    const text = yaml(file);
    const wrong = made.load(text).problems.filter(({ severity }) => severity !== 'info');
    const found = wrong.length > 0 ? wrong : (await made.plan(text, live)).refused;
    if (found.length === 0) return { text, file };
    mend(file, base, found[0] as Problem);
  }
  return { text: yaml(base), file: base };
}

/** Exchanges and leaves out what stands in a thing, by the schema of its properties. */
function vary(thing: unknown, properties: Tree, chance: Chance): void {
  for (const [name, value] of Object.entries(thing as Tree)) {
    const schema = properties[name] as JsonSchema | undefined;
    const inner = (schema?.['properties'] ?? undefined) as Tree | undefined;
    const entries = (schema?.['additionalProperties'] as JsonSchema | undefined)?.['properties'] as Tree | undefined;
    if (schema === undefined) continue;
    if (chance.flip(0.06)) delete (thing as Tree)[name];
    else if (inner) vary(value, inner, chance);
    else if (entries) for (const entry of Object.values(value as Tree)) vary(entry, entries, chance);
    else if (chance.flip(0.45)) (thing as Tree)[name] = another(schema, chance);
  }
}

/** Any value that a schema allows; words that mean something stand among its examples, names have a length. */
function another(schema: JsonSchema, chance: Chance): unknown {
  const {
    type,
    enum: words,
    examples,
    minimum,
    maximum,
    maxLength,
  } = schema as {
    readonly type?: string;
    readonly enum?: readonly unknown[];
    readonly examples: readonly unknown[];
    readonly minimum?: number;
    readonly maximum?: number;
    readonly maxLength?: number;
  };
  if ('const' in schema) return schema['const'];
  if (words) return chance.pick(words);
  if (type === 'boolean') return chance.flip(0.5);
  if (type === 'integer')
    return chance.pick([minimum ?? 1, maximum ?? 999, chance.int(minimum ?? 1, Math.min(maximum ?? 999, 9999))]);
  if (type === 'string' && maxLength !== undefined && chance.flip(0.8)) return chance.name(maxLength);
  return chance.pick(examples);
}

/** Takes back the attribute, or the thing, that is complained about. */
function mend(file: Tree, base: Tree, { address = '', path = '' }: Problem): void {
  const [section = '', key = ''] = address.split('/');
  const kind = kinds.find((one) => one.section === section && (one.single?.key === key || !one.single));
  const keys = kind?.single ? kind.single.at : [section, key];
  const full = [...keys, ...path.split('.').filter((part) => part !== '')];
  // Where the attribute is as it was, another one must be at fault.
  for (let length = full.length; length > 0; length--) if (restore(file, base, full.slice(0, length))) return;
  Object.assign(file, structuredClone(base));
}

/** Puts back what the base has there; false when there is nothing to put back. */
function restore(file: Tree, base: Tree, keys: readonly string[]): boolean {
  const [parent, before] = [file, base].map((tree) =>
    keys.slice(0, -1).reduce<unknown>((inner, name) => (inner as Tree | undefined)?.[name], tree),
  );
  const last = keys.at(-1) as string;
  if (typeof parent !== 'object' || parent === null) return false;
  const [now, then] = [(parent as Tree)[last], (before as Tree | undefined)?.[last]];
  if (JSON.stringify(now) === JSON.stringify(then)) return false;
  if (then === undefined) delete (parent as Tree)[last];
  else (parent as Tree)[last] = structuredClone(then);
  return true;
}

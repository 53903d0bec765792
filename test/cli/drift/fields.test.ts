import { describe, expect, it } from 'vitest';
import { adoptInto } from '../../../src/cli/drift/adopting.ts';
import { comparedOf, type Sides } from '../../../src/cli/drift/comparing.ts';
import { Stop } from '../../../src/cli/exit.ts';
import { kinds } from '../../../src/cli/kinds.ts';
import type { Loaded } from '../../../src/config/index.ts';
import type { FieldDrift } from '../../../src/kernel/drift.ts';
import type { JsonSchema } from '../../../src/kernel/kind.ts';
import type { Survey } from '../../../src/kernel/survey.ts';
import { type Direct, direct } from '../../support/direct.ts';
import { ROOMY, WHOLE, yaml } from '../../support/whole.ts';

type Tree = { [key: string]: unknown };

/** One value that the file declares, with the schema of it. */
interface Leaf {
  /** `rewards.*.coupon.percentage`: the same for all things of a kind. */
  readonly field: string;
  readonly path: readonly string[];
  readonly value: unknown;
  readonly schema: JsonSchema;
}

/** With a coupon for all of something, whatever its groups. */
const PROGRAM = {
  ...WHOLE,
  rewards: {
    ...WHOLE.rewards,
    rooms: { name: '5% off rooms', costInPoints: 910, coupon: { percentage: 5, scope: { namespace: 'bookings' } } },
  },
};

/** What tells which thing is meant: with another value it is another thing. */
const IDENTITY = new Set(['trigger', 'triggerApp', 'custom', 'adopt', 'id', 'formerly']);
/** What has no other value: the way to say otherwise is to leave it out. */
const CONSTANT = new Set(['freeShipping']);

/** Every attribute that a kind's schema lets a file declare. */
function declarable(properties: JsonSchema, above: string): readonly string[] {
  return Object.entries(properties as Readonly<Record<string, JsonSchema>>).flatMap(([name, schema]) => {
    const path = `${above}.${name}`;
    const inner = schema['properties'] as JsonSchema | undefined;
    const entries = (schema['additionalProperties'] as JsonSchema | undefined)?.['properties'] as
      | JsonSchema
      | undefined;
    if (inner) return declarable(inner, path);
    return entries ? declarable(entries, `${path}.*`) : [path];
  });
}

const DECLARABLE = [
  ...new Set(
    kinds.flatMap(({ section, single, schema }) =>
      declarable(schema[section] as JsonSchema, single ? section : `${section}.*`),
    ),
  ),
];

const FIELDS = DECLARABLE.filter((field) => !isLeftOut(field));

function isLeftOut(field: string): boolean {
  const last = field.slice(field.lastIndexOf('.') + 1);
  return IDENTITY.has(last) || CONSTANT.has(last);
}

function leavesIn(value: unknown, schema: JsonSchema, field: string, path: readonly string[]): readonly Leaf[] {
  if (typeof value !== 'object' || value === null) return [{ field, path, value, schema }];
  return Object.entries(value).flatMap(([key, inner]) => {
    const own = (schema['properties'] as Record<string, JsonSchema> | undefined)?.[key];
    const entry = schema['additionalProperties'] as JsonSchema | undefined;
    if (own) return leavesIn(inner, own, `${field}.${key}`, [...path, key]);
    return typeof entry === 'object' ? leavesIn(inner, entry, `${field}.*`, [...path, key]) : [];
  });
}

const LEAVES = kinds.flatMap(({ section, single, schema }) => {
  const things = (PROGRAM as unknown as Tree)[section];
  const properties = { properties: schema[section] } as JsonSchema;
  return leavesIn(things, single ? properties : { additionalProperties: properties }, section, [section]);
});

/** Other values of the same sort. */
function others(value: unknown, schema: JsonSchema): readonly unknown[] {
  const words = (schema['enum'] ?? schema['examples'] ?? []) as readonly unknown[];
  const made =
    typeof value === 'boolean'
      ? [!value]
      : typeof value === 'number'
        ? [value + 1, value + 2, value - 1, value - 2]
        : /^\d+(\.\d+)?$/.test(String(value))
          ? [Number(value) + 1, String(Number(value) + 2)]
          : /[/:]/.test(String(value))
            ? ['https://example.com/one.svg', 'https://example.com/two.svg']
            : schema['enum']
              ? []
              : [`${value} one`, `${value} two`];
  // A word that the site knows goes first where it does not take just any.
  const known = typeof value === 'string' && schema['maxLength'] === undefined;
  return [...new Set(known ? [...words, ...made] : [...made, ...words])].filter((one) => one !== value);
}

/** The whole program with another value; with `formerly`, where it is a name by which a thing is found. */
function withValue(path: readonly string[], value: unknown, formerly = false): string {
  const file = structuredClone(PROGRAM) as unknown as Tree;
  const parent = path.slice(0, -1).reduce<Tree>((inner, key) => inner[key] as Tree, file);
  if (formerly && isName(path)) parent['formerly'] = [parent['name']];
  parent[path.at(-1) as string] = value;
  return yaml(file);
}

function isName(path: readonly string[]): boolean {
  return ['tiers', 'rewards'].includes(path[0] as string) && path.length === 3 && path[2] === 'name';
}

const NAME_OF = (path: readonly string[]): string => path.join('.');
const BASE = yaml(PROGRAM);

/** Other values that a plan lets pass, and updates with. */
async function plannable(made: Direct, live: Survey, { path, value, schema }: Leaf): Promise<readonly unknown[]> {
  const good: unknown[] = [];
  for (const one of others(value, schema)) {
    const text = withValue(path, one, true);
    if (made.load(text).problems.some(({ severity }) => severity === 'error')) continue;
    const { document, refused } = await made.plan(text, live);
    const plain = document.changes.every(({ op }) => op === 'update');
    if (refused.length === 0 && plain && document.changes.length > 0) good.push(one);
    if (good.length === 3) break;
  }
  return good;
}

/** The site after somebody has given it that value, read; undefined where the site does not take it. It is as it was afterwards. */
async function after(made: Direct, path: readonly string[], value: unknown): Promise<Survey | undefined> {
  const settled = structuredClone(made.state());
  try {
    await made.converge(withValue(path, value, true));
    return await made.session.survey();
  } catch (error) {
    if (error instanceof Stop) return undefined;
    throw error;
  } finally {
    made.setState(settled);
  }
}

/** The first of these values that the site takes, with the site that has it. */
async function taken(
  made: Direct,
  path: readonly string[],
  values: readonly unknown[],
): Promise<{ readonly one: unknown; readonly moved: Survey } | undefined> {
  for (const one of values) {
    const moved = await after(made, path, one);
    if (moved) return { one, moved };
  }
  return undefined;
}

/** The differences at the attribute itself, whatever inherits from it. */
function sidesAt(sides: Sides, path: readonly string[]): readonly FieldDrift[] {
  const { things } = comparedOf(sides);
  return things.flatMap(({ address, fields }) => {
    const [section, key] = address.split('/') as [string, string];
    const kind = kinds.find((one) => one.section === section && (!one.single || one.single.key === key));
    const above = kind?.single ? kind.single.at : [section, key];
    return fields.filter((field) => [...above, ...field.path.split('.')].join('.') === NAME_OF(path));
  });
}

/** Attributes that say who a thing is, or that have one value only. */
const LEFT_OUT = [
  'earningRules.*.adopt',
  'earningRules.*.custom',
  'earningRules.*.formerly',
  'earningRules.*.id',
  'earningRules.*.trigger',
  'earningRules.*.triggerApp',
  'rewards.*.coupon.freeShipping',
  'rewards.*.formerly',
  'rewards.*.id',
  'tiers.*.formerly',
  'tiers.*.id',
];

/** Attributes with no third value, so that file and site cannot both have left the base and differ. */
const TWO_VALUED = [
  'earningRules.*.status',
  'program.expiration.status',
  'program.status',
  'rewards.*.active',
  'rewards.*.coupon.appliesToSubscriptions',
  'rewards.*.coupon.limitedToOneItem',
];

describe('drift tells ours, theirs and both', () => {
  const told = new Map<string, Set<string>>();
  const tell = (field: string, side: string): void => {
    told.set(field, (told.get(field) ?? new Set()).add(side));
  };

  it.each(kinds.map(({ name }) => name))(
    'for every attribute of %s, and what is theirs can be adopted',
    async (name) => {
      const kind = kinds.find((one) => one.name === name);
      const made = await direct({ state: ROOMY });
      await made.converge(BASE);
      const before = await made.session.survey();
      const base: Loaded = made.load(BASE);
      const mine = LEAVES.filter(({ path, field }) => {
        const last = path.at(-1) as string;
        return path[0] === kind?.section && !IDENTITY.has(last) && !CONSTANT.has(last) && FIELDS.includes(field);
      }).filter(({ path }) => ownsPath(name, path));
      for (const leaf of mine) {
        if (told.get(leaf.field)?.size === 4) continue;
        const values = await plannable(made, before, leaf);
        const found = await taken(made, leaf.path, values);
        if (!found) continue;
        const { one, moved } = found;
        const two = values.find((value) => value !== one);
        const known = { given: 'base', loaded: base, problems: [] };
        const ours = made.load(withValue(leaf.path, one));
        expect([leaf.path, sidesAt({ loaded: ours, base: known, live: before }, leaf.path)]).toMatchObject([
          leaf.path,
          [{ side: 'ours' }],
        ]);
        tell(leaf.field, 'ours');
        const theirs = { loaded: base, base: known, live: moved };
        expect([leaf.path, sidesAt(theirs, leaf.path)]).toMatchObject([leaf.path, [{ side: 'theirs' }]]);
        tell(leaf.field, 'theirs');
        const commented = `# kept\n${BASE}# kept too\n`;
        const { text, problems } = await adoptInto(commented, theirs, (draft) => made.load(draft));
        expect([leaf.path, problems]).toEqual([leaf.path, []]);
        expect([text.startsWith('# kept\n'), text.endsWith('# kept too\n')]).toEqual([true, true]);
        expect([leaf.path, (await made.plan(text, moved)).document.changes]).toEqual([leaf.path, []]);
        tell(leaf.field, 'adopted');
        if (two === undefined) continue;
        const both = { loaded: made.load(withValue(leaf.path, two)), base: known, live: moved };
        expect([leaf.path, sidesAt(both, leaf.path)]).toMatchObject([leaf.path, [{ side: 'both' }]]);
        tell(leaf.field, 'both');
      }
    },
  );

  it('was tried on every attribute that a file can declare', () => {
    expect(DECLARABLE.filter(isLeftOut).toSorted()).toEqual(LEFT_OUT);
    const lacking = FIELDS.filter(
      (field) => !['ours', 'theirs', 'adopted'].every((side) => told.get(field)?.has(side)),
    );
    expect(lacking).toEqual([]);
    // A switch has no third position, and of the words for these states the site takes only one other.
    const never = FIELDS.filter((field) => !told.get(field)?.has('both'));
    expect(never.toSorted()).toEqual(TWO_VALUED);
  });
});

/** Several kinds share a section: an attribute is of the one whose place is deepest. */
function ownsPath(name: string, path: readonly string[]): boolean {
  const [first] = kinds
    .filter(({ section }) => section === path[0])
    .filter(({ single, schema, section }) => {
      const inner = (single?.at ?? []).slice(1);
      if (!inner.every((key, index) => path[index + 1] === key)) return false;
      const own = single
        ? inner.reduce<Tree>((all, key) => (all[key] as Tree)?.['properties'] as Tree, schema[section] as Tree)
        : {};
      return !single || Object.hasOwn(own ?? {}, path[inner.length + 1] as string);
    })
    .sort((a, b) => (b.single?.at.length ?? 0) - (a.single?.at.length ?? 0));
  return first?.name === name;
}

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { EXTRAS } from '../../src/cli/extras.ts';
import { nearest } from '../../src/config/did-you-mean.ts';
import { explain, fileSchema, planSchema } from '../../src/config/index.ts';
import { kinds, read } from './read.ts';
import { FILES, texts } from './texts.ts';

const committed = (name: string) => readFileSync(new URL(`../../schemas/${name}`, import.meta.url), 'utf8');
const printed = (schema: unknown) => `${JSON.stringify(schema, null, 2)}\n`;

/** Every schema inside a schema, with the keys that lead to it. */
function* within(
  schema: unknown,
  path: readonly string[] = [],
): Generator<{ path: readonly string[]; schema: Record<string, unknown> }> {
  if (typeof schema !== 'object' || schema === null) return;
  yield { path, schema: schema as Record<string, unknown> };
  for (const [key, part] of Object.entries(schema))
    if (key !== 'examples' && key !== 'enum') yield* within(part, [...path, key]);
}

describe('the committed schemas', () => {
  it('are those of the kinds; else run `npm run schemas`', () => {
    expect(committed('loyalty.schema.json')).toBe(printed(fileSchema(kinds, EXTRAS)));
    expect(committed('plan.schema.json')).toBe(printed(planSchema()));
  });

  it('describe every attribute, with an example', () => {
    const bare = [...within(fileSchema(kinds, EXTRAS))].filter(
      ({ path, schema }) =>
        path.at(-2) === 'properties' &&
        // Limits and switches of the checks say what they are with their value; the section has the example.
        !(path[1] === 'checks' && path.length > 4 && schema['description']) &&
        !(schema['description'] && (schema['examples'] || schema['properties'] || schema['additionalProperties'])),
    );
    expect(bare.map(({ path }) => path.filter((key) => key !== 'properties').join('.'))).toEqual([]);
  });

  it('hold examples that are valid', () => {
    const faults = [...within(fileSchema(kinds, EXTRAS).properties)].flatMap(({ path, schema }) => {
      const examples = (schema['examples'] ?? []) as readonly unknown[];
      const types = schema['type'] === undefined ? [] : [schema['type']].flat();
      const typed = (value: unknown) =>
        Array.isArray(value) ? 'array' : Number.isInteger(value) ? 'integer' : typeof value;
      return examples
        .filter(
          (value) =>
            types.length > 0 &&
            !types.includes(typed(value)) &&
            !(typed(value) === 'integer' && types.includes('number')),
        )
        .map((value) => `${path.join('.')}: ${JSON.stringify(value)}`);
    });
    expect(faults).toEqual([]);
  });

  it('know only patterns that stay quick on 50,000 characters', () => {
    for (const schema of [fileSchema(kinds, EXTRAS), planSchema()]) {
      for (const { schema: one, path } of within(schema)) {
        if (typeof one['pattern'] !== 'string') continue;
        const pattern = new RegExp(one['pattern'], 'u');
        const from = process.cpuUsage();
        for (const text of ['a', '1', '-', '${A', 'a/b', '9.', '.']) pattern.test(text.repeat(50_000 / text.length));
        const { user } = process.cpuUsage(from);
        expect([path.join('.'), user < 200_000]).toEqual([path.join('.'), true]);
      }
    }
  });

  it('do without what is slow or what no editor knows', () => {
    const used = new Set(
      [...within(fileSchema(kinds, EXTRAS)), ...within(planSchema())].flatMap(({ schema, path }) =>
        path.at(-1) === 'properties' || path.at(-1) === '$defs' ? [] : Object.keys(schema),
      ),
    );
    expect([...used].filter((keyword) => /^(x-|\$data|errorMessage|discriminator)/.test(keyword)).sort()).toEqual([
      'x-dashboard',
      'x-wix',
    ]);
  });
});

describe('the programs of the repository', () => {
  it.each(FILES)('%s is sound', (path) => {
    expect(read(texts[FILES.indexOf(path)] as string).problems).toEqual([]);
  });
});

describe('explain', () => {
  it.each([
    'tiers.*.requiredPoints',
    'tiers/silver.requiredPoints',
    'tiers.requiredPoints',
    'tiers.silver.requiredPoints',
    'tiers/"Silver".requiredPoints',
  ])('%s', (path) => {
    expect(explain(path, kinds, EXTRAS)).toMatchObject({
      path: 'tiers.*.requiredPoints',
      type: 'a whole number',
      limits: ['at least 0', 'at most 9999999'],
      wix: 'tier.requiredPoints',
      dashboard: 'Points needed',
    });
  });

  it('lists what stands below', () => {
    const file = explain('', kinds, EXTRAS);
    expect('children' in file && file.children?.map((one) => one.name)).toEqual(
      Object.keys(fileSchema(kinds, EXTRAS)['properties'] as object),
    );
    expect(explain('rewards.coupon', kinds, EXTRAS)).toMatchObject({ path: 'rewards.*.coupon', type: 'a map' });
    expect(explain('accept.reason', kinds, EXTRAS)).toMatchObject({ path: 'accept.*.reason' });
    expect(explain('program.status', kinds, EXTRAS)).toMatchObject({ values: ['draft', 'active', 'paused'] });
  });

  it.each([
    ['tiers.requiredPonts', 'Did you mean `tiers.requiredPoints`?'],
    ['progam', 'Did you mean `program`?'],
    ['site.x', '`site` is a plain value.'],
    ['program.zzzzzz', 'There: `name`, `points`, `expiration`, `status`.'],
  ])('%s leads nowhere', (path, next) => {
    expect(explain(path, kinds, EXTRAS)).toMatchObject({ problems: [{ code: 'UNKNOWN_PATH', next }] });
  });
});

describe('what was meant', () => {
  it.each([
    ['requiredPonts', 'requiredPoints'],
    ['stauts', 'status'],
    ['NAME', 'name'],
    ['xyz', undefined],
    ['', undefined],
  ])('by %j', (word, meant) => {
    expect(nearest(word, ['name', 'status', 'requiredPoints'])).toBe(meant);
  });
});

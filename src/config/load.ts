import { readFileSync, realpathSync } from 'node:fs';
import { hash } from '../kernel/hash.ts';
import type { Reading } from '../kernel/kind.ts';
import type { Problem } from '../kernel/problem.ts';
import { COMMITTED } from './committed-schema.ts';
import { readCredentials } from './credentials.ts';
import { echoes, lackThings } from './echoes.ts';
import { pathKey, type Substituted, substitute } from './env.ts';
import { type Layer, readStack } from './layers.ts';
import { MAX_PROBLEMS } from './limits.ts';
import { isMap, mergeLayers, nullsIn, withoutNulls } from './merge.ts';
import { Places } from './places.ts';
import { readPolicy } from './policy.ts';
import { protectedThings } from './protection.ts';
import { pruned, readKinds } from './reading.ts';
import { type SchemaFinding, schemaFindings } from './schema-problems.ts';
import { settleSite } from './site.ts';
import type { CredentialNames, Disk, FileModel, Loaded, LoadOptions, Sections } from './types.ts';

const DISK: Disk = { read: (path) => readFileSync(path), real: (path) => realpathSync(path) };

/** Reads a file to the end: guard, parser, `extends`, environment, schema, kinds, references. Never throws over its content. */
export function loadFile(path: string, options: LoadOptions): Loaded {
  const stack = readStack(path, options, options.disk ?? DISK);
  const places = new Places(stack.layers, options.kinds);
  const broken = stack.problems.length > 0;
  const content = broken ? NOTHING : readContent(stack.layers, options, places);
  const { value, variables, model, wanted } = content;
  return {
    path,
    digest: hash(stable(withoutCredentials(value))),
    model,
    value,
    wanted,
    problems: listed([...stack.slips, ...(broken ? stack.problems : content.problems)], stack.layers),
    files: [...new Set(stack.layers.toReversed().map((layer) => layer.parsed.source.file))],
    locate: (address, attribute) => places.locate(address, attribute),
    placed: (problem) => places.placed(problem),
    frame: (place) => places.frame(place),
    origin: (keys) => {
      const place = places.exact(keys);
      const variable = variables.get(pathKey(keys));
      return place && { place, ...(variable === undefined ? {} : { variable }) };
    },
  };
}

/** A finding about a path of keys. */
type Found = Pick<SchemaFinding, 'path' | 'finding'> & Partial<Pick<SchemaFinding, 'point' | 'missing'>>;

interface Content {
  readonly value: Sections;
  readonly variables: ReadonlyMap<string, string>;
  readonly model: FileModel;
  readonly wanted: ReadonlyMap<string, Reading<unknown>>;
  readonly problems: readonly Problem[];
}

const NO_MODEL: FileModel = {
  version: 1,
  site: '',
  sections: {},
  extras: {},
  removed: [],
  accept: [],
  ignore: [],
  exclusive: [],
  protected: [],
};
const NOTHING: Content = { value: {}, variables: new Map(), model: NO_MODEL, wanted: new Map(), problems: [] };

function readContent(layers: readonly Layer[], options: LoadOptions, places: Places): Content {
  const { document, validate } = COMMITTED;
  const holes = layers.flatMap(({ parsed }) => parsed.holes ?? []);
  const substituted = substitute(merged(layers), options.env, document);
  const whole = substituted.value as Sections;
  const schema = validate(whole) ? [] : complaints(validate.errors ?? [], substituted, document());
  const sound = pruned(whole, schema, options.kinds);
  const { sections, things } = protectedThings(sound, options.kinds);
  const kinds = readKinds(sections, options.kinds, [...schema.map(({ path }) => path), ...holes]);
  const policy = readPolicy(sound, options.kinds, kinds.wanted);
  const credentials = readCredentials(whole['credentials']);
  const site = settleSite(whole['site'], options.site, substituted.findings);
  const unsure = lackThings(
    new Set(options.kinds.filter(({ single }) => !single).map(({ section }) => section)),
    holes,
  );
  const told = ({ path, missing }: Found): boolean =>
    !echoes(path, holes) && (missing === undefined || !echoes([...path, missing], holes));
  const placed = ({ path, point = 'value', finding }: Found): Problem => places.problem(path, point, finding);
  return {
    value: { ...sound, ...(credentials.names ? { credentials: references(credentials.names) } : {}) },
    variables: substituted.variables,
    wanted: kinds.wanted,
    model: {
      version: 1,
      site: site.site,
      ...texts(sound, ['environment', 'currency']),
      ...(credentials.names ? { credentials: credentials.names } : {}),
      sections,
      extras: picked(sound, options.extras ?? []),
      removed: policy.removed,
      accept: policy.accept,
      ignore: policy.ignore,
      exclusive: list(sound['exclusive']),
      protected: things,
    },
    problems: [
      ...nulls(layers),
      ...[...site.findings, ...schema, ...credentials.findings].filter(told).map(placed),
      ...(unsure ? [] : kinds.problems.map((problem) => places.placed(problem))),
      ...(unsure ? [] : policy.findings.filter(told).map(placed)),
    ],
  };
}

/** The layers as one value; what `extends` names has been read, so the key is gone. */
function merged(layers: readonly Layer[]): unknown {
  const [first, ...above] = layers.map(({ parsed, overlay }) => withoutNulls(parsed.value, overlay));
  const { extends: _, ...rest } = above.reduce<unknown>(
    (below, value) => mergeLayers(below, value),
    first ?? {},
  ) as Sections;
  return rest;
}

function nulls(layers: readonly Layer[]): readonly Problem[] {
  return layers.flatMap((layer) => {
    const places = new Places([layer], []);
    return nullsIn(layer.parsed.value, layer.overlay).map((path) =>
      places.problem(path, 'key', {
        code: 'NULL_VALUE',
        message: `\`${path.join('.')}\` has no value.`,
        next: 'Give it one, or delete the line: what is left out is not managed.',
      }),
    );
  });
}

function complaints(
  errors: Parameters<typeof schemaFindings>[0],
  substituted: Substituted,
  schema: LoadOptions['kinds'][number]['schema'],
): readonly SchemaFinding[] {
  const hidden = (path: readonly string[]): boolean =>
    path[0] === 'credentials' || substituted.variables.has(pathKey(path));
  const found = schemaFindings(errors.slice(0, MAX_PROBLEMS + 1), { schema, value: substituted.value, hidden });
  // What is wrong with a credential is said once, by the reader of credentials.
  return found.filter(({ path, finding }) => !(path[0] === 'credentials' && finding.code === 'WRONG_FORM'));
}

function picked(file: Sections, extras: readonly { readonly key: string }[]): Sections {
  return Object.fromEntries(extras.flatMap(({ key }) => (file[key] === undefined ? [] : [[key, file[key]]])));
}

function list(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}

function texts(file: Sections, keys: readonly string[]): { readonly [key: string]: string } {
  return Object.fromEntries(keys.flatMap((key) => (typeof file[key] === 'string' ? [[key, file[key] as string]] : [])));
}

function references(names: CredentialNames): Sections {
  return Object.fromEntries(Object.entries(names).map(([part, name]) => [part, `\${${name}}`]));
}

function withoutCredentials({ credentials: _, ...rest }: Sections): unknown {
  return rest;
}

/** JSON with the keys of maps sorted: one text for one content. */
function stable(value: unknown): string {
  return JSON.stringify(value, (_, item: unknown) =>
    isMap(item) ? Object.fromEntries(Object.entries(item).sort(([a], [b]) => (a < b ? -1 : 1))) : item,
  );
}

/** In the order of the files and lines, and no more than a person reads. */
function listed(problems: readonly Problem[], layers: readonly Layer[]): readonly Problem[] {
  const order = new Map(layers.map((layer, index) => [layer.parsed.source.file, -index]));
  const rank = ({ place }: Problem): number => (place ? (order.get(place.file) ?? 0) : 1);
  const sorted = problems.toSorted((a, b) => {
    const [left, right] = [a.place, b.place];
    return rank(a) - rank(b) || (left?.line ?? 0) - (right?.line ?? 0) || (left?.column ?? 0) - (right?.column ?? 0);
  });
  if (sorted.length <= MAX_PROBLEMS) return sorted;
  const more = sorted.length - MAX_PROBLEMS;
  return [
    ...sorted.slice(0, MAX_PROBLEMS),
    {
      ...(sorted[MAX_PROBLEMS] as Problem),
      code: 'MORE_PROBLEMS',
      severity: 'error',
      message: `There are at least ${more} more problems from here on.`,
      next: 'Correct those above first.',
    },
  ];
}

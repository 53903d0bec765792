import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { entryText, scalarText } from '../../src/config/emit.ts';
import { unescapeReference } from '../../src/config/env.ts';
import { parseText } from '../../src/config/parse.ts';

const root = new URL('../../', import.meta.url);

/** The programs that come with the repository. */
export const FILES = [
  'loyalty.yaml',
  'examples/cafe/loyalty.yaml',
  'examples/salon/loyalty.yaml',
  'examples/massage-studio/loyalty.yaml',
];
export const texts = FILES.map((path) => readFileSync(new URL(path, root), 'utf8'));

/** What a text says, references not yet put in. */
export const valueIn = (text: string) => parseText({ file: '-', text }).value as Record<string, unknown>;

/** Every comment of a text. */
export const comments = (text: string) => text.match(/(?<=^|\s)#.*$/gm) ?? [];

export const name = fc.oneof(
  fc.string({ maxLength: 20, unit: 'binary' }),
  fc.string({ maxLength: 20 }),
  fc.constantFrom(
    'true',
    '12',
    '1e5',
    '5 stars',
    '$5 off',
    '${X}',
    '$${X}',
    ' a',
    'a: b',
    '- a',
    '#x',
    'no',
    'null',
    '2026-10-01',
    'https://a.b/c?d=e',
    "it's",
    '"',
  ),
);
export const key = fc.stringMatching(/^[a-z][a-z0-9-]{0,6}$/).filter((text) => !(text in Object.prototype));
export const scalar = fc.oneof(
  name,
  fc.integer(),
  fc.boolean(),
  fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e6, max: 1e6 }),
);
export const value = fc.letrec((tie) => ({
  any: fc.oneof(
    { depthSize: 'small' },
    scalar,
    fc.dictionary(key, tie('any'), { maxKeys: 4, noNullPrototype: true }),
    fc.array(scalar, { maxLength: 3 }),
  ),
})).any;
export const map = fc.dictionary(key, value, { maxKeys: 5, minKeys: 1, noNullPrototype: true });

/** What a written text means when it is read: escapes undone. */
export function meaning(read: unknown): unknown {
  if (typeof read === 'string') return unescapeReference(read);
  if (Array.isArray(read)) return read.map(meaning);
  if (typeof read !== 'object' || read === null) return Object.is(read, -0) ? 0 : read;
  return Object.fromEntries(Object.entries(read).map(([at, item]) => [at, meaning(item)]));
}

/** YAML with comments everywhere, from a value: lines or brackets as chance has it. */
function written(content: Record<string, unknown>, indent: number, flow: () => boolean): string {
  const pad = ' '.repeat(indent);
  return Object.entries(content)
    .map(([at, item], index) => {
      const above = index % 2 === 0 ? `${pad}# above ${at}\n` : '';
      const nested = typeof item === 'object' && item !== null && !Array.isArray(item) && Object.keys(item).length > 0;
      if (!nested || flow())
        return `${above}${pad}${entryText(at, item, 1)
          .trimStart()
          .replace(/^(\S+:)\n[\s\S]*$/, (_, start) => `${start} ${inBrackets(item)}`)} # behind ${at}`;
      return `${above}${pad}${at}:\n${written(item as Record<string, unknown>, indent + 3, flow)}`;
    })
    .join('\n');
}

function inBrackets(item: unknown): string {
  if (Array.isArray(item)) return `[${item.map(inBrackets).join(', ')}]`;
  if (typeof item !== 'object' || item === null) return scalarText(item);
  return `{${Object.entries(item)
    .map(([at, inner]) => `${at}: ${inBrackets(inner)}`)
    .join(', ')}}`;
}

/** Texts with comments everywhere, in lines and in brackets. */
export const commented = fc
  .tuple(map, fc.infiniteStream(fc.boolean()))
  .map(([content, stream]) => `# top\n${written(content, 0, () => stream.next().value as boolean)}\n\n# end\n`);

/** Texts made to hurt a reader of YAML, by name. Each must be refused, quickly, any number of times in one process. */
export const BOMBS: Readonly<Record<string, string>> = {
  'nested brackets': '['.repeat(900) + ']'.repeat(900),
  'nested braces': '{a: '.repeat(900) + '}'.repeat(900),
  'nested list signs': '- '.repeat(1000),
  'explicit keys': `${'? '.repeat(700)}x`,
  'many keys': Array.from({ length: 60_000 }, (_, key) => `k${key}: 1`).join('\n'),
  'many keys in brackets': `{ ${Array.from({ length: 60_000 }, (_, key) => `k${key}: 1`).join(', ')} }`,
  'billion laughs': laughs(9),
  'alias of a long text': `a: &a "${'x'.repeat(100_000)}"\n${Array.from({ length: 99 }, (_, key) => `b${key}: *a`).join('\n')}\n`,
  'deep indentation': Array.from({ length: 900 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n'),
  'keys in a row': 'a: '.repeat(5000),
  'many anchors': '&a '.repeat(100_000),
  'many list items': '- a\n'.repeat(200_000),
  'many documents': '--- a\n'.repeat(100_000),
  'too many bytes': `# ${'x'.repeat(1024 * 1024)}`,
};

function laughs(levels: number): string {
  const first = `a0: &a0 [${Array(levels).fill('x').join(', ')}]`;
  const more = Array.from(
    { length: levels },
    (_, level) => `a${level + 1}: &a${level + 1} [${Array(levels).fill(`*a${level}`).join(', ')}]`,
  );
  return [first, ...more].join('\n');
}

import { describe, expect, it } from 'vitest';
import { type Import, importsOf, sources } from './sources.ts';

/** Where the import law allows knowledge of types and no more; dependency-cruiser cannot tell the two apart under swc. */
const TYPES_ONLY: readonly { readonly from: RegExp; readonly to: RegExp; readonly why: string }[] = [
  { from: /^src\/registry\.ts$/, to: /^src\/kernel\//, why: 'a list computes nothing' },
  { from: /^src\/(kinds|flows)\/[^/]+\/index\.ts$/, to: /^src\/kernel\//, why: 'an index joins and computes nothing' },
  { from: /^src\/(impact|checks|flows)\//, to: /^src\/kinds\/[^/]+\//, why: "a kind's code belongs to its folder" },
  // How a number of customers may be written, `<5`, is said once and for every output.
  {
    from: /^src\/render\//,
    to: /^src\/impact\/(?!figure\.ts$)/,
    why: 'output is computed from figures that are there already',
  },
];

const breaches = (imports: readonly Import[]): readonly string[] =>
  imports
    .filter(({ typeOnly }) => !typeOnly)
    .flatMap(({ from, to }) =>
      TYPES_ONLY.filter((rule) => rule.from.test(from) && rule.to.test(to)).map(
        ({ why }) => `${from} -> ${to}: ${why}`,
      ),
    )
    .concat(
      imports
        .filter(({ from, to, typeOnly }) => !typeOnly && kindOf(from) !== undefined && other(from, to))
        .map(({ from, to }) => `${from} -> ${to}: a kind knows another by its types alone`),
    );

const kindOf = (path: string): string | undefined => /^src\/kinds\/([^/]+)\//.exec(path)?.[1];
const other = (from: string, to: string): boolean => kindOf(to) !== undefined && kindOf(from) !== kindOf(to);

describe('imports of types alone', () => {
  it('are the only ones where the law says types', () => {
    expect(breaches(sources('src').flatMap(importsOf))).toEqual([]);
  });

  it('are written where a reader looks for imports', () => {
    // dependency-cruiser does not see `import('./x.ts').X` in the place of a type.
    const inline = /\bimport\('[^']+'\)\s*\.\s*[A-Z]/;
    expect(inline.test("type Outcome = import('./failure.ts').Failure;")).toBe(true);
    expect(
      sources('src')
        .filter(({ text }) => inline.test(text))
        .map(({ path }) => path),
    ).toEqual([]);
  });

  it.each([
    ['src/registry.ts', "import { plan } from './kernel/plan.ts';"],
    ['src/kinds/tier/index.ts', "export { plan } from '../../kernel/plan.ts';"],
    ['src/kinds/tier/index.ts', "export * from '../../kernel/plan.ts';"],
    ['src/kinds/reward/spec.ts', "import { type Tier, read } from '../tier/spec.ts';"],
    ['src/impact/tiers.ts', "import '../kinds/tier/spec.ts';"],
    ['src/render/text.ts', "import { figures } from '../impact/tiers.ts';"],
  ])('a value in %s is reported: %s', (path, text) => {
    expect(breaches(importsOf({ path, text }))).toHaveLength(1);
  });

  it.each([
    ['src/registry.ts', "import type { Kind } from './kernel/kind.ts';"],
    ['src/kinds/tier/index.ts', "export type { Kind } from '../../kernel/kind.ts';"],
    ['src/kinds/reward/spec.ts', "import { type Tier } from '../tier/spec.ts'; import { own } from './own.ts';"],
    ['src/kinds/reward/spec.ts', "import { digest } from '../../kernel/hash.ts';"],
  ])('a type in %s is not: %s', (path, text) => {
    expect(breaches(importsOf({ path, text }))).toEqual([]);
  });
});

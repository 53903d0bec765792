import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT } from './cruise.ts';
import { type Source, sources } from './sources.ts';

const LINES = 300;
const MEDIAN = 80;

/** Folders and files of `src` that the import law has a row for: a new one needs a row first. */
const KNOWN = [
  ...['kernel', 'kinds', 'flows', 'config', 'site', 'impact', 'checks', 'render', 'runs', 'store', 'serve', 'wire'],
  ...['sandbox', 'cli', 'registry.ts', 'README.md'],
];

/** What may lie at the top; everything else has a place of its own. */
const TOP = [
  ...['src', 'schemas', 'examples', 'test', 'bench', 'loyalty.yaml', 'package.json', 'package-lock.json'],
  ...['tsconfig.json', 'README.md', 'LICENSE', 'action.yml'],
];

/** Names that say nothing: whoever writes one has not yet found out what the thing is. */
const EMPTY_WORDS = /^(managers?|handlers?|helpers?|utils?|commons?|services?|processors?)$/i;

const files = sources('src');
const lines = ({ text }: Source): number => text.split('\n').length - 1;
const words = (name: string): readonly string[] => name.split(/[-_.]|(?<=[a-z0-9])(?=[A-Z])/);
const exported = ({ text }: Source): readonly string[] =>
  [...text.matchAll(/^export (?:async )?(?:abstract )?(?:class|const|function\*?|interface|type) (\w+)/gm)].map(
    ([, name = '']) => name,
  );

describe('the shape of the sources', () => {
  it(`no file is longer than ${LINES} lines`, () => {
    expect(
      files
        .concat(sources('test'))
        .filter((file) => lines(file) > LINES)
        .map(({ path }) => path),
    ).toEqual([]);
  });

  it(`half of the files have ${MEDIAN} lines or fewer`, () => {
    const sorted = files.map(lines).toSorted((a, b) => a - b);
    expect(sorted[Math.floor(sorted.length / 2)]).toBeLessThanOrEqual(MEDIAN);
  });

  it('no file has an empty name', () => {
    const named = files.filter(({ path }) => words(basename(path, '.ts')).some((word) => EMPTY_WORDS.test(word)));
    const bases = files.filter(({ path }) => basename(path) === 'base.ts');
    expect([...named, ...bases].map(({ path }) => path)).toEqual([]);
  });

  it('no exported thing has an empty name', () => {
    const found = files.flatMap((file) => exported(file).map((name) => ({ path: file.path, name })));
    expect(found.length).toBeGreaterThan(files.length / 2);
    expect(found.filter(({ name }) => words(name).some((word) => EMPTY_WORDS.test(word)))).toEqual([]);
  });

  it('every folder of the sources has a row in the import law', () => {
    expect(readdirSync(join(ROOT, 'src')).filter((name) => !KNOWN.includes(name))).toEqual([]);
  });

  it('nothing lies about at the top of the repository', () => {
    const tracked = execFileSync('git', ['ls-files'], { cwd: ROOT, encoding: 'utf8' }).split('\n');
    const top = new Set(tracked.map((path) => path.split('/')[0] ?? '').filter((name) => name !== ''));
    expect([...top].filter((name) => !name.startsWith('.') && !TOP.includes(name))).toEqual([]);
  });
});

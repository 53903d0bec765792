import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import law from '../../.config/dependency-cruiser.mjs';
import { cruise, ROOT } from './cruise.ts';
import { LAWFUL, VIOLATIONS } from './planted.ts';

describe('the import law', () => {
  it('is kept by the sources, all of which are read', async () => {
    const { modules, violations } = cruise(ROOT);
    expect(violations).toEqual([]);
    expect(modules.filter(({ source }) => source.startsWith('src/')).length).toBeGreaterThan(20);
  });
});

describe('a planted violation', () => {
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'borders-'));
    await symlink(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
    await plant('package.json', '{ "type": "module" }');
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('is known for every rule', () => {
    const rules = (law.forbidden ?? []).map(({ name }) => name);
    // The service's rule is planted when the service brings its driver.
    expect(new Set(VIOLATIONS.map(({ rule }) => rule))).toEqual(
      new Set(rules.filter((rule) => rule !== 'database-door')),
    );
  });

  it.each(['import', 'import type'])('is reported when written as `%s`', async (keyword) => {
    // Each in a folder of its own would be slow, and two imports in one file do not hide each other.
    await plantImports(VIOLATIONS, keyword);
    const { violations } = cruise(folder);
    const missing = VIOLATIONS.filter(
      ({ rule, from, to }) =>
        !violations.some((seen) => seen.rule === rule && seen.from === `src/${from}` && isTarget(seen.to, to)),
    );
    expect(missing).toEqual([]);
  });

  it('is not seen in what the law allows', async () => {
    const lawful = Object.entries(LAWFUL).flatMap(([from, targets]) => targets.map((to) => ({ from, to })));
    await plantImports(lawful, 'import');
    const { modules, violations } = cruise(folder);
    expect(violations).toEqual([]);
    expect(modules.length).toBeGreaterThan(lawful.length / 2);
  });

  async function plant(path: string, text: string): Promise<void> {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }

  async function plantImports(imports: readonly { from: string; to: string }[], keyword: string): Promise<void> {
    const texts = new Map<string, string>();
    for (const { to } of imports) if (isSource(to) && !to.includes('gone')) texts.set(to, '');
    for (const { from, to } of imports) {
      const target = isSource(to) ? `./${relative(dirname(from), to)}` : to;
      const line =
        keyword === 'import'
          ? `import '${target}';`
          : `${keyword} * as x${texts.get(from)?.length ?? 0} from '${target}';`;
      texts.set(from, `${texts.get(from) ?? ''}${line}\n`);
    }
    for (const [path, text] of texts) await plant(join('src', path), `${text}export const planted = 1;\n`);
  }
});

/** Whether a reported path is the planted target: a package is reported by the file that it resolved to. */
function isTarget(reported: string, target: string): boolean {
  if (target.includes('gone') || target === 'not-installed') return reported.endsWith(target.replace(/^.*\//, ''));
  if (target.startsWith('node:')) return reported === target.slice('node:'.length);
  if (isSource(target)) return reported === join('src', target);
  const [scope = '', name = ''] = target.split('/');
  return reported.includes(`node_modules/${scope.startsWith('@') ? `${scope}/${name}` : scope}/`);
}

function isSource(target: string): boolean {
  return target.endsWith('.ts');
}

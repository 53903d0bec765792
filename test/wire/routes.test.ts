import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROUTES } from '../../src/wire/index.ts';

const PACKAGES = ['programs', 'earning-rules', 'rewards', 'tiers', 'social-media'];
const loyalty = createRequire(createRequire(import.meta.url).resolve('@wix/loyalty'));

/** Everything the SDK's package for one service says in its generated code. */
function generated(name: string): string {
  const entry = loyalty.resolve(`@wix/auto_sdk_loyalty_${name}`);
  return readdirSync(dirname(entry))
    .filter((file) => file.endsWith('.js'))
    .map((file) => readFileSync(join(dirname(entry), file), 'utf8'))
    .join('\n');
}

describe('the route table', () => {
  it('names exactly the methods of the installed SDK', () => {
    const code = PACKAGES.map(generated).join('\n');
    const found = new Set([...code.matchAll(/methodFqn: ?"([^"]+)"/g)].map((match) => match[1]));
    expect(ROUTES.map(({ fqn }) => fqn).sort()).toEqual([...found].sort());
  });

  it('has one row for each method and path', () => {
    const keys = ROUTES.map(({ method, path }) => `${method} ${path}`);
    expect(new Set(keys).size).toBe(ROUTES.length);
  });

  it('keeps earning rules alone under /_api', () => {
    for (const { module, path } of ROUTES) expect(path.startsWith('/_api/')).toBe(module === 'earningRules');
  });

  it('knows reads from writes', () => {
    const reads = ROUTES.filter(({ write }) => !write).map(({ call }) => call);
    expect(reads).toContain('queryRewards');
    expect(reads.every((call) => /^(get|list|query|bulkGet)/.test(call))).toBe(true);
    expect(ROUTES.filter(({ write }) => write).some(({ call }) => /^(get|list|query)/.test(call))).toBe(false);
  });
});

import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const DIST = new URL('../../dist/', import.meta.url);

it('charts are built into one file, which nothing loads until a page is asked for', () => {
  const chunks = readdirSync(DIST)
    .filter((name) => name.endsWith('.cjs'))
    .map((name) => ({ name, code: readFileSync(new URL(name, DIST), 'utf8') }));
  // A word that Observable Plot writes into every chart.
  const drawing = chunks.filter(({ code }) => code.includes('--plot-background'));
  expect(drawing.map(({ name }) => name)).toEqual([expect.stringMatching(/^page-/)]);
  const [{ name }] = drawing as [(typeof drawing)[0]];
  const named = chunks.flatMap(({ code }) => code.match(new RegExp(`.{16}\\./${name.replace('.', '\\.')}`, 'g')) ?? []);
  expect(named.length).toBeGreaterThan(0);
  for (const each of named) expect(each).toMatch(/\(\(\)=>require\([`"']\.\//);
});

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { schemaFiles } from '../../.config/build/schemas.ts';
import { ROOT } from './cruise.ts';

it.each(schemaFiles())('schemas/$name is what `npm run schemas` writes', ({ name, text }) => {
  expect(readFileSync(join(ROOT, 'schemas', name), 'utf8')).toBe(text);
});

it('every schema has a generator', () => {
  const generated = schemaFiles().map(({ name }) => name);
  expect(readdirSync(join(ROOT, 'schemas')).toSorted()).toEqual(generated.toSorted());
});

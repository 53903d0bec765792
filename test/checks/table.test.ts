import { readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { checksPage } from '../../src/checks/table.ts';

const PAGE = new URL('../../src/checks/README.md', import.meta.url);

test('the page of the checks says what the registry says', () => {
  if (process.env['UPDATE']) writeFileSync(PAGE, checksPage());
  expect(readFileSync(PAGE, 'utf8')).toBe(checksPage());
});

test('every row of the page has all its cells, and no cell breaks it', () => {
  const rows = checksPage()
    .split('\n')
    .filter((line) => line.startsWith('| L-'));
  expect(rows).toHaveLength(73);
  for (const row of rows) expect([6, 9]).toContain(row.split('|').length);
});

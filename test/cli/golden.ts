import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';

/** Compares a text with `golden/<name>`; `GOLDEN=write` writes it instead, to be looked at. What differs from run to run is masked. */
export function golden(name: string, text: string): void {
  const path = fileURLToPath(new URL(`golden/${name}`, import.meta.url));
  const steady = masked(text);
  if (process.env['GOLDEN'] === 'write' || !existsSync(path)) writeFileSync(path, steady);
  expect(steady).toBe(readFileSync(path, 'utf8'));
}

/** Times, ids that a sandbox makes up, names of runs, milliseconds and addresses. */
function masked(text: string): string {
  return text
    .replace(/\b\d{4}-\d\d-\d\dT[\d:.]+Z/g, '<time>')
    .replace(/\b\d{8}T\d{6}Z-\w+/g, '<run>')
    .replace(/\b\d{4}-\d\d-\d\d \d\d:\d\d UTC/g, '<when>')
    .replace(/\b\d+ ms\b/g, '<ms> ms')
    .replace(/http:\/\/127\.0\.0\.1:\d+/g, '<url>')
    .replace(/\b[0-9a-f]{64}\b/g, '<digest>')
    .replace(/\b[0-9a-f]{40}\b/g, '<commit>');
}

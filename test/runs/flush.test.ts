import { closeSync, mkdtempSync, openSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { flusher } from '../../src/runs/flush.ts';

function open() {
  const folder = mkdtempSync(join(tmpdir(), 'flush-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return openSync(join(folder, 'journal'), 'w');
}

it('is shared by all that ask in one turn, and done anew for whoever asks later', async () => {
  const file = open();
  const flush = flusher(file);
  const [first, second] = [flush(), flush()];
  expect(second).toBe(first);
  await first;
  const third = flush();
  expect(third).not.toBe(first);
  await third;
  closeSync(file);
});

it('says what the disk refuses, and tries again for the next', async () => {
  const file = open();
  const flush = flusher(file);
  closeSync(file);
  await expect(flush()).rejects.toThrow('EBADF');
  await expect(flush()).rejects.toThrow('EBADF');
});

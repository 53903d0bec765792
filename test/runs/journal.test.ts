import { appendFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import type { Change } from '../../src/kernel/change.ts';
import { Failure } from '../../src/kernel/failure.ts';
import { answeredCreates, cutOffCreates, doneIn, openCreates, readRun, runsOf } from '../../src/runs/history.ts';
import { type Journal, openJournal, runName } from '../../src/runs/journal.ts';
import type { RunStarted } from '../../src/runs/line.ts';

const NOW = new Date('2026-11-20T12:00:00.123Z');
const LATER = new Date(NOW.getTime() + 1);
const HEAD: RunStarted = {
  type: 'run',
  run: 'r1',
  site: 'shop',
  tool: '1.0.0',
  digest: 'd',
  config: 'loyalty.yaml',
  pid: 1,
  changes: 1,
  consents: [],
};
const STEP = { address: 'tiers/gold', kind: 'tier', name: 'Gold', waitsFor: [], reason: '', risk: 'low' } as const;
const CREATE: Change = { ...STEP, op: 'create', to: { name: 'Gold' } };
const NOTE = { op: 'create', addresses: ['tiers/gold'], call: 'createTier' } as const;

let folder: string;
let journal: Journal;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'journal-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  journal = openJournal(folder, 'shop', 'r1', () => NOW);
  journal.write(HEAD);
});

const lines = () =>
  readFileSync(journal.path, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
const run = () => readRun(journal.path) ?? expect.fail('no run in the journal');

describe('a journal', () => {
  it('has the intent on the disk before the request goes out, and the result after', async () => {
    let before = 0;
    await journal.around(NOTE, async () => {
      before = lines().length;
    });
    expect(lines()[before - 1]).toMatchObject({ type: 'intent', seq: 1, ...NOTE, v: '1.0', at: NOW.toISOString() });
    expect(lines()[before]).toMatchObject({ type: 'result', seq: 1, ok: true });
  });

  it('tells a refusal from a lost answer, and lets both through', async () => {
    const fail = (fate: 'refused' | 'unknown') => () =>
      Promise.reject(new Failure({ code: 'X', severity: 'error', message: 'no' }, fate));
    await expect(journal.around(NOTE, fail('refused'))).rejects.toThrow('no');
    expect(run().open).toEqual([]);
    await expect(journal.around(NOTE, fail('unknown'))).rejects.toThrow('no');
    expect(run().open).toMatchObject([{ op: 'create', addresses: ['tiers/gold'] }]);
    await expect(journal.around(NOTE, () => Promise.reject(new Error('boom')))).rejects.toThrow('boom');
    expect(run().open).toHaveLength(2);
  });

  it('gives a rollback what was applied, and nothing else', () => {
    journal.settle({ status: 'applied', change: CREATE, handle: { id: 'g1', revision: '1' } });
    journal.settle({
      status: 'applied',
      change: { ...STEP, op: 'delete', from: { name: 'Gold' }, handle: { id: 'g0' }, consent: 'removed' },
      handle: null,
    });
    journal.settle({ status: 'failed', change: CREATE, problem: { code: 'X', severity: 'error', message: 'no' } });
    journal.settle({ status: 'already', change: CREATE });
    expect(doneIn(run())).toEqual([
      { address: 'tiers/gold', kind: 'tier', op: 'create', name: 'Gold', to: { name: 'Gold' }, id: 'g1' },
      { address: 'tiers/gold', kind: 'tier', op: 'delete', name: 'Gold', from: { name: 'Gold' }, id: 'g0' },
    ]);
  });

  it('reads up to a torn last line, and says that the run was cut off', async () => {
    await journal.around(NOTE, async () => undefined);
    appendFileSync(journal.path, '{"v":"1.0","type":"outc');
    expect(run().end).toBeUndefined();
    expect(run().started.site).toBe('shop');
  });

  it('knows creates that may have been carried out: sent, and neither answered nor settled', () => {
    journal.write({ type: 'intent', seq: 7, ...NOTE });
    expect(openCreates(folder, 'shop')).toEqual([{ at: NOW, addresses: ['tiers/gold'] }]);
    journal.settle({ status: 'applied', change: CREATE, handle: { id: 'g1' } });
    expect(openCreates(folder, 'shop')).toEqual([]);
  });

  it('knows creates that were carried out, by every run', async () => {
    await journal.around(NOTE, async () => undefined);
    await journal.around({ ...NOTE, op: 'update' }, async () => undefined);
    await journal.around(NOTE, () => Promise.reject(new Error('boom'))).catch(() => undefined);
    const other = openJournal(folder, 'shop', 'r2', () => NOW);
    other.write({ ...HEAD, run: 'r2' });
    expect(answeredCreates(folder, 'shop', NOW)).toEqual([{ at: NOW, addresses: ['tiers/gold'] }]);
    expect(answeredCreates(folder, 'shop', LATER)).toEqual([]);
    expect(answeredCreates(folder, 'elsewhere', NOW)).toEqual([]);
  });

  it('leaves journals unread that can tell of nothing so late', async () => {
    await journal.around(NOTE, async () => undefined);
    journal.close(0);
    // Whoever reads this one falls over it.
    mkdirSync(join(folder, 'shop', '0-old.jsonl'));
    expect(answeredCreates(folder, 'shop', LATER)).toEqual([]);
    expect(openCreates(folder, 'shop')).toEqual([]);
    expect(cutOffCreates(folder, 'shop')).toEqual([]);
    expect(() => answeredCreates(folder, 'shop', NOW)).toThrow('EISDIR');
  });

  it('knows all creates of a run that was cut off, and is content with one that ended', async () => {
    expect(cutOffCreates(folder, 'elsewhere')).toEqual([]);
    await journal.around(NOTE, async () => undefined);
    journal.write({ type: 'intent', seq: 7, ...NOTE });
    const sent = { at: NOW, addresses: ['tiers/gold'] };
    expect(cutOffCreates(folder, 'shop')).toEqual([sent, sent]);
    journal.close(5);
    expect(cutOffCreates(folder, 'shop')).toEqual([]);
  });

  it('is passed over when it is of another major version, or no journal at all', () => {
    writeFileSync(join(folder, 'shop', 'other.jsonl'), JSON.stringify({ ...HEAD, v: '2.0', at: '' }));
    writeFileSync(join(folder, 'shop', 'junk.jsonl'), 'junk');
    expect([...runsOf(folder, 'shop')].map((one) => one.started.run)).toEqual(['r1']);
    expect([...runsOf(folder, 'nowhere')]).toEqual([]);
  });

  it('sends nothing whose intent it cannot write, and loses no answer it cannot note', async () => {
    let sent = 0;
    journal.close(0);
    const failed = await journal.around(NOTE, async () => ++sent).catch((error: Failure) => error);
    expect(failed).toMatchObject({ fate: 'unsent', problem: { code: 'JOURNAL_UNWRITABLE' } });
    expect(sent).toBe(0);
    const other = openJournal(folder, 'shop', 'r2', () => NOW);
    const closes = async () => {
      other.close(0);
      return 'answer';
    };
    await expect(other.around(NOTE, closes)).resolves.toBe('answer');
  });

  it('is never written over', () => {
    expect(() => openJournal(folder, 'shop', 'r1', () => NOW)).toThrow('EEXIST');
    expect(runName(NOW, 'abc')).toBe('20261120T120000Z-abc');
  });

  it('ends with its exit code', () => {
    journal.close(5);
    expect(run().end).toMatchObject({ exit: 5 });
  });
});

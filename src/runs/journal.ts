import { closeSync, fsyncSync, openSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Failure } from '../kernel/failure.ts';
import type { Note } from '../kernel/look.ts';
import type { Outcome } from '../kernel/outcome.ts';
import { flusher } from './flush.ts';
import { makeFolder } from './folder.ts';
import { type Entry, JOURNAL_VERSION, type Settled } from './line.ts';
import { siteFolder } from './places.ts';

/** The append-only record of one run. Whatever is in it is on the disk before the next write goes out. */
export interface Journal {
  readonly path: string;
  write(entry: Entry): void;
  /** Stands around a write: a line before it is sent, a line when its answer is known. */
  around<T>(note: Note, request: () => Promise<T>): Promise<T>;
  settle(outcome: Outcome): void;
  close(exit: number): void;
}

/** Starts a journal at `<runs>/<site>/<utc>-<id>.jsonl`. Throws what `node:fs` throws when the disk refuses. */
export function openJournal(runs: string, site: string, run: string, now: () => Date): Journal {
  const path = join(siteFolder(runs, site), `${run}.jsonl`);
  makeFolder(dirname(path));
  const file = openSync(path, 'ax', 0o600);
  const flush = flusher(file);
  let seq = 0;
  let torn = false;
  const write = (entry: Entry): void => {
    const line = JSON.stringify({ v: JOURNAL_VERSION, at: now().toISOString(), ...entry });
    const start = torn ? '\n' : '';
    torn = true;
    writeAll(file, `${start}${line}\n`);
    torn = false;
  };
  return {
    path,
    write,
    async around(note, request) {
      const number = ++seq;
      await attempt(() => {
        write({ type: 'intent', seq: number, ...note });
        return flush();
      }, path);
      try {
        const answer = await request();
        bestEffort(() => write({ type: 'result', seq: number, ok: true }));
        return answer;
      } catch (error) {
        const known = error instanceof Failure ? { fate: error.fate, code: error.problem.code } : { fate: 'unknown' };
        bestEffort(() => write({ type: 'result', seq: number, ok: false, ...known }));
        throw error;
      }
    },
    settle: (outcome) => write(settled(outcome)),
    close(exit) {
      write({ type: 'end', exit });
      fsyncSync(file);
      closeSync(file);
    },
  };
}

/** The name of a run: its start, sortable, and a few characters against two runs in one second. */
export function runName(now: Date, id: string): string {
  return `${now.toISOString().replace(/[-:]/g, '').replace(/\.\d+/, '')}-${id}`;
}

function settled(outcome: Outcome): Settled {
  const { change } = outcome;
  const handle =
    outcome.status === 'applied' && outcome.handle ? outcome.handle : 'handle' in change ? change.handle : undefined;
  return {
    type: 'outcome',
    status: outcome.status,
    op: change.op,
    address: change.address,
    kind: change.kind,
    name: change.name,
    ...('from' in change ? { from: change.from } : {}),
    ...('to' in change ? { to: change.to } : {}),
    ...(handle ? { id: handle.id } : {}),
    ...(outcome.status === 'failed' ? { problem: outcome.problem } : {}),
  };
}

/** Without its intent on the disk, no request goes out. */
async function attempt(write: () => Promise<void>, path: string): Promise<void> {
  try {
    await write();
  } catch (error) {
    const why = (error as NodeJS.ErrnoException).code ?? String(error);
    const message = `The journal ${path} cannot be written (${why}); nothing is sent without it.`;
    throw new Failure(
      {
        code: 'JOURNAL_UNWRITABLE',
        severity: 'error',
        message,
        next: 'Make room, or choose another --runs-dir, and run again.',
      },
      'unsent',
    );
  }
}

/** What the site did is done, told or not; the next intent will find the disk as it is. */
function bestEffort(write: () => void): void {
  try {
    write();
  } catch {
    // An intent without a result says exactly what is known.
  }
}

/** A disk that is nearly full may take half a line at a time. */
function writeAll(file: number, text: string): void {
  const bytes = Buffer.from(text);
  for (let done = 0; done < bytes.length; ) done += writeSync(file, bytes, done);
}

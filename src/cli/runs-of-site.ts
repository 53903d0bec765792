import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Run, readRun } from '../runs/history.ts';
import type { Values } from './flags.ts';
import { runsFolder } from './places.ts';
import type { World } from './world.ts';

/** Every run this machine's journals tell of, newest first; of one site when it is named. */
export function allRuns(values: Values, world: World): readonly Run[] {
  const folder = runsFolder(values, world);
  const runs = foldersIn(folder).flatMap((name) =>
    journalsIn(join(folder, name)).flatMap((path) => readRun(path) ?? []),
  );
  const chosen = values.site === undefined ? runs : runs.filter((run) => run.started.site === values.site);
  return chosen.sort((a, b) => (a.started.at < b.started.at ? 1 : -1));
}

function foldersIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []));
  } catch {
    return [];
  }
}

function journalsIn(folder: string): readonly string[] {
  return readdirSync(folder).flatMap((name) => (name.endsWith('.jsonl') ? [join(folder, name)] : []));
}

import { fileURLToPath } from 'node:url';
import type { Assumptions } from '../../src/checks/assumptions.ts';
import type { Figures } from '../../src/checks/figures.ts';
import { programOf, type Thing, thingsOf } from '../../src/checks/program.ts';
import type { Subject } from '../../src/checks/subject.ts';
import { type Loaded, loadFile } from '../../src/config/index.ts';
import type { Change } from '../../src/kernel/change.ts';
import { fields } from '../../src/kernel/diff.ts';
import { refuses } from '../../src/kernel/problem.ts';
import { KINDS } from '../../src/registry.ts';

const kinds = KINDS.map(({ kind }) => kind);

/** What a check is given besides the program. */
export interface Besides {
  readonly assumptions?: Assumptions;
  readonly figures?: Figures;
  readonly jurisdiction?: readonly string[];
}

/** The file of an example, or of this repository, as a subject of static checks. */
export function example(path: string, besides: Besides = {}): Subject {
  return subjectOf(loadedFrom(path), besides);
}

/** A program as a file declares it, which must be one that can be read without errors. */
export function file(text: string, besides: Besides = {}): Subject {
  return subjectOf(loaded(text), besides);
}

/** What turns the program of one text into that of another. Both say all there is; what only the first has is deleted. */
export function move(before: string, after: string, besides: Besides = {}): Subject {
  const [from, to] = [thingsOf(loaded(before).wanted), thingsOf(loaded(after).wanted)];
  return {
    ...file(after, besides),
    move: { before: programOf(from), after: programOf(to), changes: changesBetween(from, to) },
  };
}

/** What a text declares, as things. */
export function things(text: string): readonly Thing[] {
  return thingsOf(loaded(text).wanted);
}

/** The changes from some things to others; a reward that changes its type is replaced. */
export function changesBetween(from: readonly Thing[], to: readonly Thing[]): readonly Change[] {
  const step = ({
    kind,
    address,
    spec,
  }: Thing): Pick<Change, 'address' | 'kind' | 'name' | 'waitsFor' | 'reason' | 'risk'> => ({
    ...{ address, kind, waitsFor: [], reason: 'test', risk: 'low' },
    name: (spec as { readonly name?: string }).name ?? '',
  });
  const find = (things: readonly Thing[], address: string) => things.find((thing) => thing.address === address);
  const handle = { id: '1' };
  const gone = from.flatMap((thing): readonly Change[] =>
    find(to, thing.address) ? [] : [{ ...step(thing), op: 'delete', from: thing.spec, handle, consent: 'removed' }],
  );
  const made = to.flatMap((thing): readonly Change[] => {
    const before = find(from, thing.address);
    if (!before) return [{ ...step(thing), op: 'create', to: thing.spec }];
    if (fields(before.spec, thing.spec).length === 0) return [];
    return [{ ...step(thing), op: 'update', from: before.spec, to: thing.spec, handle }];
  });
  return [...gone, ...made];
}

function loaded(text: string): Loaded {
  const read = loadFile('-', { kinds, env: {}, root: '/', text: `version: 1\nsite: sandbox\n${text}` });
  const bad = read.problems.filter(refuses);
  if (bad.length > 0) throw new Error(bad.map(({ message }) => message).join('\n'));
  return read;
}

/** The file of an example, or of this repository, as it is read. */
export function loadedFrom(path: string): Loaded {
  const root = fileURLToPath(new URL('../..', import.meta.url));
  return loadFile(`${root}${path}`, { kinds, env: {}, root });
}

function subjectOf({ wanted }: Loaded, { assumptions = {}, figures = {}, jurisdiction = [] }: Besides): Subject {
  return { file: programOf(thingsOf(wanted)), assumptions, figures, jurisdiction };
}

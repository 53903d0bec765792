import type { Directory } from './directory.ts';
import type { Kind, Live, Reader, Round } from './kind.ts';

/** Every live thing of the site, by the name of its kind. */
export type Survey = ReadonlyMap<string, readonly Live<unknown>[]>;

/** A round in which no question has been asked yet. */
export function round(): Round {
  const asked = new Map<string, Promise<unknown>>();
  return {
    once<T>(question: string, ask: () => Promise<T>): Promise<T> {
      const answer = asked.get(question) ?? ask();
      asked.set(question, answer);
      return answer as Promise<T>;
    },
  };
}

/** Reads all kinds at once. One read that fails fails the whole: half a site is never taken for a site. */
export async function survey(readers: ReadonlyMap<string, Reader<unknown>>): Promise<Survey> {
  const shared = round();
  const lists = await Promise.all(
    [...readers].map(async ([kind, reader]) => [kind, await reader.list(shared)] as const),
  );
  return new Map(lists);
}

/** The live things of one kind with ids of other things swapped for the file's keys. */
export function withKeys<S>(kind: Kind<S>, live: readonly Live<S>[], directory: Directory): readonly Live<S>[] {
  const swap = kind.withKeys?.bind(kind);
  if (!swap) return live;
  return live.map((thing) => ({ ...thing, spec: swap(thing.spec, (id) => directory.keyOf(id)) }));
}

/** The live things of one kind. Throws a RangeError when it was never read: that is not the same as a site that has none. */
export function listOf<S>(survey: Survey, kind: Kind<S>): readonly Live<S>[] {
  const live = survey.get(kind.name);
  if (!live) throw new RangeError(`${kind.name} is not in the survey`);
  return live as readonly Live<S>[];
}

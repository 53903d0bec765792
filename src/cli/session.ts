import type { Reader } from '../kernel/kind.ts';
import type { Hand } from '../kernel/look.ts';
import { type Survey, survey } from '../kernel/survey.ts';
import { KINDS } from '../registry.ts';
import { connect, type Site } from '../site/index.ts';
import type { Values } from './flags.ts';
import { talk } from './talk.ts';
import type { Target } from './target.ts';
import type { World } from './world.ts';

/** A connection to one site, with a driver for every kind. */
export interface Session {
  readonly site: Site;
  readonly hands: ReadonlyMap<string, Hand>;
  /** Reads the whole site once, all kinds in parallel; says so on stderr when it takes longer than a second. */
  survey(): Promise<Survey>;
  close(): Promise<void>;
}

/** Connects; sends nothing yet. */
export async function openSession(target: Target, values: Values, world: World): Promise<Session> {
  const site = connect(target.options);
  const hands = new Map(
    await Promise.all(
      KINDS.map(async ({ kind, adapter }): Promise<[string, Hand]> => {
        const bound = await adapter();
        return [kind.name, { kind, reader: bound.reader(site), writer: bound.writer(site) }];
      }),
    ),
  );
  return {
    site,
    hands,
    survey: () => talk(world, values, `Reading site ${target.site}`, () => survey(readersOf(hands))),
    close: async () => {
      site.close();
      await target.close();
    },
  };
}

/** The reading halves alone: whoever plans gets nothing that could write. */
export function readersOf(hands: ReadonlyMap<string, Hand>): ReadonlyMap<string, Reader<unknown>> {
  return new Map([...hands].map(([name, hand]) => [name, hand.reader]));
}

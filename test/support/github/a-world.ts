import { Readable } from 'node:stream';
import type { World } from '../../../src/cli/world.ts';
import type { Hub } from './stand-in.ts';

/** The world of a scheduled run of a workflow: GitHub is the stand-in, nothing is printed, and waiting takes no time. */
export function aWorld(hub: Hub, env: World['env'] = {}): World {
  return {
    argv: [],
    env: {
      GITHUB_API_URL: hub.url,
      GITHUB_REPOSITORY: hub.memory.repository,
      GITHUB_TOKEN: 'ghs-of-the-workflow',
      GITHUB_REF: 'refs/heads/main',
      GITHUB_SHA: hub.memory.branches.get('main'),
      ...env,
    },
    cwd: '/',
    version: '0.0.0-test',
    out: () => undefined,
    err: () => undefined,
    stdin: Readable.from([]),
    tty: { in: false, out: false, err: false },
    columns: 80,
    ask: async () => undefined,
    now: () => new Date(),
    sleep: async () => undefined,
    newId: () => 'id1',
    onInterrupt: () => () => undefined,
  };
}

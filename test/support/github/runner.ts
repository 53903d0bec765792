import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Desk } from '../world.ts';
import type { Hub } from './stand-in.ts';

/** What a runner of GitHub gives a step of a workflow. */
export interface Runner {
  readonly env: Readonly<Record<string, string>>;
  readonly event: object;
  /** The summary that the steps have written so far. */
  summary(): string;
  /** The outputs that the steps have set so far. */
  outputs(): Readonly<Record<string, string>>;
}

/** A run that a pull request started. */
export function pullRequestRun({ hub, folder }: Place, number: number): Runner {
  const pull = hub.memory.issues.get(number)?.pull;
  const head = pull && { sha: pull.head.sha, repo: { full_name: pull.head.repo } };
  const token = pull?.head.repo === hub.memory.repository ? 'ghs-of-the-workflow' : 'ghs-of-a-fork';
  return runner(
    { hub, folder },
    { name: 'pull_request', sha: 'merge-ref', token, event: { pull_request: { number, head } } },
  );
}

/** A run that a push to `main` started: after a merge, or by hand. */
export function pushRun(place: Place, sha: string, name = 'push'): Runner {
  return runner(place, { name, sha, token: 'ghs-of-the-workflow', event: { after: sha } });
}

/** Where a run takes place. */
export interface Place extends Pick<Desk, 'folder'> {
  readonly hub: Hub;
}

interface Start {
  readonly name: string;
  readonly sha: string;
  readonly token: string;
  readonly event: object;
}

let runs = 0;

function runner({ hub, folder }: Place, { name, sha, token, event }: Start): Runner {
  const run = String(7000 + ++runs);
  const [events, summary, outputs] = ['event.json', 'summary.md', 'output.txt'].map((file) =>
    join(folder, `.${run}-${file}`),
  ) as [string, string, string];
  writeFileSync(events, JSON.stringify(event));
  const text = (path: string): string => (existsSync(path) ? readFileSync(path, 'utf8') : '');
  return {
    event,
    env: {
      GITHUB_ACTIONS: 'true',
      GITHUB_API_URL: hub.url,
      GITHUB_SERVER_URL: 'https://github.example',
      GITHUB_REPOSITORY: hub.memory.repository,
      GITHUB_TOKEN: token,
      GITHUB_EVENT_NAME: name,
      GITHUB_EVENT_PATH: events,
      GITHUB_SHA: sha,
      GITHUB_RUN_ID: run,
      GITHUB_WORKFLOW_REF: `${hub.memory.repository}/.github/workflows/loyalty-apply.yml@refs/heads/main`,
      GITHUB_STEP_SUMMARY: summary,
      GITHUB_OUTPUT: outputs,
    },
    summary: () => text(summary),
    outputs: () =>
      Object.fromEntries(
        text(outputs)
          .trimEnd()
          .split('\n')
          .map((line) => line.split(/=(.*)/s).slice(0, 2)),
      ),
  };
}

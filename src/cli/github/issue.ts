import type { World } from '../world.ts';
import { onGithub, untilSure } from './asking.ts';
import type { Github } from './connect.ts';

/** What an issue is to say; the first line of the body begins with the header, by which it is found again. */
export interface Finding {
  readonly header: string;
  readonly title: string;
  readonly body: string;
  /** False closes the issue when there is one. */
  readonly stands: boolean;
}

interface Issue {
  readonly number: number;
  readonly title: string;
  readonly body: string;
}

/** For whoever looks for these issues; they are found again by their header. */
const LABEL = 'loyalty-drift';

/** Keeps one open issue about a finding: opens it, changes it, or closes it when there is nothing to be found any more. Throws a Stop. */
export async function keepIssue(finding: Finding, world: World): Promise<void> {
  await onGithub((github) => untilSure(() => keep(github, finding)), world);
}

async function keep(github: Github, { header, title, body, stands }: Finding): Promise<void> {
  const [first, ...more] = await open(github, header);
  const spare = stands ? more : [...(first ? [first] : []), ...more];
  for (const { number } of spare) await github.ask(`PATCH issues/${number}`, { body, state: 'closed' });
  if (!stands) return;
  if (first === undefined) await github.ask('POST issues', { title, body, labels: [LABEL] });
  else if (first.body !== body || first.title !== title)
    await github.ask(`PATCH issues/${first.number}`, { title, body });
}

/** Our own open issues that begin with this header, the oldest first. */
async function open(github: Github, header: string): Promise<readonly Issue[]> {
  const me = await github.login();
  const found: Issue[] = [];
  for await (const entry of github.list('GET issues', { state: 'open', sort: 'created', direction: 'asc' })) {
    const { number, title, body, user, pull_request } = entry as Partial<Issue> & {
      readonly user?: { readonly login?: string } | null;
      readonly pull_request?: unknown;
    };
    const isOurs = pull_request === undefined && user?.login === me && body?.startsWith(header) === true;
    if (isOurs && number !== undefined && title !== undefined)
      found.push({ number, title, body: body.replaceAll('\r\n', '\n') });
  }
  return found;
}

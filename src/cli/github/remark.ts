import { untilSure } from './asking.ts';
import type { Github } from './connect.ts';

/** A comment that is there. */
interface Comment {
  readonly id: number;
  readonly body: string;
}

/** What to say under a pull request or an issue: the first line of the body begins with the header, by which it is found again. */
export interface Remark {
  readonly header: string;
  readonly body: string;
}

/** Puts a remark under a pull request: changes our comment with this header, or makes one. Never two, also when an answer is lost. */
export async function put(github: Github, number: number, remark: Remark): Promise<void> {
  await untilSure(async () => {
    const [first, ...more] = await ours(github, number, remark.header);
    for (const { id } of more) await github.ask(`DELETE issues/comments/${id}`);
    if (first?.body !== remark.body) await send(github, number, first, remark.body);
  });
}

async function send(github: Github, number: number, there: Comment | undefined, body: string): Promise<void> {
  if (there === undefined) await github.ask(`POST issues/${number}/comments`, { body });
  else await github.ask(`PATCH issues/comments/${there.id}`, { body });
}

/** Our own comments that begin with this header, the oldest first. What others wrote is not ours, whatever it begins with. */
export async function ours(github: Github, number: number, header: string): Promise<readonly Comment[]> {
  const me = await github.login();
  const found: Comment[] = [];
  for await (const entry of github.list(`GET issues/${number}/comments`)) {
    const { id, body, user } = entry as {
      readonly id?: unknown;
      readonly body?: unknown;
      readonly user?: { readonly login?: unknown } | null;
    };
    if (typeof id === 'number' && typeof body === 'string' && user?.login === me && body.startsWith(header))
      found.push({ id, body: body.replaceAll('\r\n', '\n') });
  }
  return found;
}

#!/usr/bin/env node
/**
 * One note with a plan under a merge request, the digest out of it after the merge, and one note that tells how the apply ended.
 *
 *   loyalty-note.mjs put <file.md> <iid>   makes the note, or changes it
 *   loyalty-note.mjs digest <commit>       prints the digest that the merge request of this commit showed; fails when there is none
 *   loyalty-note.mjs tell <file.md> <commit> <exit code>   puts how the apply ended under the merge request of this commit
 *
 * The first line of the file is `<!-- loyalty:plan site=… file=… digest=… -->`: by its beginning the note is found again, among those that
 * this token wrote. The commit that was planned is kept in a line of our own.
 */
import { readFile } from 'node:fs/promises';

const { CI_API_V4_URL, CI_PROJECT_ID, LOYALTY_NOTE_TOKEN } = process.env;
const { CI_MERGE_REQUEST_SOURCE_BRANCH_SHA, CI_COMMIT_SHA, CI_JOB_URL } = process.env;
const project = `${CI_API_V4_URL}/projects/${encodeURIComponent(CI_PROJECT_ID ?? '')}`;
/** The title of an apply that stopped before it began. */
const STOPPED = /^### Stopped: .*\n+/;
const COMMIT = /^<!-- loyalty:commit (\w+) -->$/m;

const [task, first = '', second = '', third = ''] = process.argv.slice(2);
try {
  if (task === 'put') await put(first, second);
  else if (task === 'digest') console.log(await digest(first));
  else if (task === 'tell') await tell(first, second, third);
  else throw new Error('Usage: loyalty-note.mjs put <file.md> <iid> | digest <commit> | tell <file.md> <commit> <exit code>');
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}

async function put(path, iid) {
  const text = await readFile(path, 'utf8');
  const header = /^<!-- loyalty:plan site=\S+ file=\S+ /.exec(text)?.[0];
  if (header === undefined) throw new Error(`${path} is not a plan in markdown.`);
  const commit = CI_MERGE_REQUEST_SOURCE_BRANCH_SHA || CI_COMMIT_SHA;
  const body = `${text}\n<!-- loyalty:commit ${commit} -->\n`;
  await keep(iid, header, body);
}

/** What was done, failed and not tried, as the apply printed it; where it printed nothing, or only why it stopped, it wrote nothing. */
async function tell(path, commit, exit) {
  const text = await readFile(path, 'utf8');
  const { iid } = await mergedBy(commit);
  const header = '<!-- loyalty:apply -->';
  const nothing = `### Not applied (exit ${exit})\n\nThis run wrote nothing to the site. [The job](${CI_JOB_URL}) says why.\n\n${text.replace(STOPPED, '')}`;
  const wrote = exit === '5' || (text.trim() !== '' && !STOPPED.test(text));
  const next = [
    '',
    '**Next:** look at `loyalty plan`, and run the job again: it names the digest of what is left, and writes nothing.',
    'Then start the pipeline by hand with `LOYALTY_EXPECT` set to that digest.',
    '',
  ].join('\n');
  await keep(iid, header, `${header}\n${wrote ? text : nothing}${exit === '0' ? '' : next}`);
}

async function keep(iid, header, body) {
  const notes = `/merge_requests/${iid}/notes`;
  const [note] = await ours(notes, header);
  if (note === undefined) await ask('POST', notes, { body });
  else await ask('PUT', `${notes}/${note.id}`, { body });
}

async function mergedBy(commit) {
  const { data } = await ask('GET', `/repository/commits/${commit}/merge_requests`);
  const merged = data.filter(({ state }) => state === 'merged');
  if (merged.length !== 1) throw new Error(`Commit ${commit} came by no merge request: nothing was reviewed.`);
  return merged[0];
}

async function digest(commit) {
  const { iid, sha } = await mergedBy(commit);
  const notes = await ours(`/merge_requests/${iid}/notes`, '<!-- loyalty:plan ');
  const current = notes.filter(({ body }) => COMMIT.exec(body)?.[1] === sha);
  if (current.length !== 1) throw new Error(`Merge request ${iid} has no plan of its last commit: nothing was reviewed.`);
  const found = / digest=([0-9a-f]{64}) /.exec(current[0].body.split('\n')[0]);
  if (found === null) throw new Error('The note holds no digest.');
  return found[1];
}

/** The notes that this token wrote and that begin so, the oldest first. */
async function ours(path, header) {
  const me = await ask('GET', `${CI_API_V4_URL}/user`);
  const found = [];
  for (let page = '1'; page !== ''; ) {
    const answer = await ask('GET', `${path}?sort=asc&per_page=100&page=${page}`);
    found.push(...answer.data.filter(({ author, body }) => author.id === me.data.id && body.startsWith(header)));
    page = answer.headers.get('x-next-page') ?? '';
  }
  return found;
}

/** Asks GitLab; waits for its limits, and tries again what does no harm twice. */
async function ask(method, path, body, tried = 1) {
  const answer = await fetch(path.startsWith('http') ? path : project + path, {
    method,
    headers: { 'private-token': LOYALTY_NOTE_TOKEN ?? '', 'content-type': 'application/json' },
    signal: AbortSignal.timeout(15_000),
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  const again = answer.status === 429 || (answer.status >= 500 && method !== 'POST');
  if (again && tried < 4) {
    const seconds = Number(answer.headers.get('retry-after') ?? 2 ** tried);
    await new Promise((resolve) => setTimeout(resolve, Math.min(seconds, 60) * 1000));
    return ask(method, path, body, tried + 1);
  }
  if (!answer.ok) throw new Error(`GitLab answered ${answer.status} to ${method} ${path}.`);
  return { data: await answer.json(), headers: answer.headers };
}

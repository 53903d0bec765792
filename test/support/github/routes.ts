import { type Context, Hono } from 'hono';
import type { Issue, Memory } from './memory.ts';

/** What GitHub refuses, with its words. */
export class Refused extends Error {
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

/** GitHub takes no longer body, in characters. */
const BODY_LIMIT = 65_536;

type Json = Record<string, unknown>;

/** Comments, issues and pull requests of one repository, as GitHub's REST interface shows them. */
export function conversation(memory: Memory, login: (context: Context) => string): Hono {
  const { issues, comments } = memory;
  const app = new Hono();

  const issueOf = (context: Context): Issue => found(issues.get(Number(context.req.param('number'))));

  app.get('/issues/:number/comments', (context) => {
    const { number } = issueOf(context);
    return page(context, [...comments.values()].filter(({ issue }) => issue === number).map(commentJson));
  });
  app.post('/issues/:number/comments', async (context) => {
    const body = bodyOf(await context.req.json());
    const comment = { id: memory.next(), issue: issueOf(context).number, login: login(context), body };
    comments.set(comment.id, comment);
    return context.json(commentJson(comment), 201);
  });
  app.patch('/issues/comments/:id', async (context) => {
    const comment = found(comments.get(Number(context.req.param('id'))));
    comment.body = bodyOf(await context.req.json());
    return context.json(commentJson(comment));
  });
  app.delete('/issues/comments/:id', (context) => {
    if (!comments.delete(Number(context.req.param('id')))) throw new Refused(404, 'Not Found');
    return context.body(null, 204);
  });

  app.get('/issues', (context) => {
    const { state = 'open', labels = '', creator } = context.req.query();
    const wanted = labels.split(',').filter((label) => label !== '');
    const matching = [...issues.values()].filter(
      (issue) =>
        (state === 'all' || issue.state === state) &&
        (creator === undefined || issue.login === creator) &&
        wanted.every((label) => issue.labels.includes(label)),
    );
    return page(context, matching.map(issueJson));
  });
  app.post('/issues', async (context) => {
    const given = (await context.req.json()) as Json;
    const issue: Issue = {
      number: memory.next(),
      login: login(context),
      title: text(given['title'], 'title'),
      body: bodyOf(given),
      state: 'open',
      labels: (given['labels'] ?? []) as readonly string[],
    };
    issues.set(issue.number, issue);
    return context.json(issueJson(issue), 201);
  });
  app.patch('/issues/:number', async (context) => {
    const issue = change(issueOf(context), (await context.req.json()) as Json);
    return context.json(issueJson(issue));
  });

  app.get('/commits/:sha/pulls', (context) => {
    const sha = context.req.param('sha');
    if (!memory.commits.has(sha)) throw new Refused(422, `No commit found for SHA: ${sha}`);
    return page(context, [...issues.values()].filter(({ pull }) => pull?.mergedBy === sha).map(pullJson));
  });
  app.get('/pulls', (context) => {
    const { head, state = 'open' } = context.req.query();
    const owner = memory.repository.split('/')[0];
    const matching = [...issues.values()].filter(
      ({ pull, state: is }) =>
        pull && (state === 'all' || is === state) && (!head || head === `${owner}:${pull.head.ref}`),
    );
    return page(context, matching.map(pullJson));
  });
  app.post('/pulls', async (context) => {
    const given = (await context.req.json()) as Json;
    const ref = text(given['head'], 'head');
    const sha = memory.branches.get(ref);
    if (sha === undefined) throw new Refused(422, 'Validation Failed: head invalid');
    const there = [...issues.values()].some(({ state, pull }) => state === 'open' && pull?.head.ref === ref);
    if (there) throw new Refused(422, `A pull request already exists for ${ref}.`);
    const issue: Issue = {
      number: memory.next(),
      login: login(context),
      title: text(given['title'], 'title'),
      body: bodyOf(given),
      state: 'open',
      labels: [],
      pull: { head: { ref, sha, repo: memory.repository }, base: text(given['base'], 'base') },
    };
    issues.set(issue.number, issue);
    return context.json(pullJson(issue), 201);
  });
  app.get('/pulls/:number', (context) => context.json(pullJson(issueOf(context))));
  app.patch('/pulls/:number', async (context) => {
    const issue = change(issueOf(context), (await context.req.json()) as Json);
    return context.json(pullJson(issue));
  });
  return app;

  function pullJson(issue: Issue): Json {
    const { pull } = issue;
    if (!pull) throw new Refused(404, 'Not Found');
    return {
      ...issueJson(issue),
      head: { ref: pull.head.ref, sha: pull.head.sha, repo: { full_name: pull.head.repo } },
      base: { ref: pull.base },
      merged_at: pull.mergedBy === undefined ? null : '2026-11-21T10:00:00Z',
      merge_commit_sha: pull.mergedBy ?? null,
    };
  }
}

/** The part of a list that is asked for, with the address of the next one. */
function page(context: Context, all: readonly Json[]): Response {
  const size = Math.min(Number(context.req.query('per_page') ?? 30), 100);
  const at = Number(context.req.query('page') ?? 1);
  const url = new URL(context.req.url);
  url.searchParams.set('page', String(at + 1));
  if (at * size < all.length) context.header('link', `<${url.href}>; rel="next"`);
  return context.json(all.slice((at - 1) * size, at * size));
}

function change(issue: Issue, given: Json): Issue {
  if (given['title'] !== undefined) issue.title = text(given['title'], 'title');
  if (given['body'] !== undefined) issue.body = bodyOf(given);
  if (given['state'] === 'open' || given['state'] === 'closed') issue.state = given['state'];
  return issue;
}

function commentJson({
  id,
  login,
  body,
}: {
  readonly id: number;
  readonly login: string;
  readonly body: string;
}): Json {
  return { id, body, user: { login, type: login.endsWith('[bot]') ? 'Bot' : 'User' } };
}

function issueJson({ number, title, body, state, login, labels, pull }: Issue): Json {
  const more = pull ? { pull_request: {} } : {};
  return { number, title, body, state, user: { login }, labels: labels.map((name) => ({ name })), ...more };
}

function bodyOf(given: unknown): string {
  const body = text((given as Json)['body'], 'body');
  if (body.length > BODY_LIMIT) throw new Refused(422, `Body is too long (maximum is ${BODY_LIMIT} characters)`);
  return body;
}

/** A text that must be there. */
export function text(value: unknown, name: string): string {
  if (typeof value !== 'string' || value === '') throw new Refused(422, `Validation Failed: ${name} missing`);
  return value;
}

/** Something that must be there. */
export function found<T>(value: T | undefined): T {
  if (value === undefined) throw new Refused(404, 'Not Found');
  return value;
}

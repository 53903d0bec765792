import { Hono } from 'hono';
import { type Memory, treeOf } from './memory.ts';
import { found, Refused, text } from './routes.ts';

type Json = Record<string, unknown>;

/** The git half of one repository: trees, commits and branches, as GitHub's REST interface shows them. */
export function git(memory: Memory): Hono {
  const { commits, trees, branches } = memory;
  const app = new Hono();
  const refJson = (branch: string): Json => ({
    ref: `refs/heads/${branch}`,
    object: { type: 'commit', sha: found(branches.get(branch)) },
  });

  app.get('/', (context) => context.json({ full_name: memory.repository, default_branch: 'main' }));
  app.get('/git/ref/heads/:branch{.+}', (context) => context.json(refJson(context.req.param('branch'))));
  app.get('/git/commits/:sha', (context) => {
    const { sha, parents, message, files } = found(commits.get(context.req.param('sha')));
    return context.json({
      sha,
      message,
      tree: { sha: treeOf(files) },
      parents: parents.map((parent) => ({ sha: parent })),
    });
  });
  app.post('/git/trees', async (context) => {
    const given = (await context.req.json()) as Json;
    const base = text(given['base_tree'], 'base_tree');
    const known = [...commits.values()].find((each) => treeOf(each.files) === base)?.files;
    const files = new Map(known ?? found(trees.get(base)));
    for (const entry of given['tree'] as readonly Json[]) {
      if (entry['mode'] !== '100644') throw new Refused(422, 'tree.mode is not supported');
      files.set(text(entry['path'], 'path'), text(entry['content'], 'content'));
    }
    const sha = treeOf(files);
    trees.set(sha, files);
    return context.json({ sha }, 201);
  });
  app.post('/git/commits', async (context) => {
    const given = (await context.req.json()) as Json;
    const sha = memory.sha();
    commits.set(sha, {
      sha,
      parents: given['parents'] as readonly string[],
      message: text(given['message'], 'message'),
      files: found(trees.get(text(given['tree'], 'tree'))),
    });
    return context.json({ sha }, 201);
  });
  app.post('/git/refs', async (context) => {
    const given = (await context.req.json()) as Json;
    const branch = text(given['ref'], 'ref').replace(/^refs\/heads\//, '');
    if (branches.has(branch)) throw new Refused(422, 'Reference already exists');
    branches.set(branch, found(commits.get(text(given['sha'], 'sha'))).sha);
    return context.json(refJson(branch), 201);
  });
  app.patch('/git/refs/heads/:branch{.+}', async (context) => {
    const branch = context.req.param('branch');
    if (!branches.has(branch)) throw new Refused(422, 'Reference does not exist');
    const given = (await context.req.json()) as Json;
    const { sha, parents } = found(commits.get(text(given['sha'], 'sha')));
    const forward = parents.includes(branches.get(branch) as string);
    if (given['force'] !== true && !forward) throw new Refused(422, 'Update is not a fast forward');
    branches.set(branch, sha);
    for (const { pull, state } of memory.issues.values())
      if (state === 'open' && pull?.head.ref === branch) pull.head.sha = sha;
    return context.json(refJson(branch));
  });
  return app;
}

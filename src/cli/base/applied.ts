import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Loaded } from '../../config/index.ts';
import type { PlanDocument } from '../../kernel/document.ts';
import type { Values } from '../flags.ts';
import { rootOf } from '../git.ts';
import { load } from '../inputs.ts';
import { say } from '../talk.ts';
import { problemOf } from '../tell.ts';
import type { World } from '../world.ts';
import { type Commit, commitOf, loadAt, pathInside } from './at-commit.ts';
import { type GitCall, git, gitText } from './git-call.ts';

/** The git ref that remembers what was applied to a site last. */
export function appliedRef(site: string): string {
  return `refs/loyalty/applied/${site.replace(/[^A-Za-z0-9_-]/g, (letter) => `%${letter.charCodeAt(0).toString(16)}`)}`;
}

/** A site, and the file that it has been brought to. */
export type Brought = Pick<PlanDocument, 'site' | 'config'>;

/**
 * Remembers in git what a site has just been brought to: `refs/loyalty/applied/<site>` moves to the commit that holds the file, or to one
 * made for it, on no branch, where the file is not committed. Outside a checkout, and after a part of a plan, nothing is remembered.
 * What goes wrong is talk, and spoils nothing.
 */
export async function rememberApplied(document: Brought, values: Values, world: World): Promise<void> {
  const { config, site } = document;
  const root = rootOf(world.cwd);
  if (root === undefined || config.partial === true || config.path === 'stdin') return;
  try {
    const id = await commitFor(document, root, values, world);
    if (id === undefined) return unmoved(`${config.path} has changed since this was planned`, site, values, world);
    const { ok, complaint } = git(world, ['update-ref', appliedRef(site), id], { root });
    if (!ok) unmoved(complaint, site, values, world);
  } catch (error) {
    unmoved(problemOf(error).message, site, values, world);
  }
}

function unmoved(why: string, site: string, values: Values, world: World): void {
  const quiet = values.quietAsked ?? values.quiet === true;
  say(`${appliedRef(site)} was not moved: ${why.replace(/\.$/, '')}.\n`, { quiet }, world);
}

/** A commit in which the file says what was planned. */
async function commitFor(
  { config, site }: Brought,
  root: string,
  values: Values,
  world: World,
): Promise<string | undefined> {
  const head = commitOf('HEAD', root, world);
  const own: Values = { ...values, site };
  const now = await load(config.path, own, world);
  if (now.digest === config.digest) return commitOfFiles(now, head, root, world);
  const planned = config.git && commitOf(config.git.commit, root, world);
  return planned && loadAt(planned, config.path, own, world).digest === config.digest ? planned.id : undefined;
}

/** HEAD, where it holds these very files; else a commit upon it. */
function commitOfFiles({ files }: Loaded, head: Commit | undefined, root: string, world: World): string | undefined {
  const entries = files.flatMap((file) => {
    const way = pathInside(root, file, world);
    return way === undefined ? [] : [{ way, blob: blobOf(file, way, root, world) }];
  });
  if (entries.length < files.length || entries.some(({ blob }) => blob === undefined)) return undefined;
  const paths = entries.map(({ way }) => way);
  const tree = head && gitText(world, ['ls-tree', '-z', '--full-tree', head.id, '--', ...paths], { root });
  const held = new Map((tree ?? '').split('\0').map((line) => [line.split('\t')[1], line.split(/[ \t]/)[2]]));
  if (head && entries.every(({ way, blob }) => held.get(way) === blob)) return head.id;
  const folder = mkdtempSync(join(tmpdir(), 'loyalty-index-'));
  try {
    const call: GitCall = { root, env: { GIT_INDEX_FILE: join(folder, 'index'), ...identity(world) } };
    if (head) git(world, ['read-tree', head.id], call);
    const infos = entries.flatMap(({ way, blob }) => ['--cacheinfo', `100644,${blob},${way}`]);
    git(world, ['update-index', '--add', ...infos], call);
    const written = gitText(world, ['write-tree'], call);
    if (written === undefined) return undefined;
    const parents = head ? ['-p', head.id] : [];
    return gitText(world, ['commit-tree', written, ...parents, '-m', 'State applied by loyalty'], call);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function blobOf(file: string, way: string, root: string, world: World): string | undefined {
  const input = readFileSync(resolve(world.cwd, file));
  return gitText(world, ['hash-object', '-w', '--stdin', `--path=${way}`], { root, input });
}

/** The commit is of this program; nobody has to have a name set up in git for it. */
function identity(world: World): World['env'] {
  const date = `${Math.floor(world.now().getTime() / 1000)} +0000`;
  return {
    GIT_AUTHOR_NAME: 'loyalty',
    GIT_AUTHOR_EMAIL: 'loyalty@localhost',
    GIT_AUTHOR_DATE: date,
    GIT_COMMITTER_NAME: 'loyalty',
    GIT_COMMITTER_EMAIL: 'loyalty@localhost',
    GIT_COMMITTER_DATE: date,
  };
}

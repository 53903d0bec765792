import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Desk, desk } from '../../support/world.ts';

/** A desk in a git checkout. */
export interface Checkout extends Desk {
  git(...args: readonly string[]): string;
  commit(message?: string): string;
  read(path: string): string;
  /** Somebody changes the site: a variant of the file is applied, and leaves no trace in git. */
  somebody(change: (text: string) => string): Promise<void>;
}

/** What commands are given of the environment: git has to be found. */
export const ENV = { PATH: process.env['PATH'], HOME: '/nonexistent', LOYALTY_IMPACT: 'off' };

/** A checkout with these files committed, and the first of them applied. */
export async function checkout(files: Readonly<Record<string, string>>, path = 'loyalty.yaml'): Promise<Checkout> {
  const made = desk();
  const git = (...args: readonly string[]): string =>
    execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.com', ...args], {
      cwd: made.folder,
      encoding: 'utf8',
      env: { ...ENV, GIT_CONFIG_NOSYSTEM: '1' },
    }).trim();
  const loyalty: Desk['loyalty'] = (line, options = {}) =>
    made.loyalty(line, { ...options, env: { ...ENV, ...options.env } });
  const read = (file: string): string => readFileSync(join(made.folder, file), 'utf8');
  git('init', '--quiet', '--initial-branch=main');
  for (const [name, text] of Object.entries({ ...files, '.gitignore': '.loyalty\n' })) made.write(name, text);
  const self: Checkout = {
    ...made,
    loyalty,
    git,
    read,
    commit: (message = 'Change') => {
      git('add', '--all');
      git('commit', '--quiet', '--allow-empty', '--message', message);
      return git('rev-parse', 'HEAD');
    },
    somebody: async (change) => {
      const stdin = change(read(path));
      const { exit, err, out } = await loyalty(['apply', '-f', '-', '--yes', '--quiet', ...CONSENTS], { stdin });
      if (exit !== 0) throw new Error(`${exit} ${err} ${out}`);
    },
  };
  self.commit('First');
  const { exit, err, out } = await loyalty(['apply', '-f', path, '--yes', '--quiet', ...CONSENTS]);
  if (exit !== 0) throw new Error(`${exit} ${err} ${out}`);
  return self;
}

const CONSENTS = [
  '--allow-adverse',
  '--allow-delete',
  '--override',
  'delete-limit',
  '--override',
  'resemblance',
  '--reason',
  'a test',
];

import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Runner } from '../support/github/runner.ts';
import type { Shop } from '../support/shop.ts';
import type { Machine } from './workflow.ts';

const BIN = fileURLToPath(new URL('../../src/cli/bin.cjs', import.meta.url));

/** `npm install` of our package puts the built command where npm would. It must not be given what a pull request could bring. */
const NPM = `#!/usr/bin/env bash
set -e
[ "$1" = install ] || exit 91
case " $* " in *" --ignore-scripts "*" loyalty-as-code@"[0-9]*) ;; *) exit 92 ;; esac
case "$PWD" in "$RUNNER_TEMP"*) ;; *) exit 93 ;; esac
[ -z "$WIX_API_KEY$WIX_APP_SECRET$GITHUB_TOKEN" ] || exit 94
mkdir -p node_modules/.bin
ln -sf '${BIN}' node_modules/.bin/loyalty
`;

/** What a run of a workflow may look at, besides what its event gives. */
export interface Given {
  readonly secrets?: Readonly<Record<string, string>>;
  readonly vars?: Readonly<Record<string, string>>;
  readonly inputs?: Readonly<Record<string, string>>;
}

/** A machine of GitHub's, with a checkout of the shop's folder, before the shop's site. */
export function machineFor(shop: Shop, runner: Runner, given: Given = {}): Machine {
  const { GITHUB_TOKEN: token = '', ...env } = runner.env;
  const temp = join(shop.folder, '.runner', env['GITHUB_RUN_ID'] ?? '');
  const tools = join(temp, 'tools');
  mkdirSync(tools, { recursive: true });
  writeFileSync(join(tools, 'npm'), NPM);
  chmodSync(join(tools, 'npm'), 0o755);
  return {
    folder: shop.folder,
    env: {
      ...env,
      PATH: [tools, dirname(process.execPath), process.env['PATH'] ?? ''].join(delimiter),
      HOME: shop.folder,
      RUNNER_TEMP: temp,
      LOYALTY_ENDPOINT: shop.url,
      LOYALTY_SETTLE: '0',
      LOYALTY_TIMEOUT: '5',
      LOYALTY_RETRIES: '0',
    },
    contexts: {
      github: {
        token,
        event_name: env['GITHUB_EVENT_NAME'],
        repository: env['GITHUB_REPOSITORY'],
        run_attempt: '1',
        event: runner.event,
      },
      secrets: given.secrets ?? {},
      vars: given.vars ?? {},
      inputs: given.inputs ?? {},
      runner: { temp },
    },
  };
}

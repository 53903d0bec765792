import { closeSync, openSync, writeSync } from 'node:fs';
import { resolve } from 'node:path';
import { credentialsOf, type FileModel } from '../config/index.ts';
import type { Credentials, SiteOptions } from '../site/index.ts';
import { Stop, usage } from './exit.ts';
import type { Values } from './flags.ts';
import { positive, whole } from './numbers.ts';
import type { World } from './world.ts';

/** The site id that stands for the embedded sandbox. */
export const SANDBOX = 'sandbox';

/** Its key: no secret, and a word that nothing else is called, since every output hides keys. */
export const SANDBOX_KEY = 'key-of-the-sandbox';

/** Where a run goes, as it is to be printed: never with a secret in it. */
export interface Target {
  readonly site: string;
  readonly options: SiteOptions;
  close(): Promise<void>;
}

/** Finds out how to reach the site a file is for: the embedded sandbox, a sandbox over HTTP, or Wix. Throws a Stop when something is missing. */
export async function targetOf(model: Aim, values: Values, world: World, signal?: AbortSignal): Promise<Target> {
  const { site } = model;
  const pretended = values.onSandbox === true;
  const credentials = pretended ? { apiKey: SANDBOX_KEY } : credentialsFor(model, world);
  const trace = tracer(values, world);
  const shared: SiteOptions = {
    id: site,
    credentials,
    ...(model.credentials === undefined ? {} : { variables: Object.values(model.credentials).join(', ') }),
    timeoutMs: positive('timeout', values.timeout) * 1000,
    retries: whole('retries', values.retries),
    ...(values.maxRps === undefined ? {} : { maxRps: positive('max-rps', values.maxRps) }),
    ...(values.endpoint === undefined ? {} : { endpoint: values.endpoint }),
    ...(trace ? { trace: trace.line } : {}),
    ...(signal ? { signal } : {}),
  };
  if (!pretended && (site !== SANDBOX || values.endpoint !== undefined))
    return { site, options: shared, close: async () => trace?.close() };
  const { openSandbox } = await import('./embedded.ts');
  const kept = pretended ? {} : { directory: resolve(world.cwd, values.sandboxDir) };
  const sites = [{ id: site, key: SANDBOX_KEY }];
  const sandbox = openSandbox({ ...kept, now: () => world.now().getTime(), sites }, values);
  // Nobody limits a site that lives in this process.
  const unlimited = { perWindow: 100_000, windowMs: 1000 };
  return {
    site,
    options: { ...shared, ...unlimited, fetch: (url, init) => sandbox.lightFetch(url, init) },
    close: async () => {
      await sandbox.close();
      trace?.close();
    },
  };
}

/** What a file, or a saved plan, says of the site it is for. */
export type Aim = Pick<FileModel, 'site' | 'credentials'>;

function credentialsFor(model: Aim, world: World): Credentials {
  if (model.site === SANDBOX) {
    mustBeSandbox(world.env['WIX_SITE_ID']);
    return { apiKey: SANDBOX_KEY };
  }
  const found = credentialsOf(model, world.env);
  if ('apiKey' in found || 'appId' in found) return found;
  throw new Stop(found);
}

/** The environment is set up for a real site, and the file is for the sandbox: whichever was meant, say so. */
function mustBeSandbox(site: string | undefined): void {
  if (site === undefined || site === '' || site === SANDBOX) return;
  throw usage(
    'SITE_MISMATCH',
    `The file is for site ${SANDBOX}, and WIX_SITE_ID names another one.`,
    'Unset WIX_SITE_ID, or set it to the site of the file.',
  );
}

interface Tracer {
  readonly line: NonNullable<SiteOptions['trace']>;
  close(): void;
}

/** Opens the file before anything is sent; a disk that fills up later costs lines, and is no reason to stop. */
function tracer(values: Values, world: World): Tracer | undefined {
  if (values.trace === undefined) return undefined;
  let file: number | undefined = openSync(resolve(world.cwd, values.trace), 'a', 0o600);
  return {
    line: (line) => {
      // Of a request that was given up, the answer may come when nobody writes any more.
      if (file !== undefined) writeSync(file, `${JSON.stringify(line)}\n`);
    },
    close: () => {
      if (file !== undefined) closeSync(file);
      file = undefined;
    },
  };
}

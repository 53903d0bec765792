import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium, type LaunchOptions } from 'playwright-core';

const require = createRequire(import.meta.url);
const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** What a page is looked at with; or why there is none on this machine, and what to do about it. */
export type Found = { readonly browser: Browser } | { readonly missing: string };

/**
 * A real Chromium. On Linux for x64 it comes through npm with all the libraries it needs, so nothing else has to be installed; elsewhere
 * `CHROMIUM_PATH`, or an installed Chrome, is taken.
 */
export async function openChromium(): Promise<Found> {
  const path = process.env['CHROMIUM_PATH'];
  if (path !== undefined) return { browser: await launch({ executablePath: path }) };
  if (process.platform === 'linux' && process.arch === 'x64') return { browser: await launch(unpacked()) };
  try {
    return { browser: await launch({ channel: 'chrome' }) };
  } catch {
    const machine = `${process.platform} ${process.arch}`;
    return {
      missing: `npm has no Chromium for ${machine}, and no Chrome is installed: install one, or set CHROMIUM_PATH.`,
    };
  }
}

function launch(options: LaunchOptions): Promise<Browser> {
  // Only pages of ours are opened, and containers have no sandbox to give.
  return chromium.launch({ ...options, args: ['--no-sandbox', '--disable-gpu', '--font-render-hinting=none'] });
}

/** Chromium with its libraries and fonts, unpacked once a version into the cache of this clone. */
function unpacked(): LaunchOptions {
  const installed = join(ROOT, 'node_modules/@sparticuz/chromium/package.json');
  const { version } = JSON.parse(readFileSync(installed, 'utf8')) as { readonly version: string };
  const home = join(ROOT, 'node_modules/.cache', `chromium-${version}`);
  if (!existsSync(home)) unpack(home);
  const env = {
    ...process.env,
    HOME: home,
    LD_LIBRARY_PATH: join(home, 'al2023/lib'),
    FONTCONFIG_PATH: join(home, 'fonts'),
  };
  return { executablePath: join(home, 'chromium'), env: env as Record<string, string> };
}

/** The package unpacks into the temporary folder, and its libraries only where it takes itself to be in the cloud: so it is told. */
function unpack(home: string): void {
  const started = `${home}.${process.pid}`;
  mkdirSync(started, { recursive: true });
  const script = `require(${JSON.stringify(require.resolve('@sparticuz/chromium'))}).executablePath()`;
  execFileSync(process.execPath, ['-e', script], {
    cwd: ROOT,
    env: { PATH: process.env['PATH'], TMPDIR: started, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs20.x' },
  });
  const fonts = `<fontconfig><dir>${join(home, 'fonts')}</dir><cachedir>${join(home, 'font-cache')}</cachedir></fontconfig>\n`;
  writeFileSync(join(started, 'fonts/fonts.conf'), fonts);
  try {
    renameSync(started, home);
  } catch {
    // Somebody else was quicker.
    rmSync(started, { recursive: true, force: true });
  }
}

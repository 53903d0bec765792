import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const TOP = fileURLToPath(new URL('../..', import.meta.url));
const README = readFileSync(join(TOP, 'README.md'), 'utf8');

interface Step {
  readonly commands: string;
  readonly printed: string;
}

/** The shell blocks of the tour, each with the text block behind it. */
const TOUR: readonly Step[] = [
  ...README.matchAll(/^```sh\n((?:(?!```).*\n)*)```\n\n```text\n((?:(?!```).*\n)*)```$/gm),
].map((found) => ({
  commands: found[1] as string,
  printed: found[2] as string,
}));

/** A line of `…` stands for any lines, a `…` inside a line for anything. */
function pattern(printed: string): RegExp {
  const lines = printed.trimEnd().split('\n');
  const source = lines.map((line) => (line === '…' ? '(?:.*\\n)*?' : `${line.split('…').map(escaped).join('.*')}\\n`));
  return new RegExp(`^${source.join('')}$`);
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

describe('the README', () => {
  let folder: string;
  let path: string;

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'readme-'));
    mkdirSync(join(folder, 'bin'));
    const command = join(folder, 'bin', 'loyalty');
    writeFileSync(command, `#!/bin/sh\nexec "${process.execPath}" "${join(TOP, 'src/cli/bin.cjs')}" "$@"\n`);
    chmodSync(command, 0o755);
    cpSync(join(TOP, 'loyalty.yaml'), join(folder, 'loyalty.yaml'));
    path = join(folder, 'bin') + delimiter + process.env.PATH;
  });

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('puts the two commands on top that do all set-up', () => {
    const blocks = [...README.matchAll(/^```sh\n([\s\S]*?)^```$/gm)].map((found) => found[1]?.trim());
    expect(blocks.slice(0, 2)).toEqual(['npm ci && npx loyalty plan && npx loyalty apply --yes', 'npm ci && npm test']);
    expect(blocks.length - 2).toBe(TOUR.length);
    expect(TOUR.length).toBeGreaterThanOrEqual(8);
  });

  // One after another, in one folder, as a reader would.
  it.each(TOUR)('runs: $commands', ({ commands, printed }) => {
    const ran = spawnSync('sh', ['-c', `exec 2>&1\n${commands}`], {
      cwd: folder,
      encoding: 'utf8',
      env: { PATH: path, HOME: folder },
    });
    expect(ran.stdout).toMatch(pattern(printed));
  });
});

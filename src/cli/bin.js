#!/usr/bin/env node
// The only file that is not built: plain JavaScript without dependencies, so that it starts in a fresh clone
// and answers `--version` without loading anything.
import { existsSync, readFileSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';

const root = new URL('../../', import.meta.url);
const main = new URL('dist/main.js', root);
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);

if (major < 20 || (major === 20 && minor < 19)) {
  fail(`loyalty needs Node 20.19 or newer; this is ${process.versions.node}.`);
} else if (process.argv.length === 3 && process.argv[2] === '--version') {
  process.stdout.write(`${JSON.parse(readFileSync(new URL('package.json', root), 'utf8')).version}\n`);
} else if (existsSync(main)) {
  // Most commands are over before optimised code pays: compiled later, a start needs a quarter less time and 7 MiB less.
  setFlagsFromString('--interrupt-budget=1000000');
  await import(main.href);
} else {
  fail(
    `loyalty is not built yet. Run \`npm ci\` (or \`npm run build\`) in ${decodeURIComponent(root.pathname)} first.`,
  );
}

/** @param {string} message */
function fail(message) {
  process.stderr.write(`${message}\n`);
  process.exitCode = 1;
}

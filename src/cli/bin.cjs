#!/usr/bin/env node
// The only file that is not built: plain JavaScript without dependencies, so that it starts in a fresh clone
// and answers `--version` without loading anything. CommonJS, because Node loads it in half the time.
'use strict';

const { existsSync, readFileSync } = require('node:fs');
const { join, sep } = require('node:path');

const root = join(__dirname, '../..') + sep;
const built = join(root, 'dist/start.cjs');
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);

if (major < 20 || (major === 20 && minor < 19)) {
  fail(`loyalty needs Node 20.19 or newer; this is ${process.versions.node}.`);
} else if (process.argv.length === 3 && process.argv[2] === '--version') {
  process.stdout.write(`${JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).version}\n`);
} else if (existsSync(built)) {
  require(built);
} else {
  fail(`loyalty is not built yet. Run \`npm ci\` (or \`npm run build\`) in ${root} first.`);
}

/** @param {string} message */
function fail(message) {
  process.stderr.write(`${message}\n`);
  process.exitCode = 1;
}

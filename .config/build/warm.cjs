// Runs one command line of the build, and keeps what V8 compiled of each chunk on the way: `warm.cjs <dist> <argument…>`.
'use strict';

const { renameSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');

const [node, , dist, ...line] = process.argv;
process.argv = [node, 'loyalty', ...line];
const scripts = require(join(dist, 'start.cjs'));

process.on('exit', () => {
  for (const [name, script] of scripts) {
    const path = join(dist, `${name}.v8`);
    writeFileSync(`${path}.${process.pid}`, script.createCachedData());
    renameSync(`${path}.${process.pid}`, path);
  }
});

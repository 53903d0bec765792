/**
 * Bundles the command into `dist/`: one small entry, and one chunk for each command that is loaded when it runs.
 * `--if-stale` does nothing when neither the sources nor the lock file have changed since the last build.
 */
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { rolldown } from 'rolldown';
import { keepCompiled } from './build/code-cache.ts';
import { jsonAsText } from './build/json-text.ts';
import { licences } from './build/licences.ts';
import { isFresh, STAMP, stamp } from './build/stamp.ts';
import { precompiledValidators } from './build/validators.ts';
import { widths } from './build/widths.ts';

const root = new URL('..', import.meta.url).pathname;
const dist = join(root, 'dist');

if (process.argv.includes('--if-stale') && (await isFresh(root))) process.exit(0);

const started = performance.now();
const bundle = await rolldown({
  cwd: root,
  input: { main: 'src/cli/main.ts' },
  platform: 'node',
  resolve: {
    alias: {
      // The same parser as modules, of which only what is used is loaded.
      yaml: join(root, 'node_modules/yaml/browser/index.js'),
      y18n: join(root, '.config/build/y18n.ts'),
    },
  },
  // Our modules do nothing when they are loaded: an index file then costs a command only what it takes from it.
  treeshake: { moduleSideEffects: (id) => !id.startsWith(join(root, 'src')) || id.endsWith('src/cli/main.ts') },
  // yargs asks where it lies for configuration files that others extend, which ours are not.
  transform: { define: { 'import.meta.resolve': 'undefined' } },
  plugins: [precompiledValidators(root), jsonAsText(), widths(root), licences()],
  onLog(level, log, handle) {
    // What the bundler is unsure of would surface at a user's; libraries are not ours to correct.
    const ours = level === 'warn' && !(log.id ?? log.loc?.file ?? '').includes('node_modules');
    handle(ours ? 'error' : level, log);
  },
});
const { output } = await bundle
  .generate({
    // What V8 compiled can be kept of scripts, and not of modules, in every Node that is supported.
    format: 'cjs',
    minify: true,
    entryFileNames: '[name]-[hash].cjs',
    chunkFileNames: '[name]-[hash].cjs',
    // What many commands use is one file: forty small ones cost a start more than a few unused lines do.
    codeSplitting: { groups: [{ name: 'shared', test: /\/src\//, minShareCount: 10, maxModuleSize: 8000 }] },
  })
  .catch((error: unknown) => {
    // The bundler's message points at the line; the trace would point at the bundler.
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  });
await bundle.close();

const START = 'start.cjs';
const start = await readFile(join(root, '.config/build', START), 'utf8');
const entry = output.find((file) => file.type === 'chunk' && file.isEntry)?.fileName ?? '';
const files = [
  ...output.map((file) => ({ name: file.fileName, content: file.type === 'chunk' ? ascii(file.code) : file.source })),
  { name: START, content: start.replace('__ENTRY__', entry) },
  { name: STAMP, content: await stamp(root) },
];

// Chunks first and what starts them last, each by rename: a command that starts meanwhile finds a whole build, old or new.
for (const { name, content } of files) {
  const path = join(dist, name);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(`${path}.${process.pid}`, content);
  await rename(`${path}.${process.pid}`, path);
}
keepCompiled(root, dist);
const kept = new Set(files.flatMap(({ name }) => [name, `${name}.v8`]));
for (const name of await readdir(dist))
  if (!kept.has(name)) await rm(join(dist, name), { recursive: true, force: true });

/** A source with any other character is kept with two bytes for each, the whole chunk. */
function ascii(code: string): string {
  return code.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

const size = files.reduce((sum, { content }) => sum + content.length, 0);
console.error(
  `built dist/: ${files.length} files, ${Math.round(size / 1024)} kB, ${Math.round(performance.now() - started)} ms`,
);

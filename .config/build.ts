/**
 * Bundles the command into `dist/`: one small entry, and one chunk for each command that is loaded when it runs.
 * `--if-stale` does nothing when neither the sources nor the lock file have changed since the last build.
 */
import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { rolldown } from 'rolldown';
import { jsonAsText } from './build/json-text.ts';
import { licences } from './build/licences.ts';
import { isFresh, STAMP, stamp } from './build/stamp.ts';
import { precompiledValidators } from './build/validators.ts';

const root = new URL('..', import.meta.url).pathname;
const dist = join(root, 'dist');

if (process.argv.includes('--if-stale') && (await isFresh(root))) process.exit(0);

const started = performance.now();
const bundle = await rolldown({
  cwd: root,
  input: { main: 'src/cli/main.ts' },
  platform: 'node',
  // The same parser as modules, of which only what is used is loaded.
  resolve: { alias: { yaml: join(root, 'node_modules/yaml/browser/index.js') } },
  // Our modules do nothing when they are loaded: an index file then costs a command only what it takes from it.
  treeshake: { moduleSideEffects: (id) => !id.startsWith(join(root, 'src')) || id.endsWith('src/cli/main.ts') },
  // CommonJS packages name their temporary files after themselves.
  transform: { define: { __filename: 'import.meta.filename', __dirname: 'import.meta.dirname' } },
  plugins: [precompiledValidators(root), jsonAsText(), licences()],
  onLog(level, log, handle) {
    // What the bundler is unsure of would surface at a user's; libraries are not ours to correct.
    const ours = level === 'warn' && !(log.id ?? log.loc?.file ?? '').includes('node_modules');
    handle(ours ? 'error' : level, log);
  },
});
const { output } = await bundle
  .generate({
    format: 'esm',
    minify: true,
    entryFileNames: '[name].js',
    chunkFileNames: '[name]-[hash].js',
    // What many commands use is one file: forty small ones cost a start more than a few unused lines do.
    codeSplitting: { groups: [{ name: 'shared', test: /\/src\//, minShareCount: 10, maxModuleSize: 8000 }] },
  })
  .catch((error: unknown) => {
    // The bundler's message points at the line; the trace would point at the bundler.
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  });
await bundle.close();

const files = [
  ...output.map((file) => ({ name: file.fileName, content: file.type === 'chunk' ? ascii(file.code) : file.source })),
  { name: STAMP, content: await stamp(root) },
];

// Chunks first and the entry last, each by rename: a command that starts meanwhile finds a whole build, old or new.
for (const { name, content } of files.toSorted((a, b) => Number(a.name === 'main.js') - Number(b.name === 'main.js'))) {
  const path = join(dist, name);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(`${path}.${process.pid}`, content);
  await rename(`${path}.${process.pid}`, path);
}
const kept = new Set(files.map((file) => file.name));
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

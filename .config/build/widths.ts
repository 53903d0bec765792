import { join } from 'node:path';
import type { Plugin } from 'rolldown';

/** Lets yargs measure with our own measure: to load `string-width` looks up emoji tables, which costs a start 80 ms. */
export function widths(root: string): Plugin {
  const ours = join(root, '.config/build/string-width.ts');
  return {
    name: 'widths',
    resolveId(source, importer) {
      return source === 'string-width' && /\/node_modules\/(?:yargs|cliui|wrap-ansi)\//.test(importer ?? '')
        ? ours
        : null;
    },
  };
}

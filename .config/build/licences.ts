import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Plugin } from 'rolldown';

/** Adds `licences.txt`: the licence text of every package whose code is in the bundle, as their licences ask. */
export function licences(): Plugin {
  return {
    name: 'licences',
    async generateBundle(_options, bundle) {
      const folders = new Set<string>();
      for (const file of Object.values(bundle)) {
        if (file.type !== 'chunk') continue;
        for (const id of file.moduleIds) {
          const folder = /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+/.exec(id)?.[0];
          if (folder !== undefined) folders.add(folder);
        }
      }
      const texts = await Promise.all([...folders].toSorted().map(text));
      this.emitFile({ type: 'asset', fileName: 'licences.txt', source: texts.join(`\n${'-'.repeat(80)}\n\n`) });
    },
  };

  async function text(folder: string): Promise<string> {
    const about = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
    const name = (await readdir(folder)).find((file) => /^licen[cs]e(\.\w+)?$/i.test(file));
    const licence = name === undefined ? `Licence: ${about.license}` : await readFile(join(folder, name), 'utf8');
    return `${about.name} ${about.version} (${folder.slice(folder.indexOf('node_modules/'))})\n\n${licence.trim()}\n`;
  }
}

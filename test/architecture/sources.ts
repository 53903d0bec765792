import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { type ModuleItem, parseSync } from '@swc/core';
import { ROOT } from './cruise.ts';

/** A source file: its path from the root of the repository, and its text. */
export interface Source {
  readonly path: string;
  readonly text: string;
}

/** All TypeScript files below a folder of the repository. */
export function sources(folder: string): readonly Source[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => ({ path: join(folder, name), text: readFileSync(join(ROOT, folder, name), 'utf8') }));
}

/** One import or re-export: where it points to, from the root where it is relative, and whether it is gone at run time. */
export interface Import {
  readonly from: string;
  readonly to: string;
  readonly typeOnly: boolean;
}

/** The imports and re-exports of a file. */
export function importsOf({ path, text }: Source): readonly Import[] {
  return parseSync(text, { syntax: 'typescript', target: 'es2022' }).body.flatMap((item) => {
    const found = sourceOf(item);
    if (found === undefined) return [];
    const to = found.source.startsWith('.') ? normalize(join(dirname(path), found.source)) : found.source;
    return [{ from: path, to, typeOnly: found.typeOnly }];
  });
}

function sourceOf(item: ModuleItem): { source: string; typeOnly: boolean } | undefined {
  if (item.type === 'ImportDeclaration') {
    const each = item.specifiers.every((one) => one.type === 'ImportSpecifier' && one.isTypeOnly);
    return { source: item.source.value, typeOnly: item.typeOnly || (item.specifiers.length > 0 && each) };
  }
  if (item.type === 'ExportNamedDeclaration' && item.source != null) {
    const each = item.specifiers.every((one) => one.type === 'ExportSpecifier' && one.isTypeOnly);
    // swc's types leave out the field that its parser sets.
    return { source: item.source.value, typeOnly: ('typeOnly' in item && item.typeOnly === true) || each };
  }
  return item.type === 'ExportAllDeclaration' ? { source: item.source.value, typeOnly: false } : undefined;
}

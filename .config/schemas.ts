/** Writes `schemas/` anew from the kinds and the plan. A test fails when what is committed is not what this writes. */
import { mkdir, writeFile } from 'node:fs/promises';
import { schemaFiles } from './build/schemas.ts';

const folder = new URL('../schemas/', import.meta.url);
await mkdir(folder, { recursive: true });
for (const { name, text } of schemaFiles()) await writeFile(new URL(name, folder), text);

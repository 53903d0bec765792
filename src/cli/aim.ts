import type { FileModel } from '../config/index.ts';
import type { PlanDocument } from '../kernel/document.ts';
import type { Aim } from './target.ts';

/** What a document or a journal keeps of its file, to be applied without it: is this production, and where are the credentials. */
export type Kept = Pick<PlanDocument['config'], 'environment' | 'credentials'>;

/** What is to be kept of a file, or of what was kept before; names of variables, never their values. */
export function keptOf({ environment, credentials }: Pick<FileModel, 'environment' | 'credentials'> | Kept): Kept {
  return {
    ...(environment === undefined ? {} : { environment }),
    ...(credentials === undefined ? {} : { credentials: { ...credentials } }),
  };
}

/** How the site of a document or a journal is reached. */
export function aimOf(site: string, { credentials }: Kept): Aim {
  return credentials === undefined ? { site } : { site, credentials };
}

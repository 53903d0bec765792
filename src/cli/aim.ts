import type { FileModel } from '../config/index.ts';
import type { Values } from './flags.ts';
import { load } from './inputs.ts';
import type { Aim } from './target.ts';
import type { World } from './world.ts';

/**
 * What a file says besides, for a document made from it earlier: where the credentials are, and that this is production. The document is
 * complete without it: a file that is gone, or is for another site now, says nothing.
 */
export async function aimOf(
  { path, site }: { readonly path: string; readonly site: string },
  values: Values,
  world: World,
): Promise<Aim & Pick<FileModel, 'environment'>> {
  const { site: _, ...rest } = values;
  const loaded = await load(path, rest, world).catch(() => undefined);
  return loaded?.model.site === site ? loaded.model : { site };
}

import type { PlanDocument } from '../../kernel/document.ts';
import type { Problem } from '../../kernel/problem.ts';
import { markdownHeader, planMarkdown } from '../../render/index.ts';
import type { Values } from '../flags.ts';
import type { World } from '../world.ts';
import { ours } from './remark.ts';
import { remarkOn } from './remarking.ts';
import { runUrl } from './surroundings.ts';

/** Puts a plan under its pull request: one comment for a site and a file, changed when there is one. Only with `--comment github`. */
export async function comment(
  document: PlanDocument,
  refused: readonly Problem[],
  values: Values,
  world: World,
): Promise<void> {
  if (values.comment !== 'github') return;
  const header = markdownHeader(document.site, document.config.path);
  const nothing = document.changes.length === 0 && document.problems.length === 0;
  await remarkOn(
    async ({ number, head }, github) => {
      // That there is nothing to do is news only where something was said before.
      if (nothing && (await ours(github, number, header)).length === 0) return undefined;
      return { header, body: planMarkdown(document, { refused, ...wholeAt(world), ...(head ? { head } : {}) }) };
    },
    values,
    world,
  );
}

/** Where what a comment leaves out is to be found. */
export function wholeAt(world: World): { readonly whole?: { readonly markdown: string } } {
  const url = runUrl(world);
  return url === undefined ? {} : { whole: { markdown: `The [run](${url}) has more.` } };
}

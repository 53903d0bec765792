import { byPath } from '../../kernel/compose.ts';
import type { DocumentedChange, PlanDocument } from '../../kernel/document.ts';
import { hash } from '../../kernel/hash.ts';
import type { Problem } from '../../kernel/problem.ts';
import { markdownHeader, outcomesMarkdown, payloadOf, planMarkdown } from '../../render/index.ts';
import { SETTLE_SECONDS } from '../applying.ts';
import type { Ending } from '../closing.ts';
import type { Values } from '../flags.ts';
import type { World } from '../world.ts';
import { applyExpecting, planAgain, rerun } from './commands.ts';
import { wholeAt } from './comment.ts';
import { ours } from './remark.ts';
import { remarkOnMerged } from './remarking.ts';

/** An apply that has come to its end, and how to find out what is left of it. */
export interface Ended {
  readonly document: PlanDocument;
  readonly ending: Ending;
  /** Reads the site again, and plans what is left. */
  readonly replan?: (() => Promise<PlanDocument>) | undefined;
}

/**
 * Tells the merged pull request what was done, what failed, what was not tried, and the one next command. When all that is left was in the
 * change set that was reviewed, its digest goes along, and running the job again applies it. Only with `--comment github`.
 */
export async function commentEnding({ document, ending, replan }: Ended, values: Values, world: World): Promise<void> {
  if (values.comment !== 'github') return;
  const { path: file } = document.config;
  const done = ending.outcomes.every(({ status }) => status === 'applied' || status === 'already');
  const left = done || replan === undefined ? undefined : await leftOver(replan, values, world);
  const remains = left !== undefined && left.changes.length > 0 && isWithin(left, document) ? left.digest : undefined;
  const again = left === undefined || remains === undefined ? undefined : rerun(world);
  const options = {
    file,
    ...wholeAt(world),
    ...(remains === undefined ? {} : { remains }),
    ...(done ? {} : { command: again ?? planAgain([file]) }),
  };
  const header = markdownHeader(document.site, file, 'apply');
  await remarkOnMerged(
    async ({ number }, github) => {
      // That there was nothing to do is news only to who was told otherwise.
      if (ending.outcomes.length === 0 && (await ours(github, number, header)).length === 0) return undefined;
      return { header, body: outcomesMarkdown(ending, options) };
    },
    values,
    world,
  );
}

/** Tells the merged pull request that its plan was not applied, and why. Only with `--comment github`. */
export async function commentStop(
  document: PlanDocument,
  problems: readonly Problem[],
  values: Values,
  world: World,
): Promise<void> {
  if (values.comment !== 'github') return;
  const { path: file } = document.config;
  const unseen = problems.some(({ code }) => code === 'UNEXPECTED_CHANGES' || code === 'NOT_REVIEWED');
  const command = unseen ? applyExpecting(document.digest, [file], world) : rerun(world);
  const header = markdownHeader(document.site, file, 'apply');
  const options = {
    subject: 'apply' as const,
    refused: problems,
    caution: 'This run wrote nothing to the site.',
    ...wholeAt(world),
    ...(command === undefined ? {} : { command }),
  };
  await remarkOnMerged(
    async ({ number }, github) => {
      const [before] = await ours(github, number, header);
      const remains = before && payloadOf(before.body, header)?.['remains'];
      return { header, body: planMarkdown(document, { ...options, ...(remains === undefined ? {} : { remains }) }) };
    },
    values,
    world,
  );
}

/** What is left, once the lists show what was written; a site that cannot be read now is no reason to keep quiet about what was done to it. */
async function leftOver(
  replan: () => Promise<PlanDocument>,
  values: Values,
  world: World,
): Promise<PlanDocument | undefined> {
  await world.sleep((values.settle ?? SETTLE_SECONDS) * 1000);
  return replan().catch(() => undefined);
}

/** True when every change of one document is in the other too, to the last attribute. */
function isWithin(part: PlanDocument, whole: PlanDocument): boolean {
  const known = new Set(whole.changes.map(fingerprint));
  return part.changes.every((change) => known.has(fingerprint(change)));
}

function fingerprint({ address, op, fields }: DocumentedChange): string {
  return hash({ address, op, fields: byPath(fields) });
}

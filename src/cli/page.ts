import type { PlanDocument } from '../kernel/document.ts';
import type { Problem } from '../kernel/problem.ts';
import { outcomesHtml, planHtml } from '../render/html/index.ts';
import type { Ending } from './closing.ts';
import { labelOf } from './labels.ts';

/** A plan as a page. Apart from the other formats, since charts take longer to load than all the rest. */
export function pageOf(document: PlanDocument, refused: readonly Problem[]): string {
  return planHtml(document, { refused, describe: labelOf });
}

/** The end of an apply as a page. */
export function endingPage(ending: Ending, file: string): string {
  return outcomesHtml(ending, { file });
}

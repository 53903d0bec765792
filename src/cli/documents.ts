import type { PlanDocument } from '../kernel/document.ts';
import type { Problem } from '../kernel/problem.ts';
import { planGithub, planMarkdown } from '../render/index.ts';

/** The formats that a terminal run does not need, and so does not load. */
export async function documentIn(
  format: 'markdown' | 'html' | 'github',
  document: PlanDocument,
  refused: readonly Problem[],
): Promise<string> {
  if (format === 'markdown') return planMarkdown(document, { refused });
  if (format === 'html') return (await import('./page.ts')).pageOf(document, refused);
  return planGithub(document, { refused });
}

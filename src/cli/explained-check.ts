import { type CheckExplanation, explainCheck } from '../checks/index.ts';
import { explain } from '../config/index.ts';
import type { Explanation } from '../kernel/explanation.ts';
import { EXTRAS } from './extras.ts';
import { kinds } from './kinds.ts';
import { OWN } from './overrides.ts';

/** What a check, or another name that `--override` takes, is about, and what the file can say of it, given its id in any case; undefined for what is no such id. */
export function explainedCheck(id: string): Explanation | undefined {
  const own = Object.hasOwn(OWN, id.toLowerCase()) ? OWN[id.toLowerCase()] : undefined;
  if (own !== undefined) return { path: id.toLowerCase(), type: 'a brake of the planner', description: own };
  const check = explainCheck(id);
  if (check === undefined) return undefined;
  const inFile = explain(`checks.${check.id}`, kinds, EXTRAS);
  return {
    path: check.id,
    type: check.scope === undefined ? check.severity : `${check.severity}, ${SCOPES[check.scope]}`,
    description: textOf(check),
    ...('problems' in inFile ? {} : { children: inFile.children ?? [] }),
  };
}

const SCOPES = {
  static: 'judges what the file declares',
  live: 'judges what a plan does to the site',
  fleet: 'compares many sites',
} as const;

function textOf({ title, status, by, why, fix, needs = [] }: CheckExplanation): string {
  const found = `${title.charAt(0).toUpperCase()}${title.slice(1)}.`;
  if (status !== 'built') return `${found} ${status === 'held' ? 'Held by' : 'Comes with'} ${by}.`;
  const declared = needs.filter((need) => !need.startsWith('figures.'));
  return [
    `${found} ${why} What to do: ${fix}`,
    ...(declared.length < needs.length ? ['It needs the counts of customers, which --impact off leaves out.'] : []),
    ...(declared.length === 0 ? [] : [`It needs ${declared.join(' and ')} in the file.`]),
  ].join(' ');
}

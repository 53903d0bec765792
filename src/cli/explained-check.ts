import { CHECKS, type CheckExplanation, explainCheck } from '../checks/index.ts';
import { explain } from '../config/index.ts';
import type { Explanation } from '../kernel/explanation.ts';
import { nearest } from '../kernel/nearest.ts';
import { usage } from './exit.ts';
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

const CHECK_ID = /^(L-[A-Z]*)-?/;

/** Throws a Stop for what looks like the id of a check and is none: it names those that may be meant. */
export function mustBeNoCheck(text: string): void {
  const id = text.toUpperCase();
  const family = CHECK_ID.exec(id)?.[1];
  if (family === undefined) return;
  const ids = [...CHECKS.keys()];
  const kin = ids.filter((each) => each.startsWith(`${family}-`));
  const families = [...new Set(ids.map((each) => each.replace(/-\d+$/, '')))];
  const meant = kin.length === 0 ? nearest(id, ids) : undefined;
  throw usage(
    'UNKNOWN_CHECK',
    `There is no check ${text.slice(0, 60)}.`,
    kin.length > 0
      ? `There are ${kin.join(', ')}.`
      : `${meant === undefined ? '' : `Did you mean ${meant}? `}Checks begin with ${families.join(', ')}; try one of them, such as \`loyalty explain ${families[0]}\`.`,
  );
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

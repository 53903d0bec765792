import { explain } from '../config/index.ts';
import { kinds } from './kinds.ts';

/** What the dashboard calls an attribute, given the name of its kind and its path; undefined where it is not shown there. */
export function labelOf(kind: string, path: string): string | undefined {
  const found = kinds.find(({ name }) => name === kind);
  if (!found) return undefined;
  const place = found.single ? found.single.at : [found.section, '*'];
  const told = explain([...place, ...path.replace(/\[\d+\]/g, '.*').split('.')].join('.'), kinds);
  return 'problems' in told || told.dashboard?.startsWith('(') ? undefined : told.dashboard;
}

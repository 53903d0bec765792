import { noChanges, refusal } from '../verdict.ts';
import { count, list } from '../words.ts';
import type { Group } from './groups.ts';
import type { FleetReport } from './report.ts';

/** `Plan: 3 to create, 1 to update, 0 to delete at 2 of 40 sites`, or that there is nothing to do. */
export function fleetHeadline({ summary, config }: FleetReport): string {
  const { create, update, delete: gone, sites, same } = summary;
  if (same === sites) {
    const whole = sites === 1 ? 'The site matches its file' : `All ${sites} sites match their files`;
    return `${noChanges(config.partial, whole)}.`;
  }
  if (summary.failed === sites) return 'No site could be planned';
  const changing = sites - same - summary.failed;
  if (create + update + gone === 0) return `No changes at ${same} of ${sites} sites`;
  return `Plan: ${create} to create, ${update} to update, ${gone} to delete at ${changing} of ${sites} sites`;
}

/** `1 site could not be planned, 2 are refused.`; empty when neither is so. */
export function fleetTroubles({ summary, refused }: FleetReport): string {
  const { failed, refused: sites } = summary;
  const parts = [
    ...(failed === 0 ? [] : [`${count(failed, 'site')} could not be planned`]),
    ...(sites === 0 ? [] : [`${count(sites, 'site')} ${sites === 1 ? 'is' : 'are'} refused`]),
  ];
  const all = refused.length === 0 ? '' : `${refusal(refused).slice(0, -1)} of all sites. `;
  return `${all}${parts.length === 0 ? '' : `${list(parts)}.`}`.trim();
}

/** What a group of sites is headed with, before their names. */
export function groupTitle({ status, rows, views, partial }: Group): string {
  const many = rows.length > 1;
  const changes = `${many ? 'the same ' : ''}${count(views.length, 'change')}`;
  if (status === 'failed') return `${count(rows.length, 'site')} could not be planned`;
  if (status === 'refused') return `${count(rows.length, 'site')} refused, with ${changes}`;
  if (status === 'changes') return `${count(rows.length, 'site')} with ${changes}`;
  if (partial) return `${count(rows.length, 'site')} without changes`;
  return many ? `${rows.length} sites match their files` : '1 site matches its file';
}

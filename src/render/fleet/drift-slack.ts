import { slackEscaped, slackQuoted } from '../drift/slack.ts';
import { count } from '../words.ts';
import { DRIFT_TOLD, driftSays, type FleetDrift, fleetDriftHeadline } from './drift.ts';
import { labelsOf } from './groups.ts';

const SITES = 20;

/** The drift of many sites as the body of a message to Slack: the headline, a line for each site to look at, and where to read on; undefined when there is none. */
export function fleetDriftSlack(report: FleetDrift, link?: string): string | undefined {
  const label = labelsOf(report.sites);
  const told = DRIFT_TOLD.flatMap((status) => report.sites.filter((row) => row.status === status));
  if (told.length === 0) return undefined;
  const lines = [
    `*${slackEscaped(fleetDriftHeadline(report))}*`,
    ...told.slice(0, SITES).map((row) => `• ${slackQuoted(label(row.file))}: ${slackEscaped(driftSays(row))}`),
    ...(told.length > SITES ? [`… and ${count(told.length - SITES, 'site')} more`] : []),
    ...(link === undefined ? [] : [`<${link}|Read on>`]),
  ];
  return JSON.stringify({ text: lines.join('\n') });
}

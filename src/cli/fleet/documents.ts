import { type FleetReport, fleetGithub, fleetHtml, fleetMarkdown } from '../../render/index.ts';

/** The formats that a terminal run does not need, and so does not load. */
export function fleetDocument(format: 'markdown' | 'html' | 'github', report: FleetReport): string {
  if (format === 'markdown') return fleetMarkdown(report);
  return format === 'html' ? fleetHtml(report) : fleetGithub(report);
}

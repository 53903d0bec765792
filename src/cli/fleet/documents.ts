import { type FleetReport, fleetGithub, fleetMarkdown } from '../../render/index.ts';

/** The formats that a terminal run does not need, and so does not load. */
export async function fleetDocument(format: 'markdown' | 'html' | 'github', report: FleetReport): Promise<string> {
  if (format === 'markdown') return fleetMarkdown(report);
  if (format === 'html') return (await import('../../render/fleet/html.ts')).fleetHtml(report);
  return fleetGithub(report);
}

import { type FleetReport, fleetMarkdown, fleetOutputs, fleetText, json } from '../../render/index.ts';
import type { Values } from '../flags.ts';
import { look } from '../look.ts';
import { type Format, reportsOf } from '../print.ts';
import type { World } from '../world.ts';
import { writeText } from '../writing.ts';

/** A plan of many sites in every form it is asked for: on stdout, in the files of `--report`, and for the runner on GitHub. */
export async function printFleet(report: FleetReport, values: Values, world: World, next?: string): Promise<void> {
  const shown = { ...look(world, values, 'out'), verbose: values.verbose === true, ...(next ? { next } : {}) };
  world.out(values.format === 'text' ? fleetText(report, shown) : await inFormat(values.format, report));
  await writeFleetReports(report, values, world);
  if (values.format !== 'github') return;
  const { SUMMARY_BUDGET, tellRunner } = await import('../github/summary.ts');
  tellRunner(world, { summary: fleetMarkdown(report, { budget: SUMMARY_BUDGET }), outputs: fleetOutputs(report) });
}

/** The files of `--report` alone. */
export async function writeFleetReports(report: FleetReport, values: Values, world: World): Promise<void> {
  for (const { format, path } of reportsOf(values)) writeText(path, await inFormat(format, report), world);
}

async function inFormat(format: Format, report: FleetReport): Promise<string> {
  if (format === 'text') return fleetText(report, { colour: false, width: 100, verbose: true });
  if (format === 'json') return json(report);
  return (await import('./documents.ts')).fleetDocument(format, report);
}

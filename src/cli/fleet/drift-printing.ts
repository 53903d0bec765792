import {
  type FleetDrift,
  fleetDriftGithub,
  fleetDriftMarkdown,
  fleetDriftOutputs,
  fleetDriftText,
  json,
  type PlacesOf,
} from '../../render/index.ts';
import { type DriftFormat, driftReports } from '../drift/printing.ts';
import type { Values } from '../flags.ts';
import { SUMMARY_BUDGET, tellRunner } from '../github/summary.ts';
import { look } from '../look.ts';
import type { World } from '../world.ts';
import { writeText } from '../writing.ts';

/** What printing needs besides the report. */
interface Besides {
  readonly next: readonly string[];
  readonly placesOf: PlacesOf;
}

/** The drift of many sites in every form it is asked for: on stdout, in the files of `--report`, and once for the runner on GitHub. */
export function printFleetDrift(report: FleetDrift, { next, placesOf }: Besides, values: Values, world: World): void {
  const whole = { colour: false, width: 100, verbose: true };
  const inFormat = (format: DriftFormat, shown: Parameters<typeof fleetDriftText>[1]): string => {
    if (format === 'json') return json(report);
    if (format === 'markdown') return fleetDriftMarkdown(report);
    return format === 'github' ? fleetDriftGithub(report, placesOf) : fleetDriftText(report, shown);
  };
  const shown = { ...look(world, values, 'out'), verbose: values.verbose === true, next };
  world.out(inFormat(values.format as DriftFormat, shown));
  for (const { format, path } of driftReports(values)) writeText(path, inFormat(format, whole), world);
  if (values.format !== 'github') return;
  const summary = fleetDriftMarkdown(report, { budget: SUMMARY_BUDGET });
  tellRunner(world, { summary, outputs: fleetDriftOutputs(report) });
}

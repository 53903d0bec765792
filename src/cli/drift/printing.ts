import { driftGithub, driftMarkdown, driftOutputs, driftText, json } from '../../render/index.ts';
import { usage } from '../exit.ts';
import type { Values } from '../flags.ts';
import { SUMMARY_BUDGET, tellRunner } from '../github/summary.ts';
import { look } from '../look.ts';
import type { World } from '../world.ts';
import { writeText } from '../writing.ts';
import type { Drifted } from './one-site.ts';

export const DRIFT_FORMATS = ['text', 'json', 'markdown', 'github'] as const;
export type DriftFormat = (typeof DRIFT_FORMATS)[number];

/** A drift in the form that is asked for: on stdout, and in the files of `--report`. */
export function printDrift(found: Drifted, values: Values, world: World): void {
  const shown = { ...look(world, values, 'out'), verbose: values.verbose === true };
  world.out(inFormat(values.format as DriftFormat, found, { ...shown, next: found.next }));
  for (const { format, path } of driftReports(values)) {
    const whole = { colour: false, width: 100, verbose: true };
    writeText(path, inFormat(format, found, whole), world);
  }
  if (values.format !== 'github') return;
  tellRunner(world, {
    summary: driftMarkdown(found.document, { budget: SUMMARY_BUDGET }),
    outputs: driftOutputs(found.document),
  });
}

function inFormat(
  format: DriftFormat,
  { document, loaded }: Drifted,
  options: Parameters<typeof driftText>[1],
): string {
  if (format === 'json') return json(document);
  if (format === 'markdown') return driftMarkdown(document);
  if (format === 'github') return driftGithub(document, { placeOf: (address, path) => loaded.locate(address, path) });
  return driftText(document, options);
}

/** `--report markdown=drift.md`, read before anything is done. Throws a Stop. */
export function driftReports(values: Values): readonly { readonly format: DriftFormat; readonly path: string }[] {
  return (values.report ?? []).map((text) => {
    const [format, ...path] = text.split('=');
    const known = DRIFT_FORMATS.find((one) => one === format);
    if (known !== undefined && path.join('=') !== '') return { format: known, path: path.join('=') };
    throw usage(
      'USAGE',
      `--report ${text} is not <format>=<path>.`,
      `Formats: ${DRIFT_FORMATS.join(', ')}; for example --report markdown=drift.md.`,
    );
  });
}

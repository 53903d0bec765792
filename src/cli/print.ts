import type { PlanDocument } from '../kernel/document.ts';
import type { Problem } from '../kernel/problem.ts';
import { planJson, planText } from '../render/index.ts';
import { usage } from './exit.ts';
import type { Values } from './flags.ts';
import { look } from './look.ts';
import type { World } from './world.ts';
import { writeText } from './writing.ts';

export const FORMATS = ['text', 'json', 'markdown', 'html', 'github'] as const;
export type Format = (typeof FORMATS)[number];

/** A plan in every form it is asked for: on stdout, and in the files of `--report`. */
export async function printPlan(
  document: PlanDocument,
  refused: readonly Problem[],
  values: Values,
  world: World,
  next?: string,
): Promise<void> {
  const shown = { ...look(world, values, 'out'), verbose: values.verbose === true };
  world.out(await inFormat(values.format, document, refused, { ...shown, ...(next === undefined ? {} : { next }) }));
  await writeReports(document, refused, values, world);
  if (values.format === 'github') (await import('./github/summary.ts')).tellRunnerOfPlan(document, refused, world);
}

/** A plan for whoever is asked about it, on stderr. */
export function showPlan(document: PlanDocument, refused: readonly Problem[], values: Values, world: World): void {
  world.err(planText(document, { ...look(world, values, 'err'), verbose: values.verbose === true, refused }));
}

/** The files of `--report` alone. */
export async function writeReports(
  document: PlanDocument,
  refused: readonly Problem[],
  values: Values,
  world: World,
): Promise<void> {
  for (const { format, path } of reportsOf(values)) {
    const text = await inFormat(format, document, refused, { colour: false, width: 100, verbose: true });
    writeText(path, text, world);
  }
}

interface Look {
  readonly colour: boolean;
  readonly width: number;
  readonly verbose: boolean;
  readonly next?: string;
}

async function inFormat(
  format: Format,
  document: PlanDocument,
  refused: readonly Problem[],
  options: Look,
): Promise<string> {
  if (format === 'text') return planText(document, { ...options, refused });
  if (format === 'json') return planJson(document);
  return (await import('./documents.ts')).documentIn(format, document, refused);
}

/** `--report json=plan.json`, read before anything is done. */
export function reportsOf(values: Values): readonly { readonly format: Format; readonly path: string }[] {
  return (values.report ?? []).map((text) => {
    const [format, ...path] = text.split('=');
    if (path.join('=') !== '' && isFormat(format)) return { format, path: path.join('=') };
    throw usage(
      'USAGE',
      `--report ${text} is not <format>=<path>.`,
      `Formats: ${FORMATS.join(', ')}; for example --report markdown=plan.md.`,
    );
  });
}

function isFormat(text: string | undefined): text is Format {
  return (FORMATS as readonly (string | undefined)[]).includes(text);
}

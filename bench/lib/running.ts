import { Report } from './report.ts';

/** The bars of one command, by id. */
export type Bars = Readonly<Record<string, (report: Report) => Promise<void>>>;

/** Runs all bars, or those named as arguments, one after the other. One that breaks fails, and the others go on. */
export async function runBars(bars: Bars, wanted: readonly string[] = process.argv.slice(2)): Promise<void> {
  const unknown = wanted.filter((id) => !Object.hasOwn(bars, id));
  if (unknown.length > 0)
    throw new RangeError(`There is no bar ${unknown.join(', ')}. Known: ${Object.keys(bars).join(', ')}.`);
  const report = new Report();
  const from = performance.now();
  for (const [id, bar] of Object.entries(bars)) {
    if (wanted.length > 0 && !wanted.includes(id)) continue;
    const started = performance.now();
    try {
      await bar(report);
    } catch (error) {
      report.note((error instanceof Error ? error.message : String(error)).slice(0, 900));
      report.count(id, 'broke off before its figures were there', 1, '=', 0);
    }
    report.note(`${id} took ${((performance.now() - started) / 1000).toFixed(1)} s`);
  }
  console.log(`${report.bars.length} figures in ${Math.round((performance.now() - from) / 1000)} s`);
  // A bar that broke off may have left its site listening.
  process.exit(report.failed ? 1 : 0);
}

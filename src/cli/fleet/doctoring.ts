import { json, tableText } from '../../render/index.ts';
import { type Check, examine } from '../examining.ts';
import { EXIT, type Exit } from '../exit.ts';
import type { Values } from '../flags.ts';
import { look } from '../look.ts';
import { talk } from '../talk.ts';
import type { World } from '../world.ts';
import { forOneSite, SITES_AT_ONCE } from './flags.ts';
import { pooled } from './pool.ts';

const COLUMNS = ['file', 'key', 'app', 'features', 'budget'] as const;
const SIGN = { ok: ['green', '✔'], warning: ['yellow', '!'], error: ['red', '✖'] } as const;
const GRAVITY = ['ok', 'warning', 'error'] as const;

/** Everything that plans of many sites need, as one table with a row for each; what is wrong stands below it in full. */
export async function doctorMany(files: readonly string[], values: Values, world: World): Promise<Exit> {
  const own = forOneSite(values);
  let done = 0;
  const one = async (file: string): Promise<readonly Check[]> => {
    const checks = await examine(file, own, world);
    done += 1;
    return checks;
  };
  const label = () => `Looking at sites: ${done} of ${files.length}`;
  const found = await talk(world, values, label, () => pooled(files, values.parallelism ?? SITES_AT_ONCE, one));
  if (values.format === 'json') world.out(json({ formatVersion: '1.0', checks: found.flat() }));
  else world.out(tableOf(files, found, values, world));
  return found.flat().some(({ state }) => state === 'error') ? EXIT.error : EXIT.ok;
}

function tableOf(files: readonly string[], found: readonly (readonly Check[])[], values: Values, world: World): string {
  const shown = look(world, values, 'out');
  const rows = files.map((file, index) => [
    file,
    ...COLUMNS.map((about) => cell((found[index] ?? []).filter((check) => check.about === about))),
  ]);
  const table = tableText({ head: ['site', ...COLUMNS], rows, firm: [0] }, shown);
  const wrong = found.flat().filter(({ state }) => state === 'error');
  const details = wrong.map((check) => [check.file, ['red', check.what] as const, check.found]);
  const below =
    details.length === 0 ? '' : `\n${tableText({ head: ['wrong', '', ''], rows: details, prose: [0, 1, 2] }, shown)}`;
  return `${table}${below}${sumOf(found)}`;
}

/** The gravest of what was found, in as few words as a table has room for. */
function cell(checks: readonly Check[]): readonly [(typeof SIGN)[Check['state']][0], string] | string {
  if (checks.length === 0) return '';
  const state = GRAVITY[Math.max(...checks.map((check) => GRAVITY.indexOf(check.state)))] ?? 'ok';
  const [ink, sign] = SIGN[state];
  const told = checks.filter((check) => check.state === state && check.brief !== undefined);
  return [ink, [sign, told.map(({ brief }) => brief).join(', ')].join(' ').trim()];
}

function sumOf(found: readonly (readonly Check[])[]): string {
  const of = (state: Check['state']): number =>
    found.filter((checks) => checks.some((check) => check.state === state)).length;
  const [wrong, doubtful] = [of('error'), of('warning')];
  const fine = found.filter((checks) => checks.every(({ state }) => state === 'ok')).length;
  return `\n${fine} of ${found.length} sites are fine, ${wrong} would stop a plan, ${doubtful} should be looked at.\n`;
}

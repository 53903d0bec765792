import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Problem } from '../../kernel/problem.ts';
import type { FleetReport, SiteRow } from '../../render/index.ts';
import { EXIT, type Stop, usage } from '../exit.ts';
import type { Values } from '../flags.ts';
import type { World } from '../world.ts';
import { reportOf } from './report.ts';
import type { PlannedRow } from './row.ts';

/**
 * One report of the parts that `plan --shard` wrote as JSON. What the parts said of their sites together is looked at anew. Throws a Stop for
 * a file that is no such part, a site in two of them, or a part of a shard that is missing: half of the sites is never taken for all.
 */
export function mergedReport(paths: readonly string[], values: Values, world: World): FleetReport {
  const parts = paths.map((path) => ({ path, part: partIn(path, world) }));
  const rows = parts.flatMap(({ part }) => part.sites);
  mustBeWhole(parts.map(({ part }) => part.shard));
  mustBeOnce(rows);
  const changeSets = Object.assign({}, ...parts.map(({ part }) => part.changeSets)) as FleetReport['changeSets'];
  const sorted = rows.toSorted((a, b) => Number(a.file > b.file) - Number(a.file < b.file));
  const partial = parts.some(({ part }) => part.config?.partial === true);
  return reportOf({ rows: sorted.map((row) => aloneAgain(row as PlannedRow)), changeSets, partial }, values, world);
}

function partIn(path: string, world: World): FleetReport {
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(resolve(world.cwd, path), 'utf8'));
  } catch (error) {
    if (error instanceof SyntaxError) throw noPart(path);
    throw error;
  }
  if (isPart(value)) return value;
  throw noPart(path);
}

function noPart(path: string): Stop {
  return usage(
    'NOT_A_REPORT',
    `${path} is no report of many sites.`,
    'Merge what `loyalty plan --shard <i>/<n> --report json=<path>` wrote, with the same version of loyalty.',
  );
}

type Fields = { readonly [key: string]: unknown };

function isPart(value: unknown): value is FleetReport {
  const { formatVersion, kind, sites, changeSets } = (value ?? {}) as Fields;
  return (
    kind === 'fleet' &&
    typeof formatVersion === 'string' &&
    formatVersion.startsWith('1.') &&
    typeof changeSets === 'object' &&
    changeSets !== null &&
    Object.values(changeSets).every((changes) => Array.isArray(changes) && changes.every(isChange)) &&
    Array.isArray(sites) &&
    sites.every((row) => isRow(row) && isTold(row as Fields, changeSets))
  );
}

/** Its changes are there, when it has some. */
function isTold({ digest }: Fields, changeSets: object): boolean {
  return digest === undefined || (typeof digest === 'string' && Object.hasOwn(changeSets, digest));
}

function isChange(value: unknown): boolean {
  const { op, address, name, reason, fields } = (value ?? {}) as Fields;
  return (
    ['create', 'update', 'delete'].includes(op as string) &&
    [address, name, reason].every((text) => typeof text === 'string') &&
    Array.isArray(fields)
  );
}

function isRow(value: unknown): boolean {
  const { file, site, status, exit, summary, refused, problems, impact } = (value ?? {}) as Fields;
  const amounts = Object.values((summary ?? {}) as Fields);
  return (
    [file, site].every((text) => typeof text === 'string') &&
    ['same', 'changes', 'refused', 'failed'].includes(status as string) &&
    Object.values<unknown>(EXIT).includes(exit) &&
    amounts.length === 5 &&
    amounts.every(Number.isInteger) &&
    [refused, problems].every((list) => Array.isArray(list) && list.every(isProblem)) &&
    (impact === undefined || isImpact(impact))
  );
}

function isImpact(value: unknown): boolean {
  const { customers, currency, losses, notes } = (value ?? {}) as Fields;
  return (
    (customers === null || isCount(customers)) &&
    (currency === null || typeof currency === 'string') &&
    Array.isArray(losses) &&
    losses.every(isLoss) &&
    Array.isArray(notes) &&
    notes.every((note) => typeof note === 'string')
  );
}

function isLoss(value: unknown): boolean {
  const { what, address, name, accounts, worth } = (value ?? {}) as Fields;
  return (
    ['demoted', 'reward', 'expired', 'stranded'].includes(what as string) &&
    [address, name].every((text) => typeof text === 'string') &&
    isCount(accounts) &&
    (worth === undefined || isAmount(worth))
  );
}

function isCount(value: unknown): boolean {
  const { value: count, between = [] } = (value ?? {}) as Fields;
  return Array.isArray(between) && [count, ...between].every((one) => one === '<5' || Number.isInteger(one));
}

function isAmount(value: unknown): boolean {
  const { value: amount, between = [] } = (value ?? {}) as Fields;
  const told = [...(amount === null ? [] : [amount]), ...(Array.isArray(between) ? between : [between])];
  return told.every((one) => typeof one === 'string' && /^-?[0-9]+([.][0-9]+)?$/.test(one));
}

function isProblem(value: unknown): boolean {
  const { code, severity, message } = (value ?? {}) as Fields;
  return [code, severity, message].every((text) => typeof text === 'string');
}

function mustBeWhole(shards: readonly (string | undefined)[]): void {
  const named = shards.flatMap((shard) => shard ?? []);
  const counts = new Set(named.map((shard) => Number(shard.split('/')[1])));
  for (const count of counts) {
    const missing = Array.from({ length: count }, (_, index) => `${index + 1}/${count}`).filter(
      (shard) => !named.includes(shard),
    );
    if (missing.length === 0) continue;
    throw usage(
      'PART_MISSING',
      `${missing.length === 1 ? 'Part' : 'Parts'} ${missing.join(', ')} ${missing.length === 1 ? 'is' : 'are'} missing: nothing is known of their sites.`,
      'See why they did not come to their end, and merge again when all are there.',
    );
  }
}

function mustBeOnce(rows: readonly SiteRow[]): void {
  const seen = new Set<string>();
  for (const { file } of rows) {
    if (seen.has(file)) throw usage('SITE_IN_TWO_PARTS', `${file} is in two of the parts.`, 'Merge parts of one run.');
    seen.add(file);
  }
}

/** A row as it was before its part compared it with others. */
function aloneAgain(row: PlannedRow): PlannedRow {
  const refused = row.refused.filter(({ code }: Problem) => !code.startsWith('L-FLEET-'));
  if (row.status !== 'refused' || refused.length > 0) return { ...row, refused };
  return { ...row, refused, status: row.digest === undefined ? 'same' : 'changes', exit: EXIT.ok };
}

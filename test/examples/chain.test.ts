import { cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { FleetReport } from '../../src/render/index.ts';
import { chainSites, createSandbox } from '../../src/sandbox/index.ts';
import { type Desk, desk, type Printed } from '../support/world.ts';

const CHAIN = fileURLToPath(new URL('../../examples/chain', import.meta.url));
const FILES = 'sites/*/loyalty.yaml';

interface Chain extends Desk {
  /** Plans all forty, as JSON. */
  plan(flags?: string): Promise<FleetReport>;
  /** Replaces a text in one of the files. */
  change(file: string, from: string, to: string): void;
}

/** The files of the example before forty sites that are as the fixture makes them. */
async function chain(): Promise<Chain> {
  const sandbox = createSandbox({ sites: chainSites('forno') });
  const { url } = await sandbox.listen(0);
  onTestFinished(() => sandbox.close());
  const made = desk();
  cpSync(CHAIN, made.folder, { recursive: true });
  const env = { LOYALTY_ENDPOINT: url, FORNO_KEY: 'forno', LOYALTY_SETTLE: '0' };
  const loyalty = (line: string | readonly string[]): Promise<Printed> => made.loyalty(line, { env });
  return {
    ...made,
    loyalty,
    plan: async (flags = '') => {
      const { out } = await loyalty(['plan', FILES, '--format', 'json', ...flags.split(' ').filter(Boolean)]);
      return JSON.parse(out) as FleetReport;
    },
    change: (file, from, to) => {
      const path = join(made.folder, file);
      const text = readFileSync(path, 'utf8');
      expect(text).toContain(from);
      writeFileSync(path, text.replace(from, to));
    },
  };
}

/** Compares with a file of the example; `GOLDEN=write` writes it instead, to be looked at. */
function golden(name: string, text: string): void {
  const path = join(CHAIN, name);
  if (process.env['GOLDEN'] === 'write' || !existsSync(path)) writeFileSync(path, text);
  expect(text).toBe(readFileSync(path, 'utf8'));
}

const dirOf = (file: string): string => file.split('/')[1] ?? '';
const withStatus = ({ sites }: FleetReport, status: string): readonly string[] =>
  sites.flatMap((row) => (row.status === status ? [dirOf(row.file)] : []));

const CANADA = ['06-toronto', '17-montreal', '28-vancouver'];

describe('the chain', () => {
  it('is planned as shown: one franchisee has paused a rule by hand', async () => {
    const made = await chain();
    const { exit, out } = await made.loyalty(['plan', FILES, '-q', '--detailed-exitcode']);
    expect(exit).toBe(2);
    golden('plan.txt', out);
  });

  it('is formatted', async () => {
    const made = await chain();
    expect(await made.loyalty(['fmt', '--check', FILES, 'base.yaml', 'canada.yaml', 'airport.yaml'])).toMatchObject({
      exit: 0,
    });
  });

  it('lets nobody in Canada inherit dollars of the other sort', async () => {
    const made = await chain();
    made.change('canada.yaml', '    coupon: { fixedAmount: 8 }\n', '    costInPoints: 120\n');
    const report = await made.plan();
    expect(report.exit).toBe(3);
    expect(withStatus(report, 'refused')).toEqual(CANADA);
    const [problem] = report.sites[5]?.refused ?? [];
    expect(problem).toMatchObject({ code: 'L-FLEET-02', severity: 'error', place: { file: 'base.yaml' } });
    expect(problem?.message).toBe(
      'The site is in CAD, and takes rewards/eight-off.coupon.fixedAmount from base.yaml, which is in USD for most sites.',
    );
  });

  it('is told that points of one name are worth less at airports, unless that is meant', async () => {
    const made = await chain();
    made.change(
      'airport.yaml',
      /checks:[\s\S]*/.exec(readFileSync(join(made.folder, 'airport.yaml'), 'utf8'))?.[0] ?? '',
      '',
    );
    const { problems } = await made.plan();
    expect(problems.map(({ code, message }) => `${code} ${message}`)).toEqual([
      'L-FLEET-01 Points called Slices buy 0.0533 USD at sites/13-airport-ohare/loyalty.yaml and sites/34-airport-denver/loyalty.yaml and 0.0667 USD at 35 sites.',
    ]);
  });

  it('does not change everywhere at once', async () => {
    const made = await chain();
    made.change('base.yaml', 'costInPoints: 120', 'costInPoints: 110');
    const report = await made.plan('--override L-VAL-01 --reason test');
    expect(report.refused.map(({ code }) => code)).toEqual(['L-FLEET-03']);
    const waves = await made.plan('--waves 1,4,rest');
    expect(waves.refused).toEqual([]);
    expect(waves.waves?.map((files) => files.length)).toEqual([1, 4, 33]);
    expect(
      Object.values(waves.changeSets)
        .map((changes) => changes.length)
        .toSorted(),
    ).toEqual([1, 2]);
  });

  it('is not held up by the site whose plan has no expiring points', async () => {
    const made = await chain();
    made.change('base.yaml', 'status: disabled', 'status: enabled, monthsOfInactivity: 12');
    const report = await made.plan('--allow-adverse --override L-EXP-01 --reason test --waves 1,4,rest');
    expect(withStatus(report, 'refused')).toEqual(['40-fargo']);
    expect(report.sites[39]?.refused[0]?.code).toBe('EXPIRATION_NOT_AVAILABLE');
    expect(withStatus(report, 'changes')).toHaveLength(39);
  });

  it('is changed in waves of 1, 4 and the rest, and then the files say what is', async () => {
    const made = await chain();
    made.change('base.yaml', 'costInPoints: 120', 'costInPoints: 110');
    const { exit, out } = await made.loyalty([
      'apply',
      '-f',
      FILES,
      '--waves',
      '1,4,rest',
      '--yes',
      '-q',
      '--format',
      'json',
    ]);
    expect(exit).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ waves: 3, summary: { done: 38, same: 2 } });
    expect((await made.plan('--detailed-exitcode')).exit).toBe(0);
  });
});

import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Impact } from '../../../src/impact/document.ts';
import { grouped } from '../../../src/render/impact/amounts.ts';
import type { FleetReport } from '../../../src/render/index.ts';
import { chainSites, createSandbox } from '../../../src/sandbox/index.ts';
import { desk } from '../../support/world.ts';

const CHAIN = fileURLToPath(new URL('../../../examples/chain', import.meta.url));
const FILES = 'sites/0[2-4]*/loyalty.yaml';

/** The chain, where all are to pay more for the reward. */
async function dearer() {
  const sandbox = createSandbox({ sites: chainSites('forno').slice(0, 5) });
  const { url } = await sandbox.listen(0);
  onTestFinished(() => sandbox.close());
  const made = desk();
  cpSync(CHAIN, made.folder, { recursive: true });
  const text = readFileSync(join(made.folder, 'base.yaml'), 'utf8');
  made.write('base.yaml', text.replace('costInPoints: 120', 'costInPoints: 150'));
  const env = { LOYALTY_ENDPOINT: url, FORNO_KEY: 'forno', LOYALTY_SETTLE: '0' };
  return { ...made, loyalty: (line: string) => made.loyalty(line, { env }) };
}

const parsed = (text: string): FleetReport => JSON.parse(text) as FleetReport;

describe('the impact of a plan of many sites', () => {
  it('is what each of them says alone, in every format', async () => {
    const made = await dearer();
    const alone = await made.loyalty('plan sites/02-milwaukee/loyalty.yaml --format json');
    const [reward] = (JSON.parse(alone.out) as { impact: Impact }).impact.rewards;
    const [people, lost] = [reward?.outOfReach.value, reward?.heldPoints?.devaluation?.value];
    expect([people, lost]).toEqual([expect.any(Number), expect.stringMatching(/^\d+\.\d\d$/)]);
    const says = `newly out of reach of ${people}, held points lose ${grouped(lost as string)} USD of what they are worth`;
    const { out } = await made.loyalty(
      `plan ${FILES} --report markdown=p.md --report html=p.html --report json=p.json --report text=p.txt`,
    );
    expect(out.replace(/\n +/g, ' ')).toContain(`02-milwaukee (of 780 customers): 8 off your order ${says}`);
    expect(out).toContain('3 sites together: 8 off your order newly out of reach of');
    for (const file of ['p.md', 'p.html'])
      expect(readFileSync(join(made.folder, file), 'utf8')).toContain(says.replace(/ of what.*/, ''));
    const { sites } = parsed(readFileSync(join(made.folder, 'p.json'), 'utf8'));
    expect(sites[0]?.impact).toMatchObject({
      customers: { value: 780, certainty: 'exact' },
      currency: 'USD',
      losses: [{ what: 'reward', address: 'rewards/eight-off', accounts: { value: people }, worth: { value: lost } }],
    });
  });

  it('is kept when parts are merged, and is not there when nobody asked', async () => {
    const made = await dearer();
    for (const shard of ['1', '2'])
      await made.loyalty(`plan ${FILES} --shard ${shard}/2 -q --report json=p${shard}.json`);
    const whole = parsed((await made.loyalty(`plan ${FILES} --format json`)).out);
    const merged = parsed((await made.loyalty('report merge p1.json p2.json --format json')).out);
    expect(merged.sites.map(({ impact }) => impact)).toEqual(whole.sites.map(({ impact }) => impact));
    expect(merged.sites.every(({ impact }) => impact !== undefined)).toBe(true);
    const off = await made.loyalty(`plan ${FILES} --impact off`);
    expect(off.out).not.toContain('What it does to customers');
  });

  it.each([
    '{}',
    'null',
    '{"customers":null,"currency":null,"notes":[],"losses":[{}]}',
    '{"customers":{"value":"many"},"currency":null,"notes":[],"losses":[]}',
    '{"customers":{"value":7,"between":7},"currency":null,"notes":[],"losses":[]}',
    '{"customers":{"value":7},"currency":null,"notes":[],"losses":[{"what":"reward","address":"","name":"","accounts":{"value":7},"worth":{"value":"x"}}]}',
  ])('%s is none', async (impact) => {
    const made = await dearer();
    await made.loyalty(`plan ${FILES} -q --report json=p.json`);
    const whole = parsed(readFileSync(join(made.folder, 'p.json'), 'utf8'));
    const broken = whole.sites.map((row) => ({ ...row, impact: JSON.parse(impact) as object }));
    made.write('p.json', JSON.stringify({ ...whole, sites: broken }));
    const { exit, err } = await made.loyalty('report merge p.json');
    expect([exit, err]).toEqual([1, expect.stringContaining('p.json is no report of many sites.')]);
  });
});

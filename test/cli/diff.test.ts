import { describe, expect, it } from 'vitest';
import { checkout } from './drift/a-checkout.ts';

const FILE = `version: 1
site: sandbox
currency: USD
tiers:
  silver: { name: Silver, requiredPoints: 1500 }
  gold: { name: Gold, requiredPoints: 5000 }
rewards:
  five-off: { name: Five off, costInPoints: 500, coupon: { fixedAmount: 5 } }
`;
const OTHER = FILE.replace('USD', 'CAD').replace('1500', '1600').replace('  five-off:', '  six-off:');

interface Found {
  readonly summary: object;
  readonly differences: readonly {
    readonly address: string;
    readonly state: string;
    readonly fields: readonly object[];
  }[];
}

async function setting() {
  const made = await checkout({ 'loyalty.yaml': FILE, 'other.yaml': OTHER });
  const diff = async (...words: readonly string[]): Promise<Found> => {
    const { exit, out, err } = await made.loyalty(['diff', ...words, '--format', 'json']);
    expect([exit, err]).toEqual([0, '']);
    return JSON.parse(out) as Found;
  };
  return { made, diff };
}

const brief = ({ differences }: Found) => differences.map(({ state, address }) => `${state} ${address}`);

describe('diff', () => {
  it('compares two files by their keys, and what they say besides', async () => {
    const { made, diff } = await setting();
    const found = await diff('loyalty.yaml', 'other.yaml');
    expect(brief(found)).toEqual([
      'differs file',
      'differs tiers/silver',
      'first rewards/five-off',
      'second rewards/six-off',
    ]);
    expect(found.summary).toEqual({ first: 1, second: 1, differs: 2 });
    expect(found.differences[1]?.fields).toEqual([{ path: 'requiredPoints', before: 1500, after: 1600 }]);
    const { out } = await made.loyalty('diff loyalty.yaml other.yaml');
    expect(out).toContain(
      'loyalty.yaml and other.yaml: 2 things differ, 1 only in loyalty.yaml and 1 only in other.yaml.',
    );
    expect(out).toMatch(/~ differs {2}file\n\s+currency {2}USD → CAD/);
    expect((await made.loyalty('diff loyalty.yaml other.yaml --format markdown')).out).toContain(
      '- requiredPoints: 1500',
    );
  });

  it('sees through what is only written differently, and says that nothing differs', async () => {
    const { made } = await setting();
    made.write('same.yaml', `${FILE.replace('fixedAmount: 5', 'fixedAmount: "5.00"')}# a comment\n`);
    const { exit, out } = await made.loyalty('diff loyalty.yaml same.yaml --detailed-exitcode');
    expect([exit, out]).toEqual([0, 'No differences between loyalty.yaml and same.yaml.\n']);
    expect((await made.loyalty('diff loyalty.yaml other.yaml --detailed-exitcode')).exit).toBe(2);
  });

  it('compares a file with what it was', async () => {
    const { made, diff } = await setting();
    made.write('loyalty.yaml', FILE.replace('5000', '6000'));
    expect(brief(await diff('HEAD:loyalty.yaml', 'loyalty.yaml'))).toEqual(['differs tiers/gold']);
  });

  it('compares a file with a site, either way round: only what it declares, and what the site has besides', async () => {
    const { made, diff } = await setting();
    await made.somebody((text) =>
      text
        .replace('1500', '1800')
        .replace('five-off:', 'more: { name: More, costInPoints: 600, coupon: { fixedAmount: 5 } }\n  five-off:'),
    );
    for (const site of ['site', 'sandbox', 'site:sandbox']) {
      const found = await diff('loyalty.yaml', site);
      expect(brief(found)).toEqual(expect.arrayContaining(['second rewards/"More"', 'differs tiers/silver']));
      expect(found.differences.find(({ address }) => address === 'tiers/silver')?.fields).toEqual([
        { path: 'requiredPoints', before: 1500, after: 1800 },
      ]);
    }
    const back = await diff('sandbox', 'loyalty.yaml');
    expect(back.differences.find(({ address }) => address === 'tiers/silver')?.fields).toEqual([
      { path: 'requiredPoints', before: 1800, after: 1500 },
    ]);
    expect(brief(back)).toContain('first rewards/"More"');
  });

  it('finds a site the same as itself', async () => {
    const { diff } = await setting();
    expect(await diff('sandbox', 'site:sandbox')).toMatchObject({ differences: [] });
  });

  it('compares two saved plans by what they would do', async () => {
    const { made, diff } = await setting();
    await made.loyalty('plan -f other.yaml --out one.json');
    made.write('loyalty.yaml', FILE.replace('1500', '1700').replace('5000', '6000'));
    await made.loyalty('plan --out two.json');
    const found = await diff('one.json', 'two.json');
    expect(brief(found)).toEqual(['differs update tiers/silver', 'second update tiers/gold']);
    expect(found.differences[0]?.fields).toEqual([{ path: 'requiredPoints', before: 1600, after: 1700 }]);
  });

  it.each([
    ['one.json loyalty.yaml', 'NOT_FOUND|FILE_TROUBLE|PARTY_MISMATCH'],
    ['nothing.yaml loyalty.yaml', 'FILE_NOT_FOUND'],
    ['nowhere:loyalty.yaml loyalty.yaml', 'PARTY_UNKNOWN'],
    ['site sandbox', 'PARTY_UNKNOWN'],
    ['broken.yaml loyalty.yaml', 'WRONG_TYPE'],
  ])('refuses %s', async (words, code) => {
    const { made } = await setting();
    made.write('broken.yaml', FILE.replace(/tiers:\n(.*\n){2}/, 'tiers: 5\n'));
    const { exit, err } = await made.loyalty(`diff ${words}`);
    expect([exit, err]).toEqual([1, expect.stringMatching(code)]);
  });

  it('cannot hold a plan against a file', async () => {
    const { made } = await setting();
    await made.loyalty('plan --out one.json');
    expect((await made.loyalty('diff one.json loyalty.yaml')).err).toContain(
      'A plan can be held only against another plan.',
    );
  });
});

import { describe, expect, it } from 'vitest';
import type { Impact } from '../../../src/impact/document.ts';
import { fleetHtml } from '../../../src/render/fleet/html.ts';
import { fleetMarkdown, fleetText, type SiteRow, siteImpactOf } from '../../../src/render/index.ts';
import { HOSTILE } from '../hostile.ts';
import { aBareImpact, aFullImpact, amount, aReward, between, people, sampled } from '../impacts.ts';
import { liveHtml, liveMarkdown } from '../live.ts';
import { aReport, aRow } from './fleets.ts';

const plain = { colour: false, width: 1000 };
type Reward = Parameters<typeof aReward>[1];

const held = (value: string | null, more = {}) => ({
  face: { before: null, after: null },
  atRedemptionRate: { before: null, after: null },
  devaluation: amount(value, more),
});
const losing = (outOfReach: Parameters<typeof people>[0], lost: string | null, given: Reward = {}) =>
  aReward('eight', { changed: true, outOfReach: people(outOfReach), heldPoints: held(lost), ...given });
const site = (name: string, given: Partial<Impact> | undefined): SiteRow =>
  aRow(`sites/${name}/l.yaml`, {
    status: 'changes',
    digest: 'x',
    ...(given === undefined
      ? {}
      : { impact: siteImpactOf(aBareImpact({ customers: people(780), currency: 'USD', ...given })) }),
  });
const told = (rows: readonly SiteRow[], options = {}): readonly string[] =>
  (
    fleetText(aReport([...rows, aRow('sites/z/l.yaml')]), { ...plain, ...options }).split(
      '    What it does to customers\n',
    )[1] ?? ''
  )
    .split('\n\n')[0]
    ?.split('\n')
    .map((line) => line.trim()) ?? [];

describe('the impact of a plan of many sites', () => {
  it('is told site by site, the most hit first, and together', () => {
    expect(
      told([
        site('a', { rewards: [losing(30, '503.52')] }),
        site('b', { rewards: [losing(37, '629.40')] }),
        site('c', {}),
        site('d', { customers: people(0) }),
      ]),
    ).toEqual([
      'b (of 780 customers): eight newly out of reach of 37, held points lose 629.40 USD of what they are worth',
      'a (of 780 customers): eight newly out of reach of 30, held points lose 503.52 USD of what they are worth',
      '2 sites together: eight newly out of reach of 67, held points lose 1,132.92 USD of what they are worth',
      'Nobody loses, as far as was counted, at 1 site (c).',
      'No customers yet at 1 site (d).',
    ]);
  });

  it('says nothing where nobody asked', () => {
    expect(told([site('a', undefined), site('b', undefined)])).toEqual(['']);
    expect(fleetHtml(aReport([site('a', undefined)]))).not.toContain('What it does to customers');
  });

  it('says where nobody was counted, and why', () => {
    const why = { customers: null, notes: ['The site did not tell its totals.'] };
    expect(told([site('a', why), site('b', why), site('c', undefined)])).toEqual([
      'Customers not counted at 2 sites (a, b): The site did not tell its totals.',
      'Customers not counted at 1 site (c).',
    ]);
  });

  it('names what is not known where nobody seems to lose, and everywhere when all is asked for', () => {
    const notes = ['Balances could not be counted.'];
    expect(told([site('a', { notes })])).toContain('Not known at 1 site (a): Balances could not be counted.');
    const row = site('a', { notes, rewards: [losing(9, '1.00')] });
    expect(told([row]).join()).not.toContain('Not known');
    expect(told([row], { verbose: true })).toContain('Not known at 1 site (a): Balances could not be counted.');
  });

  it('adds up what is many, unless all is asked for', () => {
    const rows = Array.from({ length: 12 }, (_, index) => site(`s${index}`, { rewards: [losing(10 + index, '1.00')] }));
    expect(told(rows)).toHaveLength(7);
    expect(told(rows)[0]).toMatch(/^s11 /);
    expect(told(rows).slice(-2)).toEqual([
      '… and 7 more sites',
      '12 sites together: eight newly out of reach of 186, held points lose 12.00 USD of what they are worth',
    ]);
    expect(told(rows, { verbose: true })).toHaveLength(13);
    expect(told(rows.map((row) => site(row.site.split('/')[1] as string, {})))).toEqual([
      'Nobody loses, as far as was counted, at 12 sites (s0, s1, s2, s3, s4, s5, s6 and 5 more).',
    ]);
  });

  it('counts the ways that are too many', () => {
    const rewards = [3, 1, 5, 2].map((times) => ({
      ...losing(10 * times, '1.00'),
      address: `rewards/r${times}` as const,
      name: `r${times}`,
    }));
    const [one] = told([site('a', { rewards })]);
    expect(one?.match(/r\d/g)).toEqual(['r5', 'r3', 'r2']);
    expect(one).toMatch(/; and in 1 more way$/);
  });

  it('tells every way to lose', () => {
    const impact = {
      tiers: { tiers: [], moves: [], demoted: people(8), promoted: people(0), nearMisses: [] },
      expiry: {
        horizonDays: 30,
        atOnce: { accounts: people(58), points: amount('4100'), face: amount('41.00') },
        within: { before: null, after: null },
      },
      stranded: sampled(70),
      rewards: [
        losing(0, '2.00'),
        aReward('same', { heldPoints: held(null) }),
        aReward('won', { heldPoints: held('-3.00') }),
      ],
    };
    expect(told([site('a', impact)], { verbose: true })).toEqual([
      'a (of 780 customers): 8 go down a tier or more; eight (held points lose 2.00 USD of what they are worth); points of 58 expire at once, worth 41.00 USD; about 70 ± 18 (± 1.92 points of per cent) have points that they cannot spend',
    ]);
  });

  it('leaves out groups of which nobody is, and money of which nothing is known', () => {
    const impact = { stranded: people(0), rewards: [losing(12, '0.00', { heldPoints: null })] };
    expect(told([site('a', impact)])).toEqual(['a (of 780 customers): eight newly out of reach of 12']);
  });
});

describe('a sum over sites', () => {
  const sum = (...sites: readonly Partial<Impact>[]): string | undefined =>
    told(sites.map((given, index) => site(`s${index}`, given)))
      .at(-1)
      ?.replace(/^\d sites together: eight /, '');
  const reach = (outOfReach: Reward) => ({ rewards: [losing(0, '0.00', outOfReach)] });

  it.each([
    ['exact ones', [people(30), people(6)], '36'],
    ['groups too small to tell', [people(30), people('<5'), people('<5')], '30 and <5 at 2 sites each'],
    ['nothing else', [people('<5'), people('<5')], '<5 at 2 sites each'],
    ['one of them', [people(30), people('<5')], '30 and <5 at 1 site'],
    ['bounds', [people(30), between(5, 12)], '35–42'],
    ['bounds that begin small', [people(30), people(12, { between: ['<5', 12] })], '30–42'],
    ['bounds that are small', [people(30), people('<5', { between: [0, '<5'] })], '30 and <5 at 1 site'],
    ['samples', [people(30), sampled(70)], 'about 100'],
  ])('of customers: %s', (_, figures, said) => {
    expect(sum(...figures.map((outOfReach) => reach({ outOfReach })))).toBe(`newly out of reach of ${said}`);
  });

  const worth = (value: string | null, currency: string | null, more = {}): Partial<Impact> => ({
    currency,
    rewards: [losing(10, null, { heldPoints: held(value, more) })],
  });

  it.each([
    [
      'of one currency',
      [worth('1.50', 'USD'), worth('2.50', 'USD')],
      'held points lose 4.00 USD of what they are worth',
    ],
    [
      'of two',
      [worth('1.50', 'USD'), worth('2.50', 'CAD')],
      'held points lose 1.50 USD and 2.50 CAD of what they are worth',
    ],
    [
      'with bounds and proxies',
      [
        worth('3.00', 'USD', { between: ['1.00', '3.00'] }),
        worth('2.00', 'USD'),
        worth('1.00', 'CAD', { certainty: 'estimated' }),
        worth('1.00', 'CAD'),
      ],
      'held points lose 3.00–5.00 USD and about 2.00 CAD of what they are worth',
    ],
    [
      'without what is withheld or has no currency',
      [worth('1.50', 'USD'), worth(null, 'USD'), worth('7.00', 'XXX'), worth('7.00', null)],
      'held points lose 1.50 USD of what they are worth (what is lost at 3 sites is not in it: withheld, or in no known currency)',
    ],
  ])('of money: %s', (_, sites, said) => {
    expect(sum(...sites)).toMatch(/^newly out of reach of \d+, /);
    expect(sum(...sites)?.replace(/^newly out of reach of \d+, /, '')).toBe(said);
  });

  it('says of one site that its amount is withheld', () => {
    expect(told([site('a', worth(null, 'USD'))])[0]).toContain(
      'newly out of reach of 10, what held points lose is withheld (fewer than 5 customers)',
    );
  });
});

it('stays within the width of a terminal, with the names of all sites', () => {
  const rows = Array.from({ length: 40 }, (_, index) => site(`${index}-springfield`, { rewards: [losing(9, '1.00')] }));
  const same = Array.from({ length: 40 }, (_, index) => aRow(`sites/s${index}-springfield/l.yaml`));
  const text = fleetText(aReport([...rows, ...same]), { colour: false, width: 80 });
  expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
});

describe('in every format', () => {
  const row = site('a', { rewards: [losing(37, '629.40')] });
  it('stands in markdown and in HTML', () => {
    for (const page of [fleetMarkdown(aReport([row])), fleetHtml(aReport([row]))]) {
      expect(page).toContain('What it does to customers');
      expect(page).toMatch(/newly out of reach of 37, held points lose 629\.40 USD/);
    }
  });

  it('fits into a comment for a thousand sites with changes of their own', () => {
    const rows = Array.from({ length: 1000 }, (_, index) => ({
      ...site(`s${index}`, { rewards: [losing(10 + index, '1.00')] }),
      digest: `set-${index}`,
    }));
    expect(fleetMarkdown(aReport(rows)).length).toBeLessThanOrEqual(60_000);
  });

  it.each(Object.entries(HOSTILE))('a name with %s does nothing', (_, text) => {
    const report = aReport([
      aRow(`sites/${text}/a.yaml`, { status: 'changes', digest: 'x', impact: siteImpactOf(aFullImpact(text)) }),
      aRow('sites/b/a.yaml', { status: 'changes', digest: 'x', impact: siteImpactOf(aFullImpact(text)) }),
    ]);
    expect(liveMarkdown(fleetMarkdown(report))).toEqual([]);
    expect(liveHtml(fleetHtml(report))).toEqual([]);
    expect(
      fleetText(report, plain)
        .match(/[\p{Cc}\p{Bidi_Control}]/gu)
        ?.filter((sign) => sign !== '\n') ?? [],
    ).toEqual([]);
  });
});

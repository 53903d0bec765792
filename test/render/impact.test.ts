import { describe, expect, it } from 'vitest';
import type { Impact } from '../../src/impact/document.ts';
import { planJson, planMarkdown, planText } from '../../src/render/index.ts';
import { aChange, aDocument } from './documents.ts';
import { aBareImpact, aFullImpact, amount, aReward, between, people, sampled } from './impacts.ts';

const plain = { colour: false, width: 160 };
const change = aChange({ address: 'tiers/silver', op: 'update', kind: 'tier', name: 'Silver', direction: 'adverse' });
const documentOf = (impact: Impact) => aDocument({ changes: [change], impact });
const textOf = (impact: Impact) => planText(documentOf(impact), plain);
const none = { before: null, after: null };

describe('the figures of a plan', () => {
  it('are told in text and in markdown, who loses first', async () => {
    const told = documentOf({ ...aFullImpact('Silver'), currency: 'USD' });
    await expect(planText(told, plain)).toMatchFileSnapshot('golden/impact.txt');
    await expect(planMarkdown(told)).toMatchFileSnapshot('golden/impact.md');
    for (const text of [planText(told, plain), planMarkdown(told)]) {
      expect(text.indexOf('352 go down (36.6 % of Silver)')).toBeLessThan(text.indexOf('<5 go up'.replace('<', '')));
    }
  });

  it('stay whole in JSON', () => {
    const told = documentOf(aFullImpact('Silver'));
    expect(JSON.parse(planJson(told)).impact).toEqual(JSON.parse(JSON.stringify(told.impact)));
  });

  it('are left out where nobody asked, and where a plan of another version has others', () => {
    for (const impact of [null, { somethingElse: 1 }]) {
      expect(planText(aDocument({ changes: [change], impact }), plain)).not.toContain('customers\n');
    }
  });

  it('say so when nobody could be counted, and name no loser then', () => {
    const text = textOf(aBareImpact({ notes: ['The totals could not be read.'] }));
    expect(text).toContain('Note: The totals could not be read.');
    expect(text).not.toContain('Who loses');
  });

  it('say that nobody loses only where customers were counted', () => {
    expect(textOf(aBareImpact({ customers: people(8400) }))).toContain('Nobody: as far as was counted');
  });

  it('of a site without customers say that alone, and what the program gives', () => {
    const deserted = aBareImpact({ customers: people(0) });
    expect(textOf(deserted)).toContain('What it does to customers\n\n  The site has no customers yet.\n\n');
    expect(planMarkdown(documentOf(deserted))).toContain('- The site has no customers yet.');
    for (const text of [textOf(deserted), planMarkdown(documentOf(deserted))])
      for (const left of ['Nobody:', 'Customers: 0', 'How sure', 'Read:']) expect(text).not.toContain(left);
    const { giveBack } = aFullImpact('Silver');
    expect(textOf({ ...deserted, giveBack })).toContain('What customers get back\n');
  });

  it('never tell fewer than five apart', () => {
    const few = aFullImpact('Silver');
    const text = textOf({
      ...few,
      rewards: [aReward('mug', { outOfReach: people('<5'), coupons: { open: people('<5'), face: amount(null) } })],
      expiry: {
        horizonDays: 90,
        atOnce: { accounts: people('<5'), points: amount(null), face: null },
        within: { before: null, after: null },
      },
      distribution: { edges: [1, 500], counts: ['<5', '<5', 30] },
    });
    expect(text).toContain('mug: newly out of reach of <5');
    expect(text).toContain('mug: <5 coupons of it are open, worth withheld (fewer than 5 customers)');
    expect(text).toContain('Points that expire at once: withheld (fewer than 5 customers) of <5');
  });

  it('show the margin of what is estimated, and both ends of what is bounded', () => {
    const full = aFullImpact('Silver');
    const tiers = full.tiers as NonNullable<Impact['tiers']>;
    const text = textOf({
      ...full,
      customers: sampled(8400),
      tiers: {
        ...tiers,
        demoted: sampled(352),
        moves: [{ ...tiers.moves[1]!, accounts: between(0, 961), share: null }],
      },
      liability: {
        points: amount('100', { certainty: 'estimated' }),
        face: none,
        expected: { before: amount('1.00', { between: ['0.50', '1.00'], certainty: 'bounded' }), after: null },
        costPerPoint: none,
      },
    });
    expect(text).toContain('Silver → Base Silver: between 0 and 961 go down');
    expect(text).toContain('Customers: about 8,400 ± 18 (± 1.92 points of per cent)');
    expect(text).toContain('Points held: about 100');
    expect(text).toContain('Points may cost: 0.50–1.00 Silver → none');
    expect(text).toContain('estimated (± 1.92 points of per cent): customers, who goes down');
    expect(text).toMatch(/bounded: .*what points may cost/);
  });

  it('without a currency are bare numbers, and without assumptions there is no money', () => {
    const text = textOf({ ...aFullImpact('Silver'), currency: 'XXX' });
    expect(text).toContain('held points lose 9,022.85 of what they are worth (54,137.12 → 45,114.27)');
    expect(
      textOf({ ...aFullImpact('Silver'), currency: null, liability: null, pump: null, giveBack: [], speed: [] }),
    ).not.toContain('What points may cost');
  });

  it('say that no pump was found, and what was searched', () => {
    const pump = { recipes: [], basis: 'margin', tried: 24, searched: 'Tiers: 3.' } as const;
    expect(textOf(aBareImpact({ pump }))).toContain('None found: 24 rounds were reckoned. Tiers: 3.');
    const [recipe] = aFullImpact('x').pump!.recipes;
    const old = { ...pump, basis: 'face', recipes: [{ ...recipe!, isNew: false }] } as const;
    expect(textOf(aBareImpact({ pump: { ...old, basis: 'margin' } }))).toContain(
      'Recipe 1, costs the business 2.50 a round beyond its margin (customers pay 1.00, get 3.50 off)',
    );
    expect(textOf(aBareImpact({ pump: old }))).toContain('Recipe 1, gains 2.50 a round (pays 1.00, gets 3.50)');
  });

  it('do not call unchanged what is withheld', () => {
    const liability = (value: string | null) => {
      const expected = { before: amount(value), after: amount(value) };
      return textOf(aBareImpact({ liability: { points: amount('9'), face: none, expected, costPerPoint: none } }));
    };
    expect(liability(null)).toContain('Points may cost: withheld (fewer than 5 customers)\n');
    expect(liability('4.00')).toContain('Points may cost: 4.00 (unchanged)\n');
  });

  it('name tiers and rewards also where nobody was counted', () => {
    const [row] = aFullImpact('x').giveBack;
    const names = { 'tiers/gold': 'Gold Club', 'rewards/mug': 'A mug' } as const;
    const impact = aBareImpact({ names, giveBack: [{ ...row!, tier: 'tiers/gold', reward: 'rewards/mug' }] });
    expect(textOf(impact)).toContain('Gold Club, A mug: ');
  });

  it('without a change show the best each tier gets', () => {
    const [row] = aFullImpact('x').giveBack;
    const still = (reward: string, after: string | null) => ({
      ...row!,
      reward: `rewards/${reward}` as const,
      changed: false,
      headline: { before: after === null ? amount('1.00') : null, after: after === null ? null : amount(after) },
      effective: none,
      breakEvenLift: none,
    });
    const text = textOf(aBareImpact({ giveBack: [still('a', '5.00'), still('b', '7.00'), still('c', null)] }));
    expect(text).toContain('tiers/x, rewards/b: none → 7.00 %');
    expect(text).not.toContain('rewards/a:');
  });

  it('of the way to a reward leave out what needs an average order, and tell a tier that goes', () => {
    const [row] = aFullImpact('x').speed;
    const text = textOf(
      aBareImpact({
        speed: [
          { ...row!, tier: 'tiers/base', visits: none, months: none },
          {
            ...row!,
            reward: { before: 'rewards/x', after: null },
            points: { before: 500, after: null },
            spend: { before: amount('1.00'), after: null },
            floorLoss: none,
            visits: { before: amount('2'), after: null },
            months: { before: null, after: amount('1.0') },
          },
        ],
      }),
    );
    expect(text).toContain('All customers: rewards/x; 500 → 600 points; spend 100.00 → 120.00\n');
    expect(text).toContain(
      'rewards/x → none; 500 points → none; spend 1.00 → none; visits 2 → none; months none → 1.0',
    );
  });

  it('tell of expiry by the old rule and the new, and of nobody nothing', () => {
    const loss = { accounts: people(58), points: amount('4100'), face: null };
    const nobody = { ...loss, accounts: people(0) };
    const text = textOf(
      aBareImpact({
        expiry: { horizonDays: 90, atOnce: nobody, within: { before: loss, after: nobody } },
        stranded: people(0),
      }),
    );
    expect(text).toContain("Within 90 days by today's rule: 4,100 points of 58\n");
    expect(text).not.toContain('by the new rule');
    expect(text).not.toContain('they cannot spend');
    expect(textOf(aBareImpact({ expiry: { horizonDays: 90, atOnce: null, within: none } }))).not.toContain('expire');
  });

  it('of a tier that nobody looked at are at most so many, where the fewest may be a small group', () => {
    const tiers = aFullImpact('x').tiers!;
    const rows = [
      { before: people(9), after: people(8, { between: ['<5', 8], certainty: 'bounded' }) },
      { before: between(6, 9), after: people('<5', { between: [0, '<5'], certainty: 'bounded' }) },
    ].map((accounts, at) => ({ ...tiers.tiers[1]!, name: `T${at}`, accounts, privilege: none, monthlyCost: none }));
    const text = textOf(aBareImpact({ tiers: { ...tiers, tiers: rows } }));
    expect(text).toContain('Tier T0: 9 → up to 8');
    expect(text).toContain('Tier T1: 6–9 → <5');
  });

  it('leave out tiers of which nothing differs, and near misses of nobody', () => {
    const tiers = aFullImpact('x').tiers!;
    const still = {
      ...tiers.tiers[1]!,
      threshold: { before: 5, after: 5 },
      accounts: { before: people(9), after: people(9) },
    };
    const text = textOf(
      aBareImpact({
        tiers: {
          ...tiers,
          tiers: [
            { ...still, name: 'Still', privilege: none, monthlyCost: none },
            { ...still, name: 'Raised', threshold: { before: 5, after: 6 }, privilege: none, monthlyCost: none },
            { ...still, name: 'New', accounts: { before: null, after: people(9, { certainty: 'estimated' }) } },
          ],
          nearMisses: [{ tier: 'tiers/x', from: 1, below: 2, accounts: people(0) }],
          moves: [{ ...tiers.moves[1]!, accounts: people(0) }],
        },
      }),
    );
    expect(text).not.toContain('Tier Still');
    expect(text).toContain('Tier Raised: 9\n');
    expect(text).toContain('Tier New: none → about 9');
    expect(text).not.toContain('Just short');
    expect(text).not.toContain('go down');
  });
});

it('the least sure figure of a sort speaks for all of them', () => {
  const rewards = [aReward('sure', { changed: true }), aReward('open', { changed: true, outOfReach: between(0, 9) })];
  expect(textOf(aBareImpact({ rewards }))).toContain('bounded: rewards out of reach');
  expect(textOf(aBareImpact({ rewards: [aReward('still')] }))).toContain('exact: rewards out of reach');
});

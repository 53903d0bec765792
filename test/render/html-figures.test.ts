import { describe, expect, it } from 'vitest';
import { aProblem } from './documents.ts';
import { aBareImpact, aFullImpact, amount, aReward, between, people, sampled } from './impacts.ts';
import { bare, pageOf } from './pages.ts';

const none = { before: null, after: null };

describe('the figures of the report', () => {
  const section = (page: string, id: string): string =>
    /<section aria-labelledby="(\w|-)+">[\s\S]*?<\/section>/g
      [Symbol.match](page)
      ?.find((one) => one.includes(`"${id}"`)) ?? '';

  it('are charts with a name, a description and a table', () => {
    const page = pageOf(aFullImpact('Silver'));
    const charts = [...page.matchAll(/<svg class="(\w+)" role="img" aria-labelledby="(\S+) (\S+)"/g)];
    expect(charts.map(([, size]) => size)).toEqual([
      'wide',
      'narrow',
      'wide',
      'narrow',
      'wide',
      'narrow',
      'wide',
      'narrow',
    ]);
    for (const [, , title, tells] of charts) {
      expect(page).toMatch(new RegExp(`<title id="${title}">[^<]+</title><desc id="${tells}">[^<]{10,}</desc>`));
    }
    expect(page.match(/<figure>[\s\S]*?<\/figure>/g)?.every((figure) => figure.includes('<table'))).toBe(true);
    expect(page.match(/<table/g)?.length).toBe(page.match(/<caption>/g)?.length);
  });

  it('come in the order of the questions people ask', () => {
    const page = pageOf(aFullImpact('Silver'), { problems: [aProblem()] });
    const ids = [...page.matchAll(/<h2 id="([a-z-]+)"/g)].map(([, id]) => id);
    expect(ids).toEqual([
      ...[
        'seen',
        'meaning',
        'sign',
        'details',
        'grave',
        'tiers',
        'balances',
        'rewards',
        'give-back',
        'money',
        'pump',
        'speed',
      ],
      ...['expiry', 'found', 'assumptions', 'confidence'],
    ]);
  });

  it('are left out where nobody knows them', () => {
    const ids = [...pageOf(aBareImpact()).matchAll(/<h2 id="([a-z-]+)"/g)].map(([, id]) => id);
    expect(ids).toEqual(['seen', 'sign', 'details', 'grave', 'assumptions', 'confidence']);
    expect(pageOf(aBareImpact())).toContain('so there are counts and no money');
  });

  it('draw each stream of customers, and none of nobody', () => {
    const tiers = aFullImpact('Silver').tiers!;
    const nobody = { ...tiers.moves[1]!, accounts: people(0), share: null };
    const page = pageOf({
      ...aFullImpact('Silver'),
      tiers: { ...tiers, moves: [...tiers.moves, nobody], nearMisses: [] },
    });
    const drawn = section(page, 'tiers');
    expect(drawn.match(/class="stream \w+"/g)?.slice(0, 4)).toEqual(
      ['stays', 'down', 'up', 'stays'].map((way) => `class="stream ${way}"`),
    );
    expect(drawn).toContain('↓ 352</text>');
    expect(drawn).toContain('↑ &lt;5</text>');
    expect(drawn).not.toContain('most likely to ask');
    expect(drawn).toContain('352 go down from Silver to Base Silver');
  });

  it('draw a tier that comes and one that goes, and ways between tiers that nobody named', () => {
    const [base, top] = aFullImpact('Silver').tiers!.tiers;
    const tiers = {
      ...aFullImpact('Silver').tiers!,
      tiers: [
        base!,
        {
          ...top!,
          address: 'tiers/new',
          name: 'A tier with a name that is long',
          accounts: { before: null, after: people(5) },
        },
        { ...top!, address: 'tiers/old', name: 'Old', accounts: { before: people(0), after: null } },
      ] as const,
      moves: [{ from: 'tiers/gone', to: 'tiers/nowhere', way: 'down', accounts: between(0, 9), share: null }] as const,
    };
    const drawn = section(pageOf(aBareImpact({ tiers })), 'tiers');
    expect(drawn).toContain('A tier wi…</text>');
    expect(drawn).toContain('↓ 0–9');
    const empty = { ...tiers, moves: [] };
    expect(section(pageOf(aBareImpact({ tiers: empty })), 'tiers')).toContain('role="img"');
  });

  it('put prices beside the balances, and say what becomes of people', () => {
    const page = section(pageOf(aFullImpact('Silver')), 'balances');
    expect(page).toContain('500: today’s price of Silver');
    expect(page).toContain('600: new price of Silver');
    expect(page).toContain('>600 new</text>');
    expect(page).toContain('<span class="key lost">can take a reward today, and not then</span>');
    const one = aReward('mug', { changed: true, cost: { before: 1, after: 2 } });
    const few = section(
      pageOf(aBareImpact({ rewards: [one], distribution: { edges: [1, 2], counts: [0, 0, 0] } })),
      'balances',
    );
    expect(few).toContain('1: today’s price</text>');
    const turned = [
      aReward('mug', { changed: true, cost: { before: null, after: 1 } }),
      aReward('cup', { changed: true, cost: { before: 2, after: null } }),
    ];
    const both = section(
      pageOf(aBareImpact({ rewards: turned, distribution: { edges: [1, 2], counts: [9, 8, 7] } })),
      'balances',
    );
    expect(both).toContain('mug is new, for 1 points; cup costs 2 points today, and goes.');
    expect(both).toContain('1: new price of mug</text>');
    expect(both).toContain('2: today’s price of cup</text>');
    expect(both).toContain('<td>can take a reward then, and not today</td>');
    const still = aBareImpact({ distribution: { edges: [1], counts: [5, 8] } });
    expect(section(pageOf(still), 'balances')).toContain('No price changes. none points: 5');
  });

  it('tell of rewards who can take them, the changed ones first', () => {
    const rewards = [aReward('still'), aReward('mug', { changed: true, outOfReach: people(6), nearMisses: people(0) })];
    const page = section(pageOf(aBareImpact({ rewards })), 'rewards');
    expect(bare(page)).toContain('mug 500 0 6 can no longer take it still 500 0 –');
  });

  it('withhold amounts that belong to few people', () => {
    const full = aFullImpact('Silver');
    const held = { face: none, atRedemptionRate: none, devaluation: amount(null) };
    const tiers = full.tiers!;
    const page = pageOf({
      ...full,
      currency: null,
      tiers: { ...tiers, tiers: tiers.tiers.map((tier) => ({ ...tier, monthlyCost: none })) },
      rewards: [aReward('mug', { heldPoints: held }), aReward('cup')],
      giveBack: [
        { ...full.giveBack[0]!, changed: false, headline: { before: null, after: amount(null) }, effective: none },
      ],
      speed: [
        {
          ...full.speed[0]!,
          reward: { before: 'rewards/mug', after: null },
          spend: { before: amount('1'), after: null },
        },
      ],
      expiry: {
        horizonDays: 90,
        atOnce: null,
        within: { before: { ...full.expiry!.atOnce!, face: null }, after: null },
      },
    });
    const fresh = { ...full.giveBack[0]!, headline: { before: null, after: amount('4.00') }, breakEvenLift: none };
    expect(section(pageOf({ ...full, giveBack: [fresh] }), 'give-back')).toContain('none → 4.00 %');
    expect(section(page, 'give-back')).toContain('withheld (fewer than 5 customers)');
    expect(bare(section(page, 'speed'))).toContain('mug → none');
    expect(bare(section(page, 'expiry'))).toContain('today&#39;s rule 58 4,100 –');
    expect(section(page, 'money')).not.toContain('What each tier costs');
    expect(section(pageOf({ ...full, tiers: null, rewards: [] }), 'money')).toContain('5,413,712');
  });

  it('say that no pump was found', () => {
    const pump = { recipes: [], basis: 'margin', tried: 24, searched: 'Tiers: 3.' } as const;
    const page = section(pageOf(aBareImpact({ pump })), 'pump');
    expect(page).toContain('No way was found to earn and redeem in a circle');
    expect(section(pageOf(aFullImpact('Silver')), 'pump')).toContain('<ol><li>Redeem Silver.</li><li>Again.</li></ol>');
  });

  it('say what they take for granted, parts in per cent', () => {
    const text = bare(section(pageOf(aFullImpact('Silver')), 'assumptions'));
    expect(text).toContain('An order comes to 58 Margin of a sale 48 %');
    expect(text).toContain('Not read: Silver.');
    const plain = aBareImpact({ assumptions: { currency: 'USD', rounding: 'floor' } });
    expect(bare(section(pageOf(plain), 'assumptions'))).toContain('How fractions of points are rounded floor');
  });

  it('say how sure each is, and what was read for it', () => {
    const text = bare(section(pageOf({ ...aFullImpact('Silver'), customers: sampled(8400) }), 'confidence'));
    expect(text).toContain('Customers estimated (± 1.92 points of per cent) 961 11 Counted.');
    expect(text).toContain('the site moved while it was read');
    expect(bare(section(pageOf(aBareImpact()), 'confidence'))).toContain(
      'Read: estimate, 0 calls, 0 accounts one by one',
    );
  });
});

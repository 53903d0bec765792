import { describe, expect, it } from 'vitest';
import { aChange, aProblem } from './documents.ts';
import { aBareImpact, aFullImpact, aReward, between, people, sampled } from './impacts.ts';
import { bare, pageOf, top } from './pages.ts';

describe('the page for an owner', () => {
  it('says what shoppers see, what it does to them, and where to sign', () => {
    const page = top(pageOf({ ...aFullImpact('Silver'), currency: 'USD', called: { program: 'Perks', points: null } }));
    const text = bare(page);
    expect(text).toContain('Perks · 21 November 2026');
    expect(text).toContain('8,400 customers collect points. Some of them lose by this change:');
    expect(text).toContain('352 customers go down from Silver to Base Silver');
    expect(text).toContain('9,022.85 USD less for the points customers hold, if spent on “Silver”');
    expect(text).toContain('Silver Points needed 1,500 2,000');
    expect(page).toContain('<input type="text" autocomplete="name">');
    expect(page).toContain('sha256:41d0');
  });

  it('holds no address, no path and no code of a check', () => {
    const page = pageOf(aFullImpact('Silver'), { problems: [aProblem({ code: 'L-TIER-06', severity: 'critical' })] });
    expect(top(page)).not.toMatch(/tiers\/|rewards\/|requiredPoints|L-TIER/);
    expect(bare(top(page))).toContain('Not ready yet: 1 point to settle first');
  });

  it('tells what is new, what goes and what turns, and leaves out steps on the way', () => {
    const text = bare(
      top(
        pageOf(null, {
          createdAt: 'some day',
          changes: [
            aChange({ address: 'rewards/"Summer mug"', op: 'delete', name: 'Summer mug' }),
            aChange({
              address: 'rewards/mug',
              name: 'Mug',
              fields: [
                { path: 'name', after: 'Mug' },
                { path: 'costInPoints', after: 1200 },
                { path: 'active', after: true },
                { path: 'type', after: 'coupon' },
                { path: 'limitedToOneItem', after: true },
                { path: 'scope', after: null },
                { path: 'icon', after: 'a.svg' },
                { path: 'description', after: 'Blue' },
                { path: 'coupon', after: { fixedAmount: '5.00' } },
              ],
            }),
            aChange({
              address: 'rewards/cup',
              name: '',
              fields: [
                { path: 'costInPoints', after: 5 },
                { path: 'active', after: false },
              ],
            }),
            aChange({
              address: 'earningRules/order',
              op: 'update',
              name: 'Order',
              fields: [
                { path: 'byTier.gold.points', before: 5, after: 7 },
                { path: 'icon', before: null, after: 'b.svg' },
                { path: 'active', before: true, after: false },
                { path: 'limitedToOneItem', before: false },
              ],
            }),
            aChange({ address: 'tiers/a', op: 'update', name: 'A ~swap', parked: true, fields: [] }),
          ],
        }),
      ),
    );
    expect(text).toContain('Summer mug there gone');
    expect(text).toContain(
      'Mug – new: cost in points 1,200, limited to one item yes, icon a picture, description Blue, and 1 more',
    );
    expect(text).toContain('cup – new: cost in points 5, active no');
    expect(text).toContain('Order points (gold) 5 7');
    expect(text).toContain('Order icon – a picture');
    expect(text).toContain('Order active yes no');
    expect(text).toContain('Order limited to one item no –');
    expect(text).not.toContain('~swap');
    expect(text).toContain('Loyalty program · some day');
  });

  it('tells what a rule gives in one phrase a tier, by the names of the tiers', () => {
    const label = 'Customer earns';
    const describe = (_: string, path: string) =>
      path.endsWith('points') ? label : path.endsWith('moneyAmount') ? `${label} … for every` : undefined;
    const rate = (path: string, points: number) => [
      { path: `${path}.points`, after: points },
      { path: `${path}.moneyAmount`, after: 1 },
    ];
    const fields = [
      ...rate('conversionRate', 5),
      ...rate('byTier.silver', 6),
      ...rate('byTier.gold', 7),
      { path: 'byTier.gold.costInPoints', after: 9 },
      ...rate('byTier.onyx', 8),
    ];
    const rule = aChange({ address: 'earningRules/order', name: 'Order', fields });
    const gold = aChange({ address: 'tiers/gold', name: 'Gold', fields: [] });
    const impact = aBareImpact({ names: { 'tiers/silver': 'Silver Stars' } });
    const text = bare(top(pageOf(impact, { changes: [rule, gold] }, { describe })));
    expect(text).toContain(
      'new: Customer earns 5 for every 1, in Silver Stars 6 for every 1, in Gold 7 for every 1, cost in points (Gold) 9, and 1 more',
    );
    expect(bare(top(pageOf(null, { changes: [rule] }, { describe })))).toContain('in silver 6 for every 1');
  });

  it('does not list more than anybody compares', () => {
    const changes = Array.from({ length: 70 }, (_, at) => aChange({ address: `rewards/r${at}`, name: `R${at}` }));
    const text = bare(top(pageOf(null, { changes })));
    expect(text).toContain('R59 –');
    expect(text).not.toContain('R60');
    expect(text).toContain('And 10 more things: see the details.');
  });

  it('says that nothing changes, and then asks for no name', () => {
    const page = top(pageOf(null, { changes: [] }));
    expect(page).toContain('Nothing changes for your customers');
    expect(page).not.toContain('<input');
  });

  it.each([
    [{}, 'Customers could not be counted, so what this does to them is not known.'],
    [{ customers: people(0) }, 'Nobody collects points on this site yet, so nobody loses or gains by it today.'],
    [{ customers: people(30) }, '30 customers collect points. None of them was found to lose or gain by it today.'],
    [
      { customers: people(30), rewards: [aReward('mug', { inReach: people(7) })] },
      'None of them was found to lose by it, and some gain: 7 more customers will have enough points for “mug”',
    ],
  ] as const)('says of %j: %s', (given, says) => {
    expect(bare(top(pageOf(aBareImpact(given))))).toContain(says);
  });

  it('names the worst of what is only bounded, and no tiers where people go several ways', () => {
    const tiers = aFullImpact('Silver').tiers!;
    const [, down, up] = tiers.moves;
    const text = bare(
      top(
        pageOf({
          ...aFullImpact('Silver'),
          tiers: {
            ...tiers,
            demoted: between(0, 961),
            promoted: sampled(40),
            moves: [down!, { ...down!, to: 'tiers/x' }, up!],
          },
        }),
      ),
    );
    expect(text).toContain('up to 961 customers go down a tier');
    expect(text).toContain('about 40 customers go up from Base Silver to Silver');
    const few = people('<5', { between: [0, '<5'], certainty: 'bounded' });
    expect(bare(top(pageOf({ ...aFullImpact('Silver'), tiers: { ...tiers, demoted: few } })))).not.toContain(
      'up to <5',
    );
  });

  it('says the reasons of both sides by the names shoppers know', () => {
    const reasons = [
      { path: 'requiredPoints', way: 'adverse', because: 'Harder.' },
      { path: 'x', way: 'favourable', because: 'Nicer.' },
      { path: 'y', way: 'neutral', because: 'Dull.' },
    ] as const;
    const one = { op: 'update', direction: 'adverse', reasons } as const;
    const text = bare(
      top(
        pageOf(
          aBareImpact({
            directions: [
              { ...one, address: 'tiers/silver' },
              { ...one, address: 'tiers/gone' },
            ],
          }),
        ),
      ),
    );
    expect(text).toContain('For the worse Silver: Harder. Loyalty: Harder. For the better Silver: Nicer.');
    expect(text).not.toContain('Dull.');
    const good = { ...one, address: 'tiers/silver', reasons: [reasons[1]] } as const;
    expect(bare(top(pageOf(aBareImpact({ directions: [good] }))))).not.toContain('For the worse');
    expect(bare(top(pageOf(aBareImpact())))).not.toContain('What that means');
  });
});

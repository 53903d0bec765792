import { describe, expect, it } from 'vitest';
import { direct } from '../support/direct.ts';
import { shop } from '../support/shop.ts';
import { ROOMY, WHOLE, yaml } from '../support/whole.ts';

/** Two systems on one site: this one, and somebody who switches rewards on and off and has some of their own. */
const OURS = {
  ...WHOLE,
  rewards: Object.fromEntries(
    Object.entries(WHOLE.rewards).map(
      ([key, { name, costInPoints, coupon }]: [string, { name: string; costInPoints: number; coupon?: object }]) => [
        key,
        coupon ? { name, costInPoints, coupon } : { ...WHOLE.rewards['at-checkout'], active: undefined },
      ],
    ),
  ),
};

describe('P18: what is ignored is left to others', () => {
  it('an attribute is neither compared nor written', async () => {
    const made = await direct({ fixture: 'store' });
    const file = (cost: number): string =>
      yaml({
        rewards: { five: { name: '$5 off your order', costInPoints: cost, coupon: { fixedAmount: 5 } } },
        ignore: ['rewards/five.active', 'rewards/five.coupon.minimumSubtotal'],
      });
    const edit = (active: boolean): void => {
      const { rewards } = made.state();
      made.setState({
        rewards: rewards.map((one) =>
          one.name === '$5 off your order'
            ? { ...one, active, couponReward: { ...one.couponReward, minimumSubtotal: 9 }, revision: '3' }
            : one,
        ),
      });
    };
    edit(false);
    expect((await made.plan(file(500))).document.changes).toEqual([]);
    const document = await made.converge(file(550));
    expect(document.changes.flatMap(({ fields }) => fields.map(({ path }) => path))).toEqual(['costInPoints']);
    expect(document.summary.ignored).toBe(2);
    expect(made.state().rewards.find(({ name }) => name === '$5 off your order')).toMatchObject({
      active: false,
      couponReward: { minimumSubtotal: 9 },
    });
  });

  it('a thing is neither deleted nor counted as unmanaged, whatever else the file says', async () => {
    const made = await direct({ fixture: 'dashboard' });
    const file = yaml({
      exclusive: ['rewards'],
      ignore: ['rewards/"Staff only"', 'rewards/"Free shipping"', 'rewards/"Table discount"'],
    });
    const { document } = await made.plan(file);
    const gone = document.changes.map(({ address }) => address);
    expect(gone.length).toBeGreaterThan(0);
    expect(gone).not.toContain('rewards/"Staff only"');
    expect(document.ignored).toContain('rewards/"Staff only"');
    expect(document.unmanaged).not.toContain('rewards/"Staff only"');
  });

  it('two systems that ignore each other do not fight', async () => {
    const made = await direct({ state: ROOMY });
    const theirs = { rewards: { staff: { name: 'Staff only', costInPoints: 1, coupon: { percentage: 50 } } } };
    const ours = yaml({ ...OURS, exclusive: ['rewards'], ignore: ['rewards/"Staff only"'] });
    await made.converge(ours);
    await made.converge(yaml(theirs));
    for (const file of [ours, yaml(theirs)]) expect((await made.plan(file)).document.changes).toEqual([]);
    expect(made.state().rewards).toHaveLength(6);
  });

  it('declared and ignored is an error with a place, for things and attributes', async () => {
    const made = await shop({ fixture: 'store' });
    for (const ignore of ['rewards/five', 'rewards/"$5 off your order"', 'rewards/five.costInPoints']) {
      made.write(
        'loyalty.yaml',
        yaml({ rewards: { five: { name: '$5 off your order', costInPoints: 500 } }, ignore: [ignore] }),
      );
      const { exit, err } = await made.loyalty('plan');
      expect([ignore, exit]).toEqual([ignore, 1]);
      expect(err).toMatch(/loyalty\.yaml:\d+:\d+ {2}error {2}IGNORED_AND_DECLARED/);
    }
  });

  it('is counted in every output', async () => {
    const made = await shop({
      fixture: 'store',
      files: { 'loyalty.yaml': yaml({ ignore: ['rewards/"Free shipping"'] }) },
    });
    const { out } = await made.loyalty('plan -v');
    expect(out).toMatch(/1 .*ignored/);
    expect(out).toContain('rewards/"Free shipping"');
    expect(JSON.parse((await made.loyalty('plan --format json')).out).summary.ignored).toBe(1);
    expect((await made.loyalty('plan --format markdown')).out).toMatch(/1 .*ignored/);
  });
});

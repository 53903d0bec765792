import { describe, expect, it } from 'vitest';
import { direct } from '../support/direct.ts';
import { shop } from '../support/shop.ts';
import { ROOMY, WHOLE, yaml } from '../support/whole.ts';

/** Every thing with a name that customers read, and the attribute it stands in. */
const NAMED = [
  ...Object.keys(WHOLE.tiers).map((key) => ['tiers', key, 'name'] as const),
  ...Object.keys(WHOLE.earningRules).map((key) => ['earningRules', key, 'title'] as const),
  ...Object.keys(WHOLE.rewards).map((key) => ['rewards', key, 'name'] as const),
];

type Section = { readonly [key: string]: { readonly [attribute: string]: unknown } };

function changed(section: string, key: string, attributes: object): string {
  const things = (WHOLE as unknown as Record<string, Section>)[section] as Section;
  return yaml({ ...WHOLE, [section]: { ...things, [key]: { ...things[key], ...attributes } } });
}

describe('P1: a rename is not a delete and a create', () => {
  it('never deletes over a changed name, and creates only after asking', async () => {
    const made = await direct({ state: ROOMY });
    await made.converge(yaml(WHOLE));
    for (const [section, key, attribute] of NAMED) {
      const { document, refused } = await made.plan(changed(section, key, { [attribute]: 'Something else' }));
      const ops = document.changes.map((change) => change.op);
      expect(ops, key).not.toContain('delete');
      if (ops.includes('create')) expect(refused.map(({ code }) => code)).toContain('CREATE_RESEMBLES');
      else expect(document.changes.map(({ address, op }) => `${op} ${address}`)).toEqual([`update ${section}/${key}`]);
    }
  });

  it('renames what `formerly` names', async () => {
    const made = await direct({ state: ROOMY });
    await made.converge(yaml(WHOLE));
    for (const [section, key, attribute] of NAMED) {
      const things = (WHOLE as unknown as Record<string, Section>)[section] as Section;
      const formerly = section === 'earningRules' ? {} : { formerly: [things[key]?.[attribute]] };
      const { document, refused } = await made.plan(
        changed(section, key, { [attribute]: 'Something else', ...formerly }),
      );
      expect(refused).toEqual([]);
      expect(document.changes.map(({ op, address, fields }) => [op, address, fields.map(({ path }) => path)])).toEqual([
        ['update', `${section}/${key}`, [attribute]],
      ]);
    }
  });

  it('ends with 3, and prints the line to add', async () => {
    const made = await shop({
      fixture: 'store',
      files: {
        'loyalty.yaml': yaml({
          rewards: { five: { name: 'Five dollars off', costInPoints: 500, coupon: { fixedAmount: 5 } } },
        }),
      },
    });
    for (const command of ['plan', 'apply --yes']) {
      const { exit, out } = await made.loyalty(command);
      expect(exit).toBe(3);
      expect(out).toContain('CREATE_RESEMBLES  rewards/five');
      expect(out).toContain('add "formerly: ["$5 off your order"]"');
    }
    expect(made.writes()).toEqual([]);
    made.write(
      'loyalty.yaml',
      yaml({ rewards: { five: { name: 'Five dollars off', formerly: ['$5 off your order'] } } }),
    );
    expect((await made.loyalty('apply --yes -q')).exit).toBe(0);
    expect(made.writes().map(({ call }) => call)).toEqual(['rewards.updateReward']);
    expect(made.state().rewards.map(({ name }) => name)).toContain('Five dollars off');
    expect(made.state().rewards).toHaveLength(4);
  });

  it('says when `formerly` is spent', async () => {
    const made = await direct({ fixture: 'store' });
    const { document } = await made.plan(yaml({ tiers: { silver: { name: 'Silver', formerly: ['Bronze'] } } }));
    expect(document.changes).toEqual([]);
    expect(document.problems.map(({ code, severity }) => `${severity} ${code}`)).toEqual(['info FORMERLY_SPENT']);
  });

  it('takes a swap of two names only with ids', async () => {
    const made = await direct({ fixture: 'store' });
    const [silver, gold] = made.state().tiers;
    const swapped = { silver: { name: 'Gold', requiredPoints: 1500 }, gold: { name: 'Silver', requiredPoints: 5000 } };
    const names = (): readonly unknown[] =>
      made.state().tiers.map(({ id, tierDefinition }) => [id, tierDefinition?.name]);
    await made.converge(
      yaml({ tiers: { silver: { ...swapped.silver, id: silver?.id }, gold: { ...swapped.gold, id: gold?.id } } }),
    );
    expect(names()).toEqual([
      [silver?.id, 'Gold'],
      [gold?.id, 'Silver'],
    ]);
  });
});

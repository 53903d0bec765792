import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { desk } from '../support/world.ts';

const FILE = 'version: 1\nsite: sandbox\nprogram: { name: Perks, points: { name: Stars } }\n';

async function planned() {
  const made = desk({ 'loyalty.yaml': FILE });
  expect((await made.loyalty('plan --out plan.json -q')).exit).toBe(0);
  const path = join(made.folder, 'plan.json');
  const edit = (from: string, to: string) => made.write('plan.json', readFileSync(path, 'utf8').replaceAll(from, to));
  return { ...made, edit };
}

describe('a saved plan', () => {
  it('is applied as it was saved', async () => {
    const { loyalty } = await planned();
    expect((await loyalty('apply plan.json --yes')).exit).toBe(0);
    expect((await loyalty('plan --detailed-exitcode')).exit).toBe(0);
  });

  it.each([
    ['what it would do', '"name": "Stars"', '"name": "Stripes"'],
    ['what it shows', '"after": "Stars"', '"after": "Stripes"'],
    ['both, but not the digest', '"Stars"', '"Stripes"'],
  ])('is refused when somebody changed %s', async (_, from, to) => {
    const { edit, loyalty } = await planned();
    edit(from, to);
    const applied = await loyalty('apply plan.json --yes');
    expect(applied.exit).toBe(1);
    expect(applied.err).toContain('PLAN_ALTERED');
    expect((await loyalty('show plan.json')).err).toContain('PLAN_ALTERED');
  });
});

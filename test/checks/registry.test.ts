import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { explainCheck, explainChecks } from '../../src/checks/explain.ts';
import { FLEET } from '../../src/checks/fleet/list.ts';
import { BUILT, CHECKS } from '../../src/checks/registry.ts';

/** How many rules each family of the catalogue has. */
const FAMILIES = { VAL: 11, EARN: 12, TIER: 13, REW: 11, PROG: 5, EXP: 3, LAW: 3, OPS: 12, FLEET: 3 };

const folder = new URL('../../src/checks/', import.meta.url);

test('has every rule of the catalogue, in its order', () => {
  const ids = Object.entries(FAMILIES).flatMap(([family, count]) =>
    Array.from({ length: count }, (_, index) => `L-${family}-${String(index + 1).padStart(2, '0')}`),
  );
  expect([...CHECKS.keys()]).toEqual(ids);
  expect(ids).toHaveLength(73);
});

test('has one file for each check, and no check twice', () => {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /\/[a-z]+-\d+\.ts$/.test(name),
  );
  const ids = files.map((name) => `L-${name.replace(/^.*\/(.*)\.ts$/, '$1').toUpperCase()}`);
  expect(ids.toSorted()).toEqual([...BUILT, ...FLEET].map(({ id }) => id as string).toSorted());
});

test('keeps what the file says of a check apart from its limits', () => {
  for (const { limits, facts = {} } of BUILT) {
    const names = [...Object.keys(limits), ...Object.keys(facts)];
    expect(new Set(names).size).toBe(names.length);
    expect(names).not.toContain('off');
    expect(names).not.toContain('reason');
  }
});

test('only warns where it speaks of law', () => {
  const law = BUILT.filter(({ needs }) => needs?.includes('jurisdiction'));
  expect(law.map(({ id, severity }) => `${id} ${severity}`)).toEqual([
    'L-EXP-03 warning',
    'L-LAW-01 warning',
    'L-LAW-03 info',
  ]);
});

test('explains a check, one that is held elsewhere, and one that comes later', () => {
  expect(explainCheck('l-tier-05')).toMatchObject({
    id: 'L-TIER-05',
    status: 'built',
    scope: 'static',
    limits: [
      { name: 'most', value: 5, unit: '×' },
      { name: 'least', value: 1.3, unit: '×' },
    ],
    facts: [],
    needs: [],
  });
  expect(explainCheck('L-LAW-01')?.facts).toEqual([
    { name: 'noticeSent', form: 'date', means: 'day on which customers were told' },
    { name: 'effectiveFrom', form: 'date', means: 'day from which the change holds' },
  ]);
  expect(explainCheck('L-REW-07')).toMatchObject({ status: 'held', by: expect.stringContaining('ONE_OF') });
  expect(explainCheck('L-FLEET-02')).toMatchObject({ status: 'built', severity: 'error', scope: 'fleet' });
  expect(explainCheck('L-OPS-01')).toMatchObject({ status: 'later', severity: 'error' });
  expect(explainCheck('L-VAL-99')).toBeUndefined();
  expect(explainChecks()).toHaveLength(73);
});

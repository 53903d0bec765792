import { describe, expect, test } from 'vitest';
import { BUILT } from '../../src/checks/registry.ts';
import { examine } from '../../src/checks/run.ts';
import { CASES } from './cases/index.ts';

describe.each(BUILT.map((check) => check.id))('%s', (id) => {
  const mine = CASES.filter(({ check }) => check === id);

  test.each(mine.map((one) => [one.what, one] as const))('%s', (_, { subject, settings, finds }) => {
    const examined = examine(subject, settings);
    expect(examined.notRun.find((one) => one.id === id)?.lacks ?? []).toEqual([]);
    const found = examined.findings.filter(({ code }) => code === id);
    const lines = found.map(
      ({ address, path, measured }) => `${address ?? ''}${path === undefined ? '' : `.${path}`} ${measured}`,
    );
    expect(lines).toEqual(finds);
  });

  test('fires in one case, and just does not in another', () => {
    expect(mine.some(({ finds }) => finds.length > 0)).toBe(true);
    expect(mine.some(({ finds }) => finds.length === 0)).toBe(true);
  });

  test('says what to do, and its critical findings yield to a consent', () => {
    for (const { subject, settings } of mine) {
      for (const finding of examine(subject, settings).findings) {
        expect(finding.message).toMatch(/^(?:[\p{Lu}\d]|[a-zA-Z]+\/).*\.$/su);
        expect(finding.message).not.toMatch(/undefined|NaN|null|Infinity/);
        expect(finding.next).toMatch(/\.$|"$/);
        expect(finding.yieldsTo).toBe(finding.severity === 'critical' ? `override ${finding.code}` : undefined);
      }
    }
  });
});

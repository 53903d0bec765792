import { expect, test } from 'vitest';
import { BUILT } from '../../src/checks/registry.ts';
import { settingsSchema, toldTo } from '../../src/checks/settings.ts';
import { compiler } from '../../src/config/compiling.ts';

const known = (id: string) => {
  const check = BUILT.find((one) => one.id === id);
  if (!check) throw new Error(id);
  return check;
};

test('limits of the file go over those of the check', () => {
  const check = known('L-TIER-05');
  expect(toldTo(check, undefined)).toEqual({ most: 5, least: 1.3 });
  expect(toldTo(check, { least: 1, reason: 'ten close tiers' })).toEqual({ most: 5, least: 1 });
});

test('limits without a number, and facts, are told only when the file says them', () => {
  expect(toldTo(known('L-VAL-10'), undefined)).toEqual({ rise: 10, max: undefined });
  expect(toldTo(known('L-LAW-03'), { terms: 'https://example.com', reason: 'r' })).toEqual({
    terms: 'https://example.com',
  });
});

test('the schema takes limits, facts and switches with a reason, and nothing else', () => {
  const validate = compiler().compile(settingsSchema());
  expect(validate({})).toBe(true);
  expect(validate({ 'L-VAL-04': { factor: 3, reason: 'few' }, 'L-VAL-06': { off: true, reason: 'capped' } })).toBe(
    true,
  );
  expect(validate({ 'L-LAW-01': { noticeSent: '2026-10-01', effectiveFrom: '2026-12-15', reason: 'mail' } })).toBe(
    true,
  );
  expect(validate({ 'L-VAL-04': { factor: 3 } })).toBe(false);
  expect(validate({ 'L-VAL-04': { times: 3, reason: 'few' } })).toBe(false);
  expect(validate({ 'L-VAL-04': { off: false, reason: 'few' } })).toBe(false);
  expect(validate({ 'L-LAW-01': { noticeSent: 'soon', reason: 'mail' } })).toBe(false);
  expect(validate({ 'L-VAL-99': { off: true, reason: 'none' } })).toBe(false);
});

test('describes every setting for editors', () => {
  const { properties } = settingsSchema() as { properties: Record<string, { properties: Record<string, object> }> };
  expect(properties['L-VAL-10']?.properties).toMatchObject({
    rise: { description: 'How much a plan may raise the liability. In %. 10 unless said otherwise.', examples: [10] },
    max: { description: 'The budget for the liability after the plan. In money.' },
  });
});

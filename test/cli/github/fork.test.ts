import { expect, it } from 'vitest';
import { shop } from '../../support/shop.ts';
import { PROGRAM } from './program.ts';

it('plans for a simulated site when there are no credentials, and asks nobody', async () => {
  const file = PROGRAM.replace('site: sandbox', 'site: 11111111-2222-4333-8444-555555555555').replace(
    /\nrewards:.*/s,
    '',
  );
  const made = await shop({ fixture: 'store', files: { 'loyalty.yaml': file } });
  expect((await made.loyalty('plan')).err).toContain('CREDENTIALS_MISSING');
  const { exit, out } = await made.loyalty('plan --on-sandbox --detailed-exitcode');
  expect([exit, made.sandbox.requests().length]).toEqual([2, 0]);
  expect(out).toContain('Site 11111111-2222-4333-8444-555555555555');
  expect(out).toContain('create  tiers/platinum');
});

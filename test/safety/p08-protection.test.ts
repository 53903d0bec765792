import { describe, expect, it } from 'vitest';
import { checkout } from '../cli/drift/a-checkout.ts';

const KEPT = `version: 1
site: sandbox
tiers:
  gold: { name: Gold, requiredPoints: 5000, preventDestroy: true }
rewards:
  five-off: { name: Five off, costInPoints: 500, coupon: { fixedAmount: 5 }, preventDestroy: true }
  ten-off: { name: Ten off, costInPoints: 1000, coupon: { fixedAmount: 10 } }
`;
const UNPROTECTED = KEPT.replaceAll(', preventDestroy: true', '');
const WITHOUT = UNPROTECTED.replace(/ {2}five-off.*\n/, '');
const CONSENTS = '--yes --allow-delete --allow-adverse --override delete-limit --override resemblance --reason test';

describe('P8: protection outlives the block', () => {
  it('refuses to delete in one step what the base protects, whatever is agreed to', async () => {
    const made = await checkout({ 'loyalty.yaml': KEPT });
    for (const text of [WITHOUT, `${WITHOUT}removed: [ rewards/"Five off" ]\n`, `${WITHOUT}exclusive: [ rewards ]\n`]) {
      made.write('loyalty.yaml', text);
      for (const command of ['plan --allow-delete', `apply ${CONSENTS}`]) {
        const { exit, out } = await made.loyalty(`${command} --base HEAD`);
        expect([text, command, exit]).toEqual([text, command, 3]);
        expect(out).toContain('error  PROTECTED  rewards/five-off');
        expect(out).toContain('First take "preventDestroy: true" out of the file and apply that');
      }
    }
  });

  it('takes two steps: the line, then the block', async () => {
    const made = await checkout({ 'loyalty.yaml': KEPT });
    made.write('loyalty.yaml', UNPROTECTED);
    expect((await made.loyalty(`apply --base HEAD ${CONSENTS}`)).exit).toBe(0);
    made.commit();
    made.write('loyalty.yaml', WITHOUT);
    const { exit, out } = await made.loyalty(`apply --base HEAD ${CONSENTS}`);
    expect([exit, out]).toEqual([0, expect.stringContaining('1 deleted')]);
  });

  it('counts for a replacement, which deletes too, with a base and without', async () => {
    const made = await checkout({ 'loyalty.yaml': KEPT });
    const turned = KEPT.replace('coupon: { fixedAmount: 5 }', 'discount: { amount: 5 }');
    for (const line of ['plan --allow-delete', 'plan --allow-delete --base HEAD']) {
      made.write('loyalty.yaml', turned);
      const { exit, out } = await made.loyalty(line);
      expect([line, exit]).toEqual([line, 3]);
      expect(out).toContain('PROTECTED  rewards/five-off');
    }
    made.write('loyalty.yaml', turned.replaceAll(', preventDestroy: true', ''));
    expect((await made.loyalty('plan --allow-delete --base HEAD')).out).toContain('PROTECTED');
    expect((await made.loyalty('plan --allow-delete')).out).not.toContain('PROTECTED');
  });

  it('says nothing about what is not protected', async () => {
    const made = await checkout({ 'loyalty.yaml': KEPT });
    made.write('loyalty.yaml', KEPT.replace(/ {2}ten-off.*\n/, ''));
    const { exit, out } = await made.loyalty('plan --base HEAD');
    expect([exit, out]).toEqual([3, expect.stringContaining('DELETE_NOT_ALLOWED')]);
    expect(out).not.toContain('PROTECTED');
    expect((await made.loyalty('plan --base HEAD --allow-delete')).exit).toBe(0);
  });
});
